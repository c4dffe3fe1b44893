"""Signing in and one's own security. 302 for somebody signed in: to «Inici», or first to confirm who it is."""

from typing import Any

from tests.access.scene import Scene
from tests.access.statuses import (
    COORDINATION_ACTS,
    ENTRANCE,
    EVERYBODY,
    HIDDEN_BUT_COORDINATION,
    SIGNED_IN,
    SIGNED_IN_ACTS,
    Row,
)
from tests.cast import PasskeyFactory

CONFIRMS = SIGNED_IN_ACTS


def passkey(scene: Scene) -> list[Any]:
    return [PasskeyFactory(user=scene.cast.coordination).pk]


SESSION = {
    "account_request_login_code": Row(ENTRANCE),
    "account_confirm_login_code": Row(SIGNED_IN_ACTS),
    "account_login": Row(ENTRANCE),
    "mfa_login_webauthn": Row(ENTRANCE.replace("200", "302")),
    "mfa_authenticate": Row(SIGNED_IN_ACTS),
    "identity_login": Row("302 302 302 302 302 302 302 302 302 404"),  # none is configured
    "openid_connect_callback": Row("302 302 302 302 302 302 302 302 302 404", lambda scene: ["oidc"]),
    "account_inactive": Row(EVERYBODY),
    "account_logout": Row(SIGNED_IN),
    "invitation": Row(EVERYBODY, lambda scene: [scene.invitation.token]),
    # Nobody has a password or a second factor here: each is led to the way that it has.
    "account_reauthenticate": Row(SIGNED_IN_ACTS),
    "confirm_by_code": Row(SIGNED_IN),
    "mfa_reauthenticate": Row(SIGNED_IN_ACTS),
    "mfa_reauthenticate_webauthn": Row(SIGNED_IN_ACTS),
    "security": Row(SIGNED_IN),
    "passkey_add": Row(CONFIRMS),
    "passkey_rename": Row(HIDDEN_BUT_COORDINATION, passkey),
    "passkey_remove": Row(CONFIRMS, passkey),
    "authenticator_app_add": Row(CONFIRMS),
    "authenticator_app_remove": Row(CONFIRMS),
    "recovery_codes": Row(CONFIRMS),
    "recovery_codes_download": Row(CONFIRMS),
    "recovery_codes_renew": Row(CONFIRMS),
    "password_choose": Row(CONFIRMS),
    "sessions_end_others": Row(SIGNED_IN_ACTS, method="post"),
    "session_end": Row(SIGNED_IN_ACTS, lambda scene: ["0123456789abcdef"], "post"),
    "identity_disconnect": Row(CONFIRMS, lambda scene: [1]),
    "second_factor_reset": Row(COORDINATION_ACTS, lambda scene: [scene.cast.technician.pk]),
}
