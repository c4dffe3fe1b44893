"""Organizations that outsiders wrote in words, put in their place; and who asks for its link again."""

from django.db import transaction
from django.utils.translation import gettext as _

from events.models import Registration, RegistrationNeeds
from events.operations.telling import send_again
from members.models import Organization, Person
from members.operations import add_prospect
from office import clock
from office.audit import operation
from office.refusals import Refused


@operation(on="registration", under="registration.event")
def place_organization(
    *, registration: Registration, organization: Organization, by: Person | None, is_interested: bool = False
) -> Registration:
    """`is_interested`: a council that is no member goes to the list of those that may join."""
    if registration.organization_id or not registration.organization_words:
        raise Refused(_("It has already been put in its place: look at the list again."))
    if is_interested:
        add_prospect(
            organization=organization, since_on=clock.today(), by=by, contact_name=registration.name,
            contact_email=registration.email, source=(_("Event: %s") % registration.event)[:200],
        )  # fmt: skip
    registration.organization, registration.organization_words = organization, ""
    registration.save(update_fields=["organization", "organization_words"])
    return registration


def place_all(
    *, registration: Registration, organization: Organization, by: Person | None, is_interested: bool = False
) -> list[Registration]:
    """With whoever else wrote the same words, in any event: they are put in their place once."""
    same = Registration.objects.unplaced().filter(organization_words__iexact=registration.organization_words)
    rows = [registration, *same.exclude(pk=registration.pk).select_related("event")]
    with transaction.atomic():
        # Always in one order: of two people who place the same words, none waits for the other for ever.
        return [
            place_organization(
                registration=row, organization=organization, by=by,
                is_interested=is_interested and row == registration,
            )
            for row in sorted(rows, key=lambda row: (row.event_id, row.pk))
        ]  # fmt: skip


@operation(on="registration")
def send_link_again(*, registration: Registration, by: Person | None) -> Registration:
    send_again(registration)
    return registration


@operation(on="registration")
def write_needs(*, registration: Registration, diet: str, access: str, by: Person | None) -> Registration:
    """What somebody needs, said or said anew; without any, nothing is kept."""
    RegistrationNeeds.objects.filter(registration=registration).delete()
    if diet.strip() or access.strip():
        RegistrationNeeds.objects.create(registration=registration, diet=diet.strip(), access=access.strip())
    return registration
