"""The council: the coming events to which it may send people, and who of it is registered."""

from django.db.models import Prefetch
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import Event, Registration
from events.pages.registrations import by_event
from events.pages.words import when_in_words
from members.models import Organization
from members.permissions import represented_ids
from office import clock
from office.blocks import Block

SHOWN = 4


def coming_events(request: HttpRequest) -> Block | None:
    own = represented_ids(request.user)
    if not own:
        return None
    mine = Registration.objects.standing().of_organizations(own).select_related("person")
    events = (
        Event.objects.visible_to(request.user)
        .open_for_registration(clock.now())
        .order_by("day", "starts_at", "pk")
        .prefetch_related(Prefetch("registrations", queryset=mine, to_attr="own"))[:SHOWN]
    )
    rows = [{"event": event, "when": when_in_words(event), "who": _who(event.own)} for event in events]
    context = {"rows": rows, "all_url": reverse("own_registrations")}
    return Block(_("Coming events"), "events/block_council.html", context, order=9) if rows else None


def _who(registrations: list[Registration]) -> str:
    """Names, and of each that has no seat, that it waits."""
    seated = [str(row) for row in registrations if row.state == Registration.State.CONFIRMED]
    others = [
        f"{row} ({row.get_state_display().lower()})"
        for row in registrations
        if row.state != Registration.State.CONFIRMED
    ]
    return ", ".join([*seated, *others])


def registrations_of(request: HttpRequest, organization: Organization) -> Block | None:
    """The page of a member: who of it comes to what, to be substituted or cancelled there."""
    if not request.user.has_perm("events.register_for", organization):
        return None
    rows = Registration.objects.of_organizations([organization.pk]).standing().coming().for_list()
    found = by_event(rows.prefetch_related("items"))
    if not found:
        return None
    return Block(_("Registrations"), "events/block_registrations.html", {"events": found}, order=16)
