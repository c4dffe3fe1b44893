"""People and their posts: recognised by address, else by name in the same council."""

from typing import Any

from django.utils.translation import gettext as _

from members.imports.changes import Entry, Newcomer, NewPost, PostChange
from members.imports.compare_councils import differs
from members.imports.known import Known, is_current
from members.models import Organization, Person, Role
from office import clock
from office.folding import fold, letters

Somebody = Person | Newcomer


class PeopleComparison:
    """Line after line, because two lines may be about one person."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.newcomers: dict[str, Newcomer] = {}
        self.lines: dict[tuple[int, Somebody], int] = {}
        self.references: dict[int, int] = {}

    def read(self, entry: Entry, council: Organization) -> None:
        if entry.values["is_reference"] == "yes":
            first = self.references.setdefault(council.pk, entry.number)
            if first != entry.number:
                entry.refuse(
                    "is_reference", _("line %d has already the reference person of the council.") % first
                )
        person = self._person(entry, council)
        if person is None:
            return
        entry.person = person
        first = self.lines.setdefault((council.pk, person), entry.number)
        if first != entry.number:
            column = "person_email" if entry.values["person_email"] else "given_name"
            entry.refuse(column, _("it is the same person as on line %d.") % first)
        elif isinstance(person, Newcomer):
            self._new_post(entry, council, person)
        else:
            self._compare_posts(entry, council, person)

    def _person(self, entry: Entry, council: Organization) -> Somebody | None:
        values = entry.values
        name, address = f"{values['given_name']} {values['family_name']}".strip(), values["person_email"]
        known = self.known.by_address.get(address) or self.newcomers.get(address)
        if known:
            if name and not _may_be(known, values):
                told = {"address": address, "person": known}
                entry.refuse("person_email", _("«%(address)s» is the address of %(person)s.") % told)
                return None
            if name and letters(name) != letters(str(known)):
                entry.notes.append(_("The portal has %s: the name stays as it is.") % known)
            return known
        named = self.known.people_named(council, name) if name else []
        if len(named) == 1:
            return named[0]
        if named:
            entry.refuse(
                "given_name", _("the council has %d people of this name: write the address.") % len(named)
            )
            return None
        return self._newcomer(entry, council, name)

    def _newcomer(self, entry: Entry, council: Organization, name: str) -> Newcomer | None:
        values = entry.values
        if not values["given_name"]:
            entry.refuse("given_name", _("it is blank, and nobody in the portal has that address."))
        elif not values["family_name"]:
            entry.refuse("family_name", _("it is blank, and the person is new in the portal."))
        elif values["person_email"] and values["person_email"] in {values["email"], council.email.lower()}:
            entry.refuse(
                "person_email", _("it is the shared mailbox: a person has an address of its own, or none.")
            )
        else:
            return self._one_newcomer(
                council, Newcomer(values["given_name"], values["family_name"], values["person_email"])
            )
        return None

    def _one_newcomer(self, council: Organization, person: Newcomer) -> Newcomer:
        """The one of that name in the council, unless each has an address of its own."""
        named = self.newcomers.setdefault(f"{council.pk} {letters(str(person))}", person)
        if person.email and named.email and person.email != named.email:
            named = person
        if person.email:
            self.newcomers[person.email] = named
        return named

    def _new_post(self, entry: Entry, council: Organization, person: Somebody) -> None:
        for name in ("title", "line"):
            if not entry.values[name]:
                entry.refuse(name, _("it is blank, and the post is new."))
                return
        values = _post_values(entry) | {"starts_on": entry.values["starts_on"] or clock.today()}
        if isinstance(person, Person):
            values |= self._other_address(entry, person, "")
        values = {name: value for name, value in values.items() if value}
        entry.changes.append(NewPost(council, person, values, self._relieved(council, values, person)))

    def _compare_posts(self, entry: Entry, council: Organization, person: Person) -> None:
        posts = self.known.posts(council, person)
        current = [role for role in posts if is_current(role)]
        ended = max((role.ends_on for role in posts if role.ends_on and not is_current(role)), default=None)
        of_line = [role for role in current if entry.values["line"] in {"", role.line}]
        titled = [role for role in current if letters(role.title) == letters(entry.values["title"])]
        if len(titled) == 1:
            self._compare_post(entry, titled[0], person)
        elif len(of_line) == 1:
            self._compare_post(entry, of_line[0], person)
        elif of_line:
            several = _(
                "%s has several posts in the council: write the one this line is about as it is there."
            )
            entry.refuse("title", several % person)
        elif ended and not (entry.values["starts_on"] and entry.values["starts_on"] > ended):
            over = _("the post ended on %s: write since when there is another, or take the line out.")
            entry.refuse("starts_on", over % f"{ended:%d/%m/%Y}")
        else:
            self._new_post(entry, council, person)

    def _compare_post(self, entry: Entry, role: Role, person: Person) -> None:
        given = _post_values(entry) | self._other_address(entry, person, role.email)
        values = {
            name: new
            for name, new in given.items()
            if new not in {None, ""} and differs(name, getattr(role, name), new)
        }
        starts_on = values.get("starts_on")
        if starts_on and role.ends_on and starts_on > role.ends_on:
            entry.refuse("starts_on", _("the post ends before, on %s.") % f"{role.ends_on:%d/%m/%Y}")
        elif values:
            entry.changes.append(PostChange(role, values, self._relieved(role.organization, values, person)))

    def _other_address(self, entry: Entry, person: Person, written: str) -> dict[str, str]:
        """Whom the portal knows by another address keeps it to sign in; this one is to write to."""
        address = entry.values["person_email"]
        return {"email": address} if address and address not in {person.email, written.lower()} else {}

    def _relieved(self, council: Organization, values: dict[str, Any], person: Somebody) -> Role | None:
        before = self.known.reference_role(council) if values.get("is_primary_contact") else None
        return before if before and before.person != person else None


def _post_values(entry: Entry) -> dict[str, Any]:
    values = entry.values
    return {
        "title": values["title"],
        "line": values["line"],
        "department": values["department"],
        "phone": values["person_phone"],
        "is_primary_contact": {"yes": True, "no": False}.get(values["is_reference"]),
        "starts_on": values["starts_on"],
    }


def _may_be(person: Somebody, values: dict[str, Any]) -> bool:
    """Shares a family name, or the given name where the line has no other: «Puig» is «Puig Roca»."""
    name = "family_name" if values["family_name"] else "given_name"
    return bool(set(fold(values[name]).split()) & set(fold(getattr(person, name)).split()))
