from django.http import HttpResponse
from django.shortcuts import render

from members.requests import MemberRequest
from office import clock
from office.blocks import collect_blocks


def home(request: MemberRequest) -> HttpResponse:
    """«Inici»: what each app offers to this person, in the order of urgency."""
    context = {"blocks": collect_blocks("HOME_BLOCKS", request), "today": clock.today()}
    return render(request, "home/home.html", context)
