"""A person in one line of the directory, on the screen and in the file: the same columns."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import NetworkRole, Organization, Seat
from office import clock
from office.tables import Cell, Column


@dataclass(frozen=True)
class Post:
    words: str
    council: str
    council_number: int

    @property
    def url(self) -> str:
        return Organization(pk=self.council_number).get_absolute_url()


@dataclass(frozen=True)
class PersonRow:
    title: str
    url: str
    posts: list[Post]
    words: list[str]  # what it is in the network, without a post in a council
    addresses: list[str]
    state: str
    tone: str


def person_row(person: Any, *, sees_all: bool) -> PersonRow:
    """Of a person that comes `with_posts`; asks the database for nothing."""
    addresses = [post["email"] for post in person.posts if post["email"]]
    if sees_all and person.email:
        addresses.append(person.email)
    state, tone = _state(person.posts)
    return PersonRow(
        title=", ".join(filter(None, (person.family_name, person.given_name))) or str(person),
        url=person.get_absolute_url(),
        posts=[_post(post) for post in person.posts],
        words=[] if person.posts else _words(person),
        addresses=list(dict.fromkeys(addresses)),
        state=state,
        tone=tone,
    )


def _post(post: dict[str, Any]) -> Post:
    words = [post["title"]]
    if not _is_in_force(post):
        day = date_format(date.fromisoformat(post["ends_on"]), "SHORT_DATE_FORMAT")
        words.append(_("until %(day)s") % {"day": day})
    return Post(
        words=" · ".join(words),
        council=post["council"],
        council_number=post["council_number"],
    )


def _words(person: Any) -> list[str]:
    words = [str(NetworkRole.Kind(kind).label) for kind in person.network_kinds]
    words += [f"{Seat.Function(seat['function']).label}, {seat['body']}" for seat in person.seats_held]
    words += [_("Group: %s") % group for group in person.groups_joined]
    words += [_("Interlocutor of %s") % partner for partner in person.partners_spoken_for]
    return words


def _state(posts: list[dict[str, Any]]) -> tuple[str, str]:
    in_force = [post for post in posts if _is_in_force(post)]
    if any(post["is_primary_contact"] for post in in_force):
        return _("Reference person"), "well"
    if any(post["is_substitute"] for post in in_force):
        return _("Substitute"), "neutral"
    return "", "neutral"


def _is_in_force(post: dict[str, Any]) -> bool:
    return not post["ends_on"] or date.fromisoformat(post["ends_on"]) >= clock.today()


def _lines(values: Iterable[str]) -> Cell:
    return " · ".join(values)


COLUMNS = [
    Column(gettext_lazy("Person"), lambda row: row.title),
    Column(gettext_lazy("Post"), lambda row: _lines([*(post.words for post in row.posts), *row.words])),
    Column(gettext_lazy("Council"), lambda row: _lines(post.council for post in row.posts)),
    Column(gettext_lazy("Addresses"), lambda row: _lines(row.addresses)),
    Column(gettext_lazy("State"), lambda row: row.state),
]
