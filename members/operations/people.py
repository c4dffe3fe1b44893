from collections.abc import Mapping
from datetime import date
from typing import Any

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from members.checks import check_period
from members.models import NetworkRole, Organization, Person, Role
from office import links, messages
from office.audit import note, operation
from office.models import SignedLink
from office.refusals import Refused

INVITATION = "invitation"
INVITATION_DAYS = 14


@operation()
def add_person(*, given_name: str, family_name: str, email: str | None = None, by: Person | None) -> Person:
    """Somebody the portal knows and who cannot sign in yet: that takes an invitation."""
    try:
        with transaction.atomic():
            person = Person.objects.create_person(given_name=given_name, family_name=family_name, email=email)
    except IntegrityError as error:
        raise Refused(
            _("Somebody with this address is already in the portal: choose that person."), "email"
        ) from error
    person.is_active = False
    person.save(update_fields=["is_active"])
    return person


@operation(under="organization")
def add_role(
    *,
    person: Person,
    organization: Organization,
    line: str,
    title: str,
    starts_on: date,
    by: Person | None,
    department: str = "",
    ends_on: date | None = None,
    is_primary_contact: bool = False,
    is_substitute: bool = False,
    email: str = "",
    phone: str = "",
    on_behalf_of: Organization | None = None,
) -> Role:
    """Give a post to a person; a new reference person relieves the one before."""
    role = Role(
        person=person,
        organization=organization,
        line=line,
        title=title,
        department=department,
        starts_on=starts_on,
        ends_on=ends_on,
        is_primary_contact=is_primary_contact,
        is_substitute=is_substitute,
        email=email,
        phone=phone,
    )
    hold_unmerged(person)
    check_period(starts_on, ends_on)
    if is_primary_contact:
        _relieve_reference_person(role, by=by)
    role.save()
    return role


def hold_unmerged(person: Person) -> None:
    """For whatever gives something to a person: not to one that is being joined into another record."""
    rows = Person.objects.select_for_update(no_key=True).values_list("merged_into", flat=True)
    if rows.get(pk=person.pk):
        raise Refused(_("%s was joined into another record of the same person: choose that one.") % person)


@operation(on="role", under="role.organization")
def edit_role(
    *, role: Role, by: Person | None, on_behalf_of: Organization | None = None, **values: Any
) -> Role:
    """Change a post: `values` are its columns, the person and the organization excepted."""
    for name, value in values.items():
        setattr(role, name, value)
    check_period(role.starts_on, role.ends_on)
    if role.is_primary_contact:
        _relieve_reference_person(role, by=by)
    role.save()
    return role


@operation(on="role", under="role.organization")
def end_role(
    *, role: Role, ends_on: date, by: Person | None, on_behalf_of: Organization | None = None
) -> Role:
    """The last day of a post; it may be still to come. The place left is a vacancy, never an obstacle."""
    if ends_on < role.starts_on:
        raise Refused(
            _("The last day cannot be before the first, %s.") % f"{role.starts_on:%d/%m/%Y}", "ends_on"
        )
    if role.is_primary_contact and _has_successor(role, ends_on):
        raise Refused(_("Somebody else is the reference person on that day."), "ends_on")
    role.ends_on = ends_on
    role.save(update_fields=["ends_on"])
    return role


def _has_successor(role: Role, day: date) -> bool:
    later = Role.objects.filter(organization=role.organization, is_primary_contact=True)
    return bool(later.filter(starts_on__gt=role.starts_on, starts_on__lte=day).exclude(pk=role.pk).exists())


@operation(on="role")
def _stop_being_reference_person(*, role: Role, by: Person | None) -> Role:
    role.is_primary_contact = False
    role.save(update_fields=["is_primary_contact"])
    return role


def _relieve_reference_person(role: Role, *, by: Person | None) -> None:
    others = Role.objects.filter(organization=role.organization, is_primary_contact=True).exclude(pk=role.pk)
    for other in others.select_for_update(no_key=True):
        ends_after = other.ends_on is None or other.ends_on >= role.starts_on
        if ends_after and (role.ends_on is None or other.starts_on <= role.ends_on):
            _stop_being_reference_person(role=other, by=by)


@operation()
def add_network_role(
    *, person: Person, kind: str, starts_on: date, by: Person | None, ends_on: date | None = None
) -> NetworkRole:
    hold_unmerged(person)
    return NetworkRole.objects.create(person=person, kind=kind, starts_on=starts_on, ends_on=ends_on)


@operation(on="person")
def invite(*, person: Person, by: Person | None) -> Person:
    """Send the link with which a person opens its account; an earlier link stops working."""
    hold_unmerged(person)
    if not person.email:
        raise Refused(_("Write down an address to sign in before inviting this person."))
    if person.is_active:
        raise Refused(_("%s already has an account.") % person)
    links.revoke(INVITATION, person.pk)
    link = links.create(
        INVITATION, subject_id=person.pk, person=person, days=INVITATION_DAYS, single_use=True
    )
    messages.send(
        kind="invitation",
        key=f"invitation:{link.pk}",
        person=person,
        address=person.email,
        subject=_("Your access to the portal of the network"),
        body=_(
            "Hello, %(name)s.\n\nThe coordination of the network has opened the portal to you. "
            "With this link you open your account; it works once, until %(until)s."
        )
        % {"name": person.given_name, "until": f"{link.expires_at:%d/%m/%Y}"},
        link=reverse("invitation", args=[link.token]),
        about=person,
    )
    return person


@operation(on="person")
def accept_invitation(*, person: Person, link: SignedLink | None, by: Person | None) -> Person:
    """Open the account: the address is proved by the mail that brought the link."""
    hold_unmerged(person)
    if link is not None:
        links.use(link)
    person.is_active = True
    person.save(update_fields=["is_active"])
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"verified": True, "primary": True}
    )
    return person


@operation()
def add_coordinator(
    *, given_name: str, family_name: str, email: str, starts_on: date, by: Person | None
) -> Person:
    """Somebody of the secretariat, with an account from the start: the first of an empty portal."""
    person = add_person(given_name=given_name, family_name=family_name, email=email, by=by)
    add_network_role(person=person, kind=NetworkRole.Kind.COORDINATION, starts_on=starts_on, by=by)
    return accept_invitation(person=person, link=None, by=by)


@operation()
def export_people(*, asked: Mapping[str, str], rows: int, by: Person | None) -> None:
    """Nothing changes; the audit says who took a list of people out, how it was asked for and how long it was.

    The name that was searched may be somebody's: it goes with the personal part.
    """
    plain = {name: value for name, value in asked.items() if name != "q"}
    note(filter=plain, rows=rows, personal={"searched": asked.get("q", "")})
