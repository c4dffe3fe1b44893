from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render

from members.requests import MemberRequest
from office import clock
from office.blocks import collect_blocks


def home(request: MemberRequest) -> HttpResponse:
    """«Inici»: what each app offers to this person, in the order of urgency."""
    context = {"blocks": collect_blocks("HOME_BLOCKS", request), "today": clock.today()}
    return render(request, "home/home.html", context)


def gallery(request: MemberRequest) -> HttpResponse:
    """The components side by side, for who writes pages; only where DEBUG or the demonstration is on."""
    if not (settings.DEBUG or settings.IS_DEMO):
        raise Http404
    return render(request, "gallery.html")
