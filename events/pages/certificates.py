"""Certificates of an event, and the page that says whether one is true."""

import io
import zipfile
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from events.models import Attendance, Certificate, Event
from events.operations.certifying import deserves
from events.pages.words import place_in_words
from office import clock, paper


@dataclass(frozen=True)
class CertificatesPage:
    event: Event

    @cached_property
    def rows(self) -> list[Attendance]:
        """Who was there, with its certificate if it has one, by organization and name."""
        found = (
            self.event.attendances.was_there()
            .for_list()
            .select_related("person", "organization", "certificate")
        )
        return sorted(found, key=lambda row: (str(row.organization or ""), str(row)))

    @property
    def issued(self) -> list[Certificate]:
        return [row.certificate for row in self.rows if hasattr(row, "certificate")]

    @property
    def valid(self) -> list[Certificate]:
        """What goes in the ZIP: of one that is withdrawn there is no paper."""
        return [certificate for certificate in self.issued if certificate.is_valid]

    @property
    def missing(self) -> list[Attendance]:
        return [
            row
            for row in self.rows
            if not hasattr(row, "certificate") and str(row) and deserves(row, self.event)
        ]

    @property
    def short(self) -> list[Attendance]:
        """Those who were not there long enough."""
        return [row for row in self.rows if not hasattr(row, "certificate") and not deserves(row, self.event)]

    @property
    def may_issue(self) -> bool:
        return bool(self.missing) and self.event.has_ended(clock.now())


def context_of(certificate: Certificate) -> dict[str, Any]:
    """What the paper says, and the address where it can be checked."""
    path = reverse("certificate_page", args=[certificate.code])
    event = certificate.attendance.event
    address = urljoin(settings.SITE_ADDRESS, path)
    return {"certificate": certificate, "event": event, "place": place_in_words(event), "address": address}


def archive(certificates: list[Certificate]) -> bytes:
    """A ZIP with a folder for each organization."""
    content = io.BytesIO()
    names: Counter[str] = Counter()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for certificate in certificates:
            organization = certificate.attendance.organization
            folder = slugify(organization.short_name) if organization else slugify(_("Without organization"))
            name = f"{folder}/{slugify(certificate.name) or 'certificat'}"
            names[name] += 1
            number = f"-{names[name]}" if names[name] > 1 else ""
            packed.writestr(
                f"{name}{number}.pdf", paper.render("events/certificate_paper.html", context_of(certificate))
            )
    return content.getvalue()
