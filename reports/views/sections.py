"""A section of a report: written with its figures beside, moved, added, left out."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.requests import MemberRequest
from office.answers import answered
from office.editing import attempt_edit
from office.forms import attempt
from office.markdown import as_html
from reports import operations
from reports.forms.reports import SeenForm
from reports.forms.sections import OwnSectionForm, SectionForm
from reports.models import Section
from reports.models.sections import NARRATIVE_LENGTH
from reports.pages.section import SectionPage
from reports.views.fetching import fetch_report, fetch_section


def section_edit(request: MemberRequest, year: int, pk: int) -> HttpResponse:
    section = fetch_section(request, year, pk)
    form = SectionForm(request.POST or None, row=section)
    is_preview = "preview" in request.POST
    if (
        not is_preview
        and form.is_valid()
        and attempt_edit(form, operations.edit_section, section=section, by=request.user, **form.content())
    ):
        messages.success(request, _("The section is saved."))
        return redirect("section_edit", year, pk)
    context = {
        "form": form,
        "section": section,
        "report": section.report,
        "page": SectionPage(section, section.report),
        "photos": section.photos.all(),
        "links": section.links.all(),
        "challenges": section.report.challenges.all() if section.kind == Section.Kind.CHALLENGES else [],
        "preview": as_html((form["narrative"].value() or "")[:NARRATIVE_LENGTH]),
    }
    is_part = is_preview and request.headers.get("HX-Request")
    template = "reports/section_preview.html#preview" if is_part else "reports/section_edit.html"
    return render(request, template, context)


def section_add(request: MemberRequest, year: int) -> HttpResponse:
    report = fetch_report(request, year)
    form = OwnSectionForm(request.POST or None)
    if form.is_valid():
        section = attempt(form, operations.add_section, report=report, by=request.user, **form.cleaned_data)
        if section:
            messages.success(request, _("The section is in the report: write it."))
            return redirect("section_edit", year, section.pk)
    context = {"form": form, "report": report, "title": _("Add a section"), "submit": _("Add the section")}
    return render(request, "reports/piece_form.html", context)


def section_remove(request: MemberRequest, year: int, pk: int) -> HttpResponse:
    section = fetch_section(request, year, pk)
    if request.method != "POST":
        back = reverse("section_edit", args=[year, pk])
        return _remove_page(request, section, str(section), back)
    with answered(request, _("The section is no longer in the report.")):
        operations.remove_section(section=section, by=request.user)
    return redirect("report_edit", year)


@require_POST
def section_move(request: MemberRequest, year: int, pk: int) -> HttpResponse:
    section = fetch_section(request, year, pk)
    with answered(request, _("«%s» is in its new place.") % section):
        operations.move_section(section=section, way=request.POST.get("way", ""), by=request.user)
    return redirect(f"{reverse('report_edit', args=[year])}?order=1#section-{pk}")


@require_POST
def section_confirm(request: MemberRequest, year: int, pk: int) -> HttpResponse:
    section = fetch_section(request, year, pk)
    with answered(request, _("The text is right with the figures of today.")):
        operations.confirm_figures(section=section, counted=request.POST.get("counted", ""), by=request.user)
    return redirect("section_edit", year, pk)


def section_redraft(request: MemberRequest, year: int, pk: int) -> HttpResponse:
    section = fetch_section(request, year, pk)
    form = SeenForm(request.POST or None, initial={"seen": section.version})
    if not form.is_valid():
        context = {"form": form, "section": section, "report": section.report}
        return render(request, "reports/section_redraft.html", context)
    with answered(request, _("The section is drafted anew from the data.")):
        operations.redraft_section(section=section, by=request.user, **form.cleaned_data)
    return redirect("section_edit", year, pk)


def _remove_page(request: MemberRequest, section: Section, piece: Any, back: str) -> HttpResponse:
    context = {"section": section, "report": section.report, "piece": piece, "back": back}
    return render(request, "reports/piece_remove.html", context)
