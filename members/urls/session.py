"""/sessio/: only the doors that are used; what allauth has besides stays closed."""

from allauth.account import views as account
from django.urls import path

from members.views import confirmation, identity, security
from members.views.session import ConfirmCode, RequestCode, SecondFactor, SignInByPasskey

entrance_urls = [
    path("", RequestCode.as_view(), name="account_request_login_code"),
    path("codi/", ConfirmCode.as_view(), name="account_confirm_login_code"),
    path("contrasenya/", account.login, name="account_login"),
    path("clau/", SignInByPasskey.as_view(), name="mfa_login_webauthn"),
    path("segon-factor/", SecondFactor.as_view(), name="mfa_authenticate"),
    path("identitat/", identity.identity_login, name="identity_login"),
    path("identitat/<slug:provider_id>/", identity.identity_callback, name="openid_connect_callback"),
    path("inactiva/", account.account_inactive, name="account_inactive"),
    path("sortiu/", account.logout, name="account_logout"),
]
confirmation_urls = [
    path("confirmeu/", confirmation.ConfirmByPassword.as_view(), name="account_reauthenticate"),
    path("confirmeu/codi/", confirmation.ConfirmByMail.as_view(), name="confirm_by_code"),
    path("confirmeu/segon-factor/", confirmation.ConfirmByCode.as_view(), name="mfa_reauthenticate"),
    path("confirmeu/clau/", confirmation.ConfirmByPasskey.as_view(), name="mfa_reauthenticate_webauthn"),
]
security_urls = [
    path("seguretat/", security.security, name="security"),
    path("seguretat/claus/", security.passkey_add, name="passkey_add"),
    path("seguretat/claus/<int:pk>/nom/", security.passkey_rename, name="passkey_rename"),
    path("seguretat/claus/<int:pk>/traieu/", security.passkey_remove, name="passkey_remove"),
    path("seguretat/aplicacio/", security.authenticator_app_add, name="authenticator_app_add"),
    path("seguretat/aplicacio/traieu/", security.authenticator_app_remove, name="authenticator_app_remove"),
    path("seguretat/codis/", security.recovery_codes, name="recovery_codes"),
    path("seguretat/codis/baixeu/", security.recovery_codes_download, name="recovery_codes_download"),
    path("seguretat/codis/nous/", security.recovery_codes_renew, name="recovery_codes_renew"),
    path("seguretat/contrasenya/", security.password_choose, name="password_choose"),
    path("seguretat/sessions/", security.sessions_end_others, name="sessions_end_others"),
    path("seguretat/sessions/<slug:mark>/", security.session_end, name="session_end"),
    path("seguretat/identitat/<int:pk>/", security.identity_disconnect, name="identity_disconnect"),
    path("persones/<int:pk>/segon-factor/", security.second_factor_reset, name="second_factor_reset"),
]
urlpatterns = [*entrance_urls, *confirmation_urls, *security_urls]
