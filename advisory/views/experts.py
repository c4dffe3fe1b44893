"""The page of an expert: what waits for it and what comes."""

from django.http import HttpResponse
from django.shortcuts import render

from advisory.pages.experts import given_this_year, own_sessions
from members.requests import MemberRequest
from office.access import require


def expert_page(request: MemberRequest) -> HttpResponse:
    require(request, "advisory.give_advice")
    context = {"own": own_sessions(request.user), "given": given_this_year(request.user)}
    return render(request, "advisory/expert_page.html", context)
