"""Who comes: the list of coordination, one's own, and what is done with one registration."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from events import operations
from events.filters.registrations import RegistrationFilter
from events.forms.registrations import CancelForm, NeedsForm, SubstituteForm
from events.models import Certificate, Event, Registration, RegistrationNeeds
from events.pages.registrations import by_event, columns_of, listed, may_write_needs, page_url, rows_of
from events.pages.seats import seats_of
from events.pages.tabs import event_tabs
from members.models import Organization
from members.permissions import represented_ids
from members.requests import MemberRequest
from office.access import fetch, require
from office.answers import answered
from office.forms import attempt
from office.partials import render_list
from office.tables import as_file

LATEST_CERTIFICATES = 5


def registration_list(request: MemberRequest, pk: int) -> HttpResponse:
    event = _event(request, pk)
    found = RegistrationFilter(request.GET, event.registrations.for_rows(), request=request, event=event)
    context = found.on_page(export="registration_export")
    context |= {
        "event": event,
        "tabs": event_tabs(event, "registration_list"),
        "rows": listed(context["page"]),
        "seats": seats_of(event),
        "shown": [found.shown_form[name] for name in ("state", "needs")],
    }
    return render_list(request, "events/registration_list.html", context)


def registration_export(request: MemberRequest, pk: int, kind: str) -> HttpResponseBase:
    """What the list shows, all of its pages."""
    event = _event(request, pk)
    found = RegistrationFilter(request.GET, event.registrations.for_file(), request=request, event=event)
    columns = columns_of(list(event.questions.all()))
    return as_file(_("Registrations: %s") % event.title, kind, columns, found.qs)


def own_registrations(request: MemberRequest) -> HttpResponse:
    """Who of one's organizations comes to what, and oneself."""
    rows = Registration.objects.of_person_or(request.user.pk, represented_ids(request.user))
    found = rows.coming().standing().for_list().prefetch_related("items")
    certificates = Certificate.objects.of_person_or(request.user.pk, represented_ids(request.user))
    latest = certificates.standing().for_list()[:LATEST_CERTIFICATES]
    events = by_event(found)
    rows_of_now = [row for group in events for row in group.rows if row.may_check_in or row.is_here]
    own = [row for row in rows_of_now if row.registration.person_id == request.user.pk]
    context = {"events": events, "here": own, "certificates": latest}
    return render(request, "events/own_registrations.html", context)


def registration_page(request: MemberRequest, pk: int) -> HttpResponse:
    """What somebody needs is seen by that person and by coordination; colleagues see the rest. Who registered it
    writes it once, and does not read it afterwards."""
    registration = _managed(request, pk)
    context = {"row": rows_of([registration])[0], "back": page_url(registration, request.user)}
    if may_write_needs(registration, request.user):
        needs = getattr(registration, "needs", None) or RegistrationNeeds(registration=registration)
        form = NeedsForm(request.POST or None, instance=needs)
        if form.is_valid() and attempt(
            form, operations.write_needs, registration=registration, by=request.user, **form.cleaned_data
        ):
            messages.success(request, _("It is written down. It is erased 30 days after the event."))
            return redirect("registration_page", pk)
        context["form"] = form
    return render(request, "events/registration_page.html", context)


@require_POST
def registration_accept(request: MemberRequest, pk: int) -> HttpResponse:
    registration = _managed(request, pk)
    with answered(request, _("The seat is taken: the invitation is on its way.")):
        operations.accept_seat(registration=registration, by=request.user)
    return redirect(page_url(registration, request.user))


@require_POST
def registration_here(request: MemberRequest, pk: int) -> HttpResponse:
    """Whoever comes says so itself."""
    registration: Registration = fetch(Registration.objects.visible_to(request.user).for_page(), pk=pk)
    require(request, "events.check_in", registration)
    with answered(request, _("Your attendance is written down.")):
        operations.check_in_registered(registration=registration, by=request.user)
    return redirect("own_registrations")


def registration_cancel(request: MemberRequest, pk: int) -> HttpResponse:
    registration = _managed(request, pk)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(
        form, operations.cancel_registration, registration=registration, by=request.user,
        on_behalf_of=_acted_for(request, registration),
    ):  # fmt: skip
        messages.success(request, _("The registration is cancelled, and the seat is free."))
        return redirect(page_url(registration, request.user))
    context = {"row": rows_of([registration])[0], "form": form, "back": page_url(registration, request.user)}
    return render(request, "events/registration_cancel.html", context)


def registration_substitute(request: MemberRequest, pk: int) -> HttpResponse:
    registration = _managed(request, pk)
    form = SubstituteForm(request.POST or None, registration=registration)
    if form.is_valid() and (
        made := attempt(
            form, operations.substitute, registration=registration, by=request.user,
            on_behalf_of=_acted_for(request, registration), **form.cleaned_data,
        )
    ):  # fmt: skip
        messages.success(request, _("Comes now: %s. Both have a mail.") % made)
        return redirect(page_url(registration, request.user))
    context = {"row": rows_of([registration])[0], "form": form, "back": page_url(registration, request.user)}
    return render(request, "events/registration_substitute.html", context)


def _event(request: MemberRequest, pk: int) -> Event:
    event: Event = fetch(Event.objects.visible_to(request.user).with_waiting(), pk=pk)
    require(request, "events.run_events", event)
    return event


def _managed(request: MemberRequest, pk: int) -> Registration:
    registration: Registration = fetch(Registration.objects.visible_to(request.user).for_page(), pk=pk)
    require(request, "events.manage_registration", registration)
    return registration


def _acted_for(request: HttpRequest, registration: Registration) -> Organization | None:
    """Its organization, where somebody else than who comes does it."""
    return registration.organization if registration.person_id != request.user.pk else None
