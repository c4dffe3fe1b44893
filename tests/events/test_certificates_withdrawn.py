"""A certificate says what the attendance says; what people think of an event is tied to nobody, not even by the hour."""

import io
import zipfile

import pytest
from django.urls import reverse

from events import operations
from events.models import Attendance, Certificate
from events.operations.opinions import OPINION, opinion_address
from office.models import SignedLink
from office.refusals import Refused
from tests.events.events import at, attended, make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate(settings):
    event = make_event()
    at(event, settings, minutes=24 * 60)
    attended(event, name="Ona Pi")
    operations.issue_certificates(event=event, by=None)
    return Certificate.objects.get()


def test_attendance_with_its_certificate_is_not_undone(enter, cast, certificate):
    event = certificate.attendance.event

    answer = enter(cast.coordination).post(
        reverse("attendance_undo", args=[event.pk, certificate.attendance_id]), follow=True
    )

    assert "té un certificat" in answer.content.decode()
    assert Attendance.objects.count() == 1


def test_who_did_not_come_has_no_valid_certificate(enter, cast, client, certificate):
    row = certificate.attendance
    coordination = enter(cast.coordination)

    answer = coordination.post(reverse("attendance_edit", args=[row.event_id, row.pk]), {"status": "absent"})

    assert answer.status_code == 302
    page = client.get(reverse("certificate_page", args=[certificate.code])).content.decode()
    assert "No és vàlid: s'ha corregit l'assistència." in page


def test_certificate_of_who_was_written_absent_by_mistake_is_valid_again(certificate):
    row = certificate.attendance
    for status in ("absent", "present"):
        operations.record_attendance(
            event=row.event, attendance=row, status=status, source="secretary", by=None
        )

    assert Certificate.objects.get().is_valid


def test_line_that_was_taken_away_meanwhile_is_not_written_again():
    event = make_event()
    row = attended(event, name="Ona Pi")
    operations.remove_attendance(attendance=Attendance.objects.get(), by=None)

    with pytest.raises(Refused, match="ha tret"):
        operations.record_attendance(event=event, attendance=row, status="absent", source="room", by=None)


def test_certificate_in_paper_of_one_that_is_withdrawn_is_not_given(client, certificate):
    operations.revoke_certificate(certificate=certificate, by=None)

    answer = client.get(reverse("certificate_paper", args=[certificate.code]))

    assert (answer.status_code, answer.url) == (302, reverse("certificate_page", args=[certificate.code]))


def test_certificate_withdrawn_by_mistake_is_valid_again_at_its_address(enter, cast, client, certificate):
    operations.revoke_certificate(certificate=certificate, by=None)
    coordination = enter(cast.coordination)
    offered = coordination.get(reverse("event_certificates", args=[certificate.attendance.event_id]))
    address = reverse("certificate_restore", args=[certificate.pk])

    answer = coordination.post(address, follow=True)

    assert address in offered.content.decode()
    assert "El certificat torna a ser vàlid." in answer.content.decode()
    assert client.get(reverse("certificate_paper", args=[certificate.code])).status_code == 200


def test_certificate_that_is_withdrawn_is_not_among_those_of_the_zip(enter, cast, certificate):
    operations.revoke_certificate(certificate=certificate, by=None)

    answer = enter(cast.coordination).get(
        reverse("event_certificates_zip", args=[certificate.attendance.event_id])
    )

    assert zipfile.ZipFile(io.BytesIO(answer.content)).namelist() == []


def test_name_that_is_not_kept_gets_no_certificate(settings):
    event = make_event()
    at(event, settings, minutes=24 * 60)
    row = attended(event, name="Ona Pi")
    Attendance.objects.filter(pk=row.pk).update(name="")

    with pytest.raises(Refused):
        operations.issue_certificates(event=event, by=None)


def test_hour_of_an_opinion_is_not_in_its_link(client, settings):
    event = make_event()
    at(event, settings, minutes=24 * 60)
    address = opinion_address(event)

    client.post(address, {"score": "5"})

    link = SignedLink.objects.get(purpose=OPINION)
    assert (event.opinions.count(), link.used_at == link.created_at) == (1, True)
    assert client.get(address).status_code == 410


def test_organization_of_five_thousand_figures_is_nobody(enter, cast):
    event = make_event()

    answer = enter(cast.coordination).get(
        reverse("event_register", args=[event.pk]), {"organization": "9" * 5000}
    )

    assert answer.status_code == 200
