"""Services of others that the portal may use; without their variables it does without them."""

from typing import Any

from xmess.env import Environment


def openid_connect(env: Environment) -> tuple[str, dict[str, Any]]:
    """The words of its button, and the provider as allauth wants it."""
    issuer = env.url("OIDC_ISSUER", ("https",), "")
    if not issuer:
        return "", {}
    name = env.text("OIDC_NAME")
    app = {
        "provider_id": "oidc",
        "name": name,
        "client_id": env.text("OIDC_CLIENT_ID"),
        "secret": env.text("OIDC_CLIENT_SECRET"),
        "settings": {"server_url": issuer},
    }
    return name, {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


def virus_scanner(env: Environment) -> tuple[str, str]:
    """ClamAV's daemon, host:port or the path of its socket."""
    address = env.text("CLAMD_ADDRESS", "")
    is_socket, port = address.startswith("/"), address.rpartition(":")[2]
    if address and not is_socket and (port == address or not port.isdecimal()):
        env.complaints.append(f"CLAMD_ADDRESS is «{address}»: write host:port, or the path of a socket")
    return address, "office.scanning.clamd" if address else ""
