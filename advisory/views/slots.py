"""The published times of a service, and the one form that takes one of them."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from advisory import operations
from advisory.forms.slots import SlotForm
from advisory.models import AdvisoryService, AdvisorySession
from advisory.pages import asking as asking_pages
from advisory.pages.asking import Asking
from advisory.pages.slots import Offer, moment_of
from members.requests import MemberRequest
from office.access import fetch, require
from office.forms import attempt


def slot_list(request: MemberRequest) -> HttpResponse:
    """Month by month; without a service, those that have published times."""
    asking = _asking(request)
    offered = AdvisoryService.objects.offered()
    if not asking.asked_code:
        services = list(offered.with_published_hours())
        if len(services) != 1:
            return render(request, "advisory/slot_services.html", {"services": services, "asking": asking})
        service = services[0]
    else:
        service = fetch(offered, code=asking.asked_code)
    offer = Offer(service, asking.organization)
    month = next((one for one in offer.months if one.key == request.GET.get("month")), None)
    month = month or next(iter(offer.months), None)
    context = {
        "asking": asking,
        "service": service,
        "offer": offer,
        "month": month,
        "days": offer.days_of(month) if month else [],
        "passed_on": _passed_on(asking),
    }
    return render(request, "advisory/slot_list.html", context)


def slot_ask(request: MemberRequest) -> HttpResponse:
    """One time: if somebody was faster, the nearest free ones are offered and nothing typed is lost."""
    asking = _asking(request)
    service = fetch(AdvisoryService.objects.offered(), code=asking.asked_code)
    form = _form(request, asking, service)
    session = None
    if form.is_valid():
        session = attempt(form, operations.request_session, need=asking.need, by=request.user, **form.given())
        again = None if session else _form(request, asking, service)
        form = form if again is None or again.is_valid() else again
    if session or (session := _sent_before(request)):
        messages.success(request, _("The time is yours while the expert answers. You will get a message."))
        return redirect(session)
    context = {"form": form, "asking": asking, "service": service, "passed_on": _passed_on(asking)}
    return render(request, "advisory/slot_ask.html", context)


def _asking(request: MemberRequest) -> Asking:
    asking = asking_pages.read(request.user, request.GET)
    if asking.organization:
        require(request, "advisory.ask", asking.organization)
    elif not request.user.has_perm("advisory.run_advice") and not request.user.has_perm(
        "advisory.ask_for_own"
    ):
        raise PermissionDenied
    return asking


def _form(request: MemberRequest, asking: Asking, service: AdvisoryService) -> SlotForm:
    moment = moment_of(request.POST.get("slot") or request.GET.get("at") or "")
    if moment is None:
        raise Http404
    return SlotForm(
        request.POST or None, asking=asking, offer=Offer(service, asking.organization), moment=moment
    )


def _sent_before(request: MemberRequest) -> AdvisorySession | None:
    """Of a form sent twice, what came of it: its time is taken, by itself."""
    try:
        once = UUID(request.POST.get("once", ""))
    except ValueError:
        return None
    found: AdvisorySession | None = AdvisorySession.objects.visible_to(request.user).filter(once=once).first()
    return found


def _passed_on(asking: Asking) -> str:
    """What the address of one page hands to the next: for whom, and of which need."""
    if asking.need:
        return f"&need={asking.need.pk}"
    return (
        f"&organization={asking.organization.pk}" if asking.organization and not asking.is_for_oneself else ""
    )
