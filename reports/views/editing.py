"""/memories/2023/edicio/: a report while it is written."""

from django.http import HttpResponse
from django.shortcuts import render

from members.requests import MemberRequest
from office.access import fetch
from reports.models import AnnualReport


def report_edit(request: MemberRequest, year: int) -> HttpResponse:
    report = fetch(AnnualReport.objects.visible_to(request.user), year=year)
    return render(request, "reports/report_edit.html", {"report": report})
