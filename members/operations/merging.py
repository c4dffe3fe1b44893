"""Two rows of one person made one: whatever named the one that goes names the one that stays."""

from typing import Any

import psycopg.errors
from allauth.account.models import EmailAddress
from django.db import IntegrityError, OperationalError, models, transaction
from django.utils.translation import gettext as _

from members import merging
from members.models import Person, WebSession
from members.operations.people import INVITATION
from office import links
from office.audit import note, operation, photograph
from office.refusals import Refused


@operation(on="keep", under=("keep", "gone"))
def merge_people(
    *,
    keep: Person,
    gone: Person,
    by: Person | None,
    takes_name: bool = False,
    takes_address: bool = False,
) -> Person:
    """Join `gone` into `keep`, with the name or the address to sign in of `gone` where it is said so.

    The row of `gone` stays behind, empty of rights, so that the audit still resolves.
    """
    gone = Person.objects.get(pk=gone.pk)
    _check_may_merge(keep, gone, by)
    email = gone.email if takes_address or not keep.email else keep.email
    found = merging.parts(keep, gone, email)
    _note_what_moves(found, gone)
    _become_part_of(person=Person.objects.get(pk=gone.pk), keep=keep, by=by)
    for part in found:
        _move(part, keep, gone, by=by)
    _take_over(keep, gone, email=email, takes_name=takes_name)
    if email and any(part.place.model is EmailAddress for part in found):
        _keep_account(keep)
    return keep


def _check_may_merge(keep: Person, gone: Person, by: Person | None) -> None:
    if keep.pk == gone.pk:
        raise Refused(_("This is one and the same record: choose the other one."))
    if gone.merged_into_id or keep.merged_into_id:
        raise Refused(_("One of the two was joined meanwhile: look at the page of the person again."))
    if by is not None and by.pk == gone.pk:
        raise Refused(_("You are signed in with the record that would go: keep it, and join the other one."))


def _note_what_moves(found: list[merging.Part], gone: Person) -> None:
    moved: dict[str, int] = {}
    dropped: dict[str, list[int]] = {}
    values: dict[str, list[Any]] = {}
    for part in found:
        place = merging.str_of(part.place)
        if part.moving:
            moved[place] = part.moving
        if part.doubles:
            dropped[place] = [double.row.pk for double in part.doubles]
            values[place] = [_values(double.row) for double in part.doubles]
    note(gone=gone.pk, moved=moved, dropped=dropped, personal={"not_kept": values})


def _values(row: models.Model) -> Any:
    """All that a row of ours said; of somebody else's table only its name, for it may hold secrets."""
    if not hasattr(row, "privacy"):
        return merging.name_of(row)
    plain, personal = photograph(row) or ({}, {})
    return plain | personal


@operation(on="person")
def _become_part_of(*, person: Person, keep: Person, by: Person | None) -> Person:
    """What stays of the row that goes: its number and its name, no address, no account."""
    links.revoke(INVITATION, person.pk)
    person.merged_into, person.is_active, person.email = keep, False, None
    person.set_unusable_password()
    person.save(update_fields=["merged_into", "is_active", "email", "password"])
    WebSession.objects.filter(person=person).delete()
    return person


def _move(part: merging.Part, keep: Person, gone: Person, *, by: Person | None) -> None:
    rows = part.place.model._base_manager
    try:
        with transaction.atomic():
            for double in part.doubles:
                if hasattr(double.stays, "starts_on"):
                    _take_in(row=double.stays, other=double.row, by=by)
                rows.filter(pk=double.row.pk).delete()
            rows.filter(**{part.place.name: gone}).update(**{part.place.name: keep})
    except IntegrityError as error:
        raise Refused(
            _("The two cannot be joined: both have «%s», and nobody has said which one stays.") % part.label
        ) from error
    except OperationalError as error:
        if isinstance(error.__cause__, psycopg.errors.DeadlockDetected):
            raise Refused(_("Somebody was faster: open the page again.")) from error
        raise


@operation(on="row")
def _take_in(*, row: Any, other: Any, by: Person | None) -> Any:
    """The days of both, and what only the other one said."""
    row.starts_on = min(row.starts_on, other.starts_on)
    row.ends_on = None if None in (row.ends_on, other.ends_on) else max(row.ends_on, other.ends_on)
    for field in row._meta.concrete_fields:
        if isinstance(field, models.CharField) and not getattr(row, field.name):
            setattr(row, field.name, getattr(other, field.name))
    row.save()
    return row


def _take_over(keep: Person, gone: Person, *, email: str | None, takes_name: bool) -> None:
    if takes_name:
        keep.given_name, keep.family_name = gone.given_name, gone.family_name
    if keep.email != email:
        # An invitation proves the address it was sent to, and that is no longer the one to sign in.
        links.revoke(INVITATION, keep.pk)
        keep.email = email
        keep.is_active = keep.is_active or gone.is_active
    keep.last_login = max(filter(None, (keep.last_login, gone.last_login)), default=None)
    keep.created_at = min(keep.created_at, gone.created_at)
    keep.save()


def _keep_account(keep: Person) -> None:
    """That there has been one is known by its address, whichever it is now; it is the only one left."""
    EmailAddress.objects.update_or_create(user=keep, email=keep.email, defaults={"primary": True})
