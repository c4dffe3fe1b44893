"""Certificates of attendance: issued by coordination, checked by anybody who has the code."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from events import operations
from events.filters.certificates import CertificateFilter
from events.models import Certificate, Event
from events.pages.certificates import CertificatesPage, archive, context_of
from members.permissions import represented_ids
from members.requests import MemberRequest
from office import paper
from office.access import fetch, require
from office.answers import answered
from office.partials import render_list


def event_certificates(request: MemberRequest, pk: int) -> HttpResponse:
    event = _fetch(request, pk)
    if request.method == "POST":
        with answered(request, _("The certificates are issued: each person has its own by mail.")):
            operations.issue_certificates(event=event, by=request.user)
        return redirect("event_certificates", pk)
    return render(request, "events/certificates.html", {"event": event, "found": CertificatesPage(event)})


def event_certificates_zip(request: MemberRequest, pk: int) -> HttpResponse:
    event = _fetch(request, pk)
    answer = HttpResponse(archive(CertificatesPage(event).valid), content_type="application/zip")
    name = slugify(f"{_('Certificates')} {event}")
    answer["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
def certificate_revoke(request: MemberRequest, pk: int) -> HttpResponse:
    certificate = _to_run(request, pk)
    with answered(request, _("The certificate is no longer valid.")):
        operations.revoke_certificate(certificate=certificate, by=request.user)
    return redirect("event_certificates", certificate.attendance.event_id)


@require_POST
def certificate_restore(request: MemberRequest, pk: int) -> HttpResponse:
    certificate = _to_run(request, pk)
    with answered(request, _("The certificate is valid again.")):
        operations.restore_certificate(certificate=certificate, by=request.user)
    return redirect("event_certificates", certificate.attendance.event_id)


def own_certificates(request: MemberRequest) -> HttpResponse:
    """One's own, and those of the people of one's organizations."""
    rows = Certificate.objects.of_person_or(request.user.pk, represented_ids(request.user))
    found = CertificateFilter(request.GET, rows.standing().for_list(), request=request)
    return render_list(request, "events/own_certificates.html", found.on_page())


@login_not_required
def certificate_page(request: HttpRequest, code: UUID) -> HttpResponse:
    """Whether it is true, and of what; nothing else of the person."""
    return render(request, "events/certificate_page.html", context_of(_of_code(code)))


@login_not_required
def certificate_paper(request: HttpRequest, code: UUID) -> HttpResponse:
    """Of one that is not valid there is the page, which says so."""
    certificate = _of_code(code)
    if not certificate.is_valid:
        return redirect("certificate_page", code)
    name = _("Certificate %s") % certificate.name
    return paper.as_pdf(name, "events/certificate_paper.html", context_of(certificate))


def _of_code(code: UUID) -> Certificate:
    rows = Certificate.objects.select_related("attendance__event__kind", "attendance__organization")
    found: Certificate = get_object_or_404(rows, code=code)
    return found


def _to_run(request: MemberRequest, pk: int) -> Certificate:
    require(request, "events.run_events")
    found: Certificate = fetch(Certificate.objects.select_related("attendance"), pk=pk)
    return found


def _fetch(request: MemberRequest, pk: int) -> Event:
    event: Event = fetch(Event.objects.visible_to(request.user), pk=pk)
    require(request, "events.run_events", event)
    return event
