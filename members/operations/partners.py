"""Writing down the partners of the ecosystem, and whom to talk to in them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, Value
from django.utils.translation import gettext as _

from members.checks import check_period
from members.models import Comarca, Interlocutor, Organization, Partner, Person, Topic
from members.operations.organizations import edit_organization
from members.querysets import not_ended_before
from office.audit import operation
from office.db import Fold
from office.refusals import Refused

SHORT_NAME_LETTERS = 80


@operation()
def add_partner(
    *,
    name: str,
    family: str,
    by: Person | None,
    short_name: str = "",
    kind: str = Organization.Kind.PARTNER,
    parent: Partner | None = None,
    country: str = "ES",
    note: str = "",
    **contact: Any,
) -> Partner:
    """An organization of the ecosystem; `contact` is its email, phone, website and topics."""
    organization = _add_organization(kind=kind, name=name, short_name=short_name, by=by)
    _edit_contact(organization, contact, by=by)
    return Partner.objects.create(
        organization=organization, family=family, parent=parent, country=country, note=note
    )


@operation(on="partner")
def edit_partner(
    *,
    partner: Partner,
    name: str,
    family: str,
    by: Person | None,
    short_name: str = "",
    parent: Partner | None = None,
    country: str = "ES",
    note: str = "",
    **contact: Any,
) -> Partner:
    organization = partner.organization
    _rename_organization(organization=organization, name=name, short_name=short_name, by=by)
    _edit_contact(organization, contact, by=by)
    _check_parent(partner, parent)
    partner.family, partner.parent, partner.country, partner.note = family, parent, country, note
    partner.save()
    return partner


@operation()
def _add_organization(*, kind: str, name: str, short_name: str, by: Person | None) -> Organization:
    organization = Organization(kind=kind)
    _name(organization, name, short_name)
    organization.save()
    return organization


@operation(on="organization")
def _rename_organization(
    *, organization: Organization, name: str, short_name: str, by: Person | None
) -> Organization:
    _name(organization, name, short_name)
    organization.save(update_fields=["name", "short_name"])
    return organization


def _name(organization: Organization, name: str, short_name: str) -> None:
    """Give it its names, unless another has one of them already."""
    if not short_name and len(name) > SHORT_NAME_LETTERS:
        raise Refused(_("The name is long: write its acronym or a short name too."), "short_name")
    organization.name, organization.short_name = name, short_name or name
    same = _of_the_same_name(organization)
    if same is None:
        return
    if same.is_council:
        raise Refused(_("%s is in the register of councils: it cannot be a partner too.") % same, "name")
    raise Refused(_("It is already among the partners, as «%s»: change that one.") % same, "name")


def _of_the_same_name(organization: Organization) -> Organization | None:
    """Another one whose name or short name is, but for accents and capitals, one of these."""
    names = [Fold(Value(organization.name)), Fold(Value(organization.short_name))]
    others = Organization.objects.exclude(pk=organization.pk).alias(search_short=Fold("short_name"))
    partners = ~Q(kind__in=[Organization.Kind.MUNICIPALITY, Organization.Kind.COUNTY_COUNCIL])
    # A town gives its short name to its council only: «Girona» is no reason to refuse a partner.
    same: Organization | None = others.filter(
        Q(search_name__in=names) | (partners & Q(search_short__in=names))
    ).first()
    return same


def _edit_contact(organization: Organization, contact: dict[str, Any], *, by: Person | None) -> None:
    given = {"email": "", "phone": "", "website": "", "topics": list[Topic]()} | contact
    edit_organization(organization=organization, ess_page=organization.ess_page, by=by, **given)


def _check_parent(partner: Partner, parent: Partner | None) -> None:
    above = parent
    while above is not None:
        if above.pk == partner.pk:
            raise Refused(
                _("%s is part of this one: it cannot be the other way round too.") % parent, "parent"
            )
        above = above.parent


@operation(under="partner")
def add_interlocutor(
    *,
    partner: Partner,
    person: Person,
    starts_on: date,
    by: Person | None,
    ends_on: date | None = None,
    title: str = "",
    email: str = "",
    phone: str = "",
    comarques: Iterable[Comarca] = (),
    topics: Iterable[Topic] = (),
) -> Interlocutor:
    """Whom to talk to in a partner: for some comarques and topics, or for all when none is given."""
    interlocutor = Interlocutor(
        partner=partner, person=person, title=title, email=email, phone=phone, starts_on=starts_on,
        ends_on=ends_on,
    )  # fmt: skip
    _check_interlocutor(interlocutor)
    interlocutor.save()
    interlocutor.comarques.set(comarques)
    interlocutor.topics.set(topics)
    return interlocutor


@operation(on="interlocutor", under="interlocutor.partner")
def edit_interlocutor(
    *,
    interlocutor: Interlocutor,
    by: Person | None,
    comarques: Iterable[Comarca],
    topics: Iterable[Topic],
    **values: Any,
) -> Interlocutor:
    """`values` are its columns, the person and the partner excepted."""
    for name, value in values.items():
        setattr(interlocutor, name, value)
    _check_interlocutor(interlocutor)
    interlocutor.save()
    interlocutor.comarques.set(comarques)
    interlocutor.topics.set(topics)
    return interlocutor


@operation(on="interlocutor", under="interlocutor.partner")
def end_interlocutor(*, interlocutor: Interlocutor, ends_on: date, by: Person | None) -> Interlocutor:
    """The last day of somebody in a partner; the row stays among those there have been."""
    interlocutor.ends_on = ends_on
    _check_interlocutor(interlocutor)
    interlocutor.save(update_fields=["ends_on"])
    return interlocutor


def _check_interlocutor(interlocutor: Interlocutor) -> None:
    check_period(interlocutor.starts_on, interlocutor.ends_on)
    others = interlocutor.partner.interlocutors.filter(person=interlocutor.person).exclude(pk=interlocutor.pk)
    others = others.filter(not_ended_before(interlocutor.starts_on))
    if interlocutor.ends_on:
        others = others.filter(starts_on__lte=interlocutor.ends_on)
    if others.exists():
        raise Refused(
            _("%s is already written down here for those days: change that row.") % interlocutor.person
        )
