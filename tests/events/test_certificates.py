"""Certificates: for who was there long enough, proved by a code; nobody else gets one."""

import io
import zipfile
from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from events import operations
from events.models import Certificate
from events.rules.certificates import share_attended
from office import clock, retention
from office.refusals import Refused
from tests.cast import MemberFactory
from tests.events.events import at, attended, enrol, make_event

pytestmark = pytest.mark.django_db
TEN, TWO = datetime(2026, 6, 15, 10, tzinfo=clock.zone()), datetime(2026, 6, 15, 14, tzinfo=clock.zone())


@pytest.mark.parametrize(
    "came_in, went_out, share",
    [
        (None, None, 100),
        (TEN, TWO, 100),
        (TEN - timedelta(hours=1), TWO + timedelta(hours=1), 100),
        (TEN + timedelta(hours=1), None, 75),
        (None, TEN + timedelta(hours=1), 25),
        (TWO + timedelta(hours=1), None, 0),
        (TEN, TEN, 0),
    ],
)
def test_share_of_the_event_that_was_attended(came_in, went_out, share):
    assert share_attended(came_in, went_out, TEN, TWO) == share


def test_event_without_hours_is_attended_whole():
    assert share_attended(TEN, TEN, None, None) == 100


@pytest.fixture
def held(settings):
    """Ended; one stayed, one left after an hour, one never came."""
    event = make_event(training_minutes=240)
    stayed, left, absent = enrol(event), enrol(event), enrol(event)
    begins = at(event, settings)
    attended(event, stayed)
    attended(event, left, came_in=begins, went_out=begins + timedelta(hours=1))
    attended(event, absent, status="absent")
    at(event, settings, minutes=300)
    return event


def test_certificate_is_for_who_was_there_long_enough(held):
    operations.issue_certificates(event=held, by=None)

    found = Certificate.objects.get()
    assert (found.name, found.minutes) == (str(held.registrations.first().person), 240)


def test_issued_again_it_is_refused_and_nobody_gets_two(held):
    operations.issue_certificates(event=held, by=None)

    with pytest.raises(Refused):
        operations.issue_certificates(event=held, by=None)
    assert Certificate.objects.count() == 1


def test_nothing_is_certified_before_the_end(settings):
    event = make_event()
    attended(event, enrol(event))

    with pytest.raises(Refused):
        operations.issue_certificates(event=event, by=None)


def test_anybody_with_the_code_sees_whether_it_is_true(client, held):
    operations.issue_certificates(event=held, by=None)
    found = Certificate.objects.get()
    page = reverse("certificate_page", args=[found.code])

    valid = client.get(page).content.decode()
    operations.revoke_certificate(certificate=found, by=None)
    withdrawn = client.get(page).content.decode()

    assert ("És vàlid" in valid, found.name in valid, "No és vàlid" in withdrawn) == (True, True, True)
    assert (
        client.get(reverse("certificate_page", args=["0" * 8 + "-0000-4000-8000-" + "0" * 12])).status_code
        == 404
    )


def test_zip_has_a_folder_for_each_organization(cast, enter, held):
    attended(held, name="Pere Roca", organization=MemberFactory().organization)
    attended(held, name="Pere Roca")
    operations.issue_certificates(event=held, by=None)

    answer = enter(cast.coordination).get(reverse("event_certificates_zip", args=[held.pk]))

    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert (len(names), len({name.split("/")[0] for name in names})) == (3, 3)


def test_name_is_not_kept_for_ever_and_the_certificate_stays(held, settings):
    operations.issue_certificates(event=held, by=None)

    settings.CLOCK_OFFSET += timedelta(days=5 * 365 + 2)
    retention.apply()

    assert [row.name for row in Certificate.objects.all()] == [""]


@pytest.mark.parametrize("rows", [1, 3])
def test_page_of_certificates_asks_the_same(cast, enter, settings, rows, django_assert_num_queries):
    event = make_event()
    for _row in range(rows):
        attended(event, enrol(event))
    at(event, settings, minutes=300)
    operations.issue_certificates(event=event, by=None)
    client = enter(cast.coordination)

    with django_assert_num_queries(7):
        client.get(reverse("event_certificates", args=[event.pk]))
