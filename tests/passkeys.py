"""A phone in Python: it makes passkeys and signs with them, as a browser would send them."""

import json
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.test import Client
from django.urls import reverse
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from members.models import Person
from tests.cast import confirm

HOST, ORIGIN = "localhost", "http://localhost"
FLAG = AuthenticatorData.FLAG


class Phone:
    """One passkey; `user_handle` says whose it is, as the portal told it when it was made."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.credential_id = b"passkey-of-a-test-phone-" + id(self).to_bytes(8, "big")
        self.user_handle = ""

    def make(self, options: dict[str, Any], *, origin: str = ORIGIN, is_verified: bool = True) -> str:
        wanted = options["publicKey"]
        self.user_handle = wanted["user"]["id"]
        public = ES256.from_cryptography_key(self.key.public_key())
        kept = AttestedCredentialData.create(bytes(16), self.credential_id, public)
        flags = FLAG.UP | FLAG.AT | (FLAG.UV if is_verified else FLAG(0))
        data = AuthenticatorData.create(sha256(HOST.encode()), flags, 0, kept)
        client = CollectedClientData.create("webauthn.create", wanted["challenge"], origin)
        return self._answer(
            clientDataJSON=client, attestationObject=AttestationObject.create("none", data, {})
        )

    def sign(
        self,
        options: dict[str, Any],
        *,
        origin: str = ORIGIN,
        is_verified: bool = True,
        user_handle: str | None = None,
    ) -> str:
        flags = FLAG.UP | (FLAG.UV if is_verified else FLAG(0))
        data = AuthenticatorData.create(sha256(HOST.encode()), flags, 1)
        client = CollectedClientData.create("webauthn.get", options["publicKey"]["challenge"], origin)
        signature = self.key.sign(data + client.hash, ec.ECDSA(SHA256()))
        return self._answer(
            clientDataJSON=client,
            authenticatorData=data,
            signature=signature,
            userHandle=user_handle or self.user_handle,
        )

    def _answer(self, **response: Any) -> str:
        number = websafe_encode(self.credential_id)
        parts = {
            name: value if isinstance(value, str) else websafe_encode(value)
            for name, value in response.items()
        }
        return json.dumps({"id": number, "rawId": number, "type": "public-key", "response": parts})


def plain(options: Any) -> dict[str, Any]:
    """What stands in the page, as the script would read it."""
    found: dict[str, Any] = json.loads(json.dumps(options, default=dict))
    return found


def browser() -> Client:
    return Client(SERVER_NAME=HOST)


def give_passkey(person: Person) -> Phone:
    """A phone that already keeps a passkey of the person."""
    phone = Phone()
    phone.user_handle = websafe_encode(user_pk_to_url_str(person).encode())
    made = phone.make({"publicKey": {"user": {"id": phone.user_handle}, "challenge": "AAAA"}})
    Authenticator.objects.create(
        user=person, type="webauthn", data={"name": "Telèfon", "credential": json.loads(made)}
    )
    return phone


def add_passkey(client: Client, phone: Phone, person: Person, name: str = "Telèfon") -> Any:
    """Through the page, in a browser where the person is signed in."""
    confirm(client, person)
    page = client.get(reverse("passkey_add"))
    credential = phone.make(plain(page.context["js_data"]["creation_options"]))
    return client.post(reverse("passkey_add"), {"name": name, "credential": credential})


def options_to_enter(client: Client) -> dict[str, Any]:
    answer = client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})
    found: dict[str, Any] = answer.json()["request_options"]
    return found


def enter_with(client: Client, phone: Phone, **signing: Any) -> Any:
    """The button of the sign-in page."""
    next_url = signing.pop("next", None)
    credential = phone.sign(options_to_enter(client), **signing)
    sent = {"credential": credential} | ({"next": next_url} if next_url else {})
    return client.post(reverse("mfa_login_webauthn"), sent)
