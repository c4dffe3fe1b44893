"""/memories/fitxes/: what the network did in a year with a member, or with a body."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import Body, Organization
from members.requests import MemberRequest
from office import paper
from office.access import fetch, require
from reports.pages.body_sheet import body_sheet_of
from reports.pages.member_sheet import member_sheet_of
from reports.pages.sheets import Sheet, is_known, years_to_choose


def member_sheet(request: MemberRequest, pk: int, year: int) -> HttpResponse:
    return _shown(request, _of_member(request, pk, year), "member_sheet")


def member_sheet_paper(request: MemberRequest, pk: int, year: int) -> HttpResponse:
    return _on_paper(_of_member(request, pk, year))


def body_sheet(request: MemberRequest, pk: int, year: int) -> HttpResponse:
    return _shown(request, _of_body(request, pk, year), "body_sheet")


def body_sheet_paper(request: MemberRequest, pk: int, year: int) -> HttpResponse:
    return _on_paper(_of_body(request, pk, year))


def _of_member(request: MemberRequest, pk: int, year: int) -> Sheet:
    """For coordination and the council itself: the others read what the directory says."""
    _check(year)
    organization = fetch(Organization.objects.visible_to(request.user).councils(), pk=pk)
    require(request, "members.see_organization_fully", organization)
    return member_sheet_of(organization, year, request.user)


def _of_body(request: MemberRequest, pk: int, year: int) -> Sheet:
    _check(year)
    body = fetch(Body.objects.visible_to(request.user), pk=pk)
    return body_sheet_of(body, year, request.user)


def _check(year: int) -> None:
    if not is_known(year):
        raise Http404


def _shown(request: MemberRequest, sheet: Sheet, name: str) -> HttpResponse:
    context: dict[str, Any] = {
        "sheet": sheet,
        "tabs": [
            {
                "label": str(year),
                "url": reverse(name, args=[sheet.subject.pk, year]),
                "is_current": year == sheet.year,
            }
            for year in years_to_choose(sheet.year)
        ],
        "paper_url": reverse(f"{name}_paper", args=[sheet.subject.pk, sheet.year]),
    }
    return render(request, "reports/sheet.html", context)


def _on_paper(sheet: Sheet) -> HttpResponse:
    name = _("Sheet of %(year)d: %(subject)s") % {"year": sheet.year, "subject": sheet.subject}
    return paper.as_pdf(name, "paper/sheet.html", {"sheet": sheet})
