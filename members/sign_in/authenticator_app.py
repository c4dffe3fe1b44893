"""What an authenticator app reads to begin: a link, the same as a picture, and the key for who types it."""

import base64

from allauth.mfa.adapter import get_adapter

from members.models import Person


def setup_link(person: Person, secret: str) -> str:
    link: str = get_adapter().build_totp_url(person, secret)
    return link


def picture_of(link: str) -> str:
    """The square code as the address of an image: pages hold no drawing of others."""
    drawing = get_adapter().build_totp_svg(link)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawing.encode()).decode()}"
