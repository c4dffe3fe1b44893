"""Photographs, links and challenges of a section."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.requests import MemberRequest
from office.access import fetch, require
from office.answers import answered
from office.forms import attempt
from reports import operations
from reports.forms.photos import PhotoForm, PhotoWordsForm, words_of_photo
from reports.forms.sections import LinkForm
from reports.models import AnnualReport, Photo, Section, SectionLink
from reports.views.fetching import WRITE, fetch_section


def photo_add(request: MemberRequest, year: int, pk: int) -> HttpResponse:
    section = fetch_section(request, year, pk)
    form = PhotoForm(request.POST or None, request.FILES or None)
    if form.is_valid() and attempt(
        form, operations.add_photo, section=section, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The photograph is in the section."))
        return redirect(_back(section))
    return _form(request, section, form, _("Add a photograph"), submit=_("Add the photograph"))


def photo_edit(request: MemberRequest, pk: int) -> HttpResponse:
    photo = _fetch(request, Photo.objects.select_related("section__report", "file"), pk)
    form = PhotoWordsForm(request.POST or None, initial=words_of_photo(photo))
    if form.is_valid() and attempt(
        form, operations.edit_photo, photo=photo, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(_back(photo.section))
    return _form(request, photo.section, form, _("Words of the photograph"), photo=photo)


@require_POST
def photo_move(request: MemberRequest, pk: int) -> HttpResponse:
    photo = _fetch(request, Photo.objects.select_related("section__report"), pk)
    with answered(request, _("The photograph is in its new place.")):
        operations.move_photo(photo=photo, way=request.POST.get("way", ""), by=request.user)
    return redirect(_back(photo.section))


def photo_remove(request: MemberRequest, pk: int) -> HttpResponse:
    photo = _fetch(request, Photo.objects.select_related("section__report", "file"), pk)
    if request.method != "POST":
        return _remove(request, photo.section, photo)
    with answered(request, _("The photograph is no longer in the section.")):
        operations.remove_photo(photo=photo, by=request.user)
    return redirect(_back(photo.section))


def section_link_add(request: MemberRequest, year: int, pk: int) -> HttpResponse:
    section = fetch_section(request, year, pk)
    form = LinkForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.add_link, section=section, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The link is in the section."))
        return redirect(_back(section))
    return _form(request, section, form, _("Add a link"), submit=_("Add the link"))


def section_link_edit(request: MemberRequest, pk: int) -> HttpResponse:
    link = _fetch(request, SectionLink.objects.select_related("section__report"), pk)
    form = LinkForm(request.POST or None, initial={"label": link.label, "url": link.url})
    if form.is_valid() and attempt(
        form, operations.edit_link, link=link, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(_back(link.section))
    return _form(request, link.section, form, _("Change the link"))


@require_POST
def section_link_move(request: MemberRequest, pk: int) -> HttpResponse:
    link = _fetch(request, SectionLink.objects.select_related("section__report"), pk)
    with answered(request, _("The link is in its new place.")):
        operations.move_link(link=link, way=request.POST.get("way", ""), by=request.user)
    return redirect(_back(link.section))


@require_POST
def section_link_remove(request: MemberRequest, pk: int) -> HttpResponse:
    link = _fetch(request, SectionLink.objects.select_related("section__report"), pk)
    with answered(request, _("The link is no longer in the section.")):
        operations.remove_link(link=link, by=request.user)
    return redirect(_back(link.section))


def _fetch(request: MemberRequest, rows: Any, pk: int) -> Any:
    seen = AnnualReport.objects.visible_to(request.user)
    row = fetch(rows.filter(section__report__in=seen), pk=pk)
    require(request, WRITE, row.section.report)
    return row


def _back(section: Section) -> str:
    return f"{reverse('section_edit', args=[section.report.year, section.pk])}#pieces"


def _form(request: MemberRequest, section: Section, form: Any, title: str, **context: Any) -> HttpResponse:
    given = {
        "form": form,
        "report": section.report,
        "section": section,
        "title": title,
        "submit": _("Save the changes"),
    }
    return render(request, "reports/piece_form.html", given | {"back": _back(section)} | context)


def _remove(request: MemberRequest, section: Section, piece: Any) -> HttpResponse:
    context = {"section": section, "report": section.report, "piece": piece, "back": _back(section)}
    return render(request, "reports/piece_remove.html", context)
