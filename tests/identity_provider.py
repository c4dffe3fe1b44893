"""An OpenID Connect provider on this machine: its own thread, real HTTP, signed tokens."""

import base64
import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from django.urls import reverse

from members.models import Person

CLIENT_ID, CLIENT_SECRET = "portal", "a-secret-of-the-test"


@cache
def signing_key() -> rsa.RSAPrivateKey:
    """One for all tests: making it is slow."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Account:
    sub: str
    email: str
    email_verified: Any = True


@dataclass
class Provider:
    """`account` is who is signed in there; `broken` answers rubbish to the path it names."""

    account: Account
    broken: str = ""
    claims: dict[str, Any] = field(default_factory=dict)  # of the id_token, instead of the right ones
    grants: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)  # at the last authorization

    def __post_init__(self) -> None:
        handler = type("Handler", (_Handler,), {"provider": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self) -> Self:
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def settings(self) -> dict[str, Any]:
        app = {
            "provider_id": "oidc",
            "name": "l'Administració",
            "client_id": CLIENT_ID,
            "secret": CLIENT_SECRET,
            "settings": {"server_url": self.issuer},
        }
        return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser goes back to."""
        self.asked = asked
        code = secrets.token_urlsafe()
        self.grants[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, sent: dict[str, str]) -> dict[str, Any] | None:
        grant = self.grants.pop(sent.get("code", ""), None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(sent.get("code_verifier", "").encode()).digest())
        is_right = (
            grant
            and sent.get("client_secret") == CLIENT_SECRET
            and sent.get("redirect_uri") == grant["redirect_uri"]
            and grant.get("code_challenge") == proof.rstrip(b"=").decode()
        )
        if not is_right:
            return None
        claims = {"iss": self.issuer, "aud": CLIENT_ID, "sub": self.account.sub, "exp": time.time() + 60}
        signed = jwt.encode(claims | self.claims, signing_key(), "RS256", headers={"kid": "1"})
        return {"access_token": "let-me-in", "token_type": "Bearer", "id_token": signed}


class _Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        if address.path == self.provider.broken:
            self._answer(500, {"error": "broken"})
        elif address.path == "/.well-known/openid-configuration":
            self._answer(200, self.provider.discovery())
        elif address.path == "/authorize":
            asked = {name: values[0] for name, values in parse_qs(address.query).items()}
            self.send_response(302)
            self.send_header("Location", self.provider.authorize(asked))
            self.end_headers()
        elif address.path == "/userinfo" and self.headers["Authorization"] == "Bearer let-me-in":
            self._answer(200, vars(self.provider.account))
        else:
            self._answer(404, {})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        sent = {name: values[0] for name, values in parse_qs(body).items()}
        token = None if self.path == self.provider.broken else self.provider.token(sent)
        self._answer(200 if token else 400, token or {"error": "invalid_grant"})

    def _answer(self, status: int, content: dict[str, Any]) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: Any) -> None:
        """Tests read what is asserted, not a log."""


def go(client: Client, **asked: str) -> str:
    """The button, and what the browser does at the provider; the path on which it comes back."""
    response = client.get(reverse("identity_login"), asked)
    back = requests.get(response["Location"], allow_redirects=False, timeout=5).headers["Location"]
    parts = urlsplit(back)
    return f"{parts.path}?{parts.query}"


def enter(client: Client, **asked: str) -> Any:
    return client.get(go(client, **asked))


def user_of(client: Client) -> Person | None:
    context = client.get(reverse("security")).context
    return context["user"] if context else None
