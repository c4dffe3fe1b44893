"""Ends of line and other signs in names and titles: one line in the mail, one property in the calendar."""

from datetime import date, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events import operations
from events.calendar.feeds import as_calendar
from events.models import Attendance, Event
from office import clock
from office.models import Message
from office.refusals import Refused
from tests.events.events import content, enrol, make_event

pytestmark = pytest.mark.django_db
SIGNS = ["\r\nATTENDEE:mailto:x@example.org", "\rBEGIN:VEVENT", "\nX-A:1", "\u2028X:1", "\x0bX:1", "\x85X:1"]


@pytest.mark.parametrize("sign", SIGNS)
def test_title_stays_one_line(enter, cast, sign):
    event = make_event()
    values = {
        "kind": event.kind_id, "title": f"Jornada{sign}", "day": "2026-09-10", "whose": "own", "audience": "public",
        "registration": "none", "place": f"Sala{sign}",
    }  # fmt: skip

    enter(cast.coordination).post(reverse("event_add"), values)

    made = Event.objects.order_by("-pk").first()
    assert (made.title.splitlines(), made.place.splitlines()) == ([made.title], [made.place])


@pytest.mark.parametrize("sign", SIGNS)
def test_calendar_has_one_event_whatever_its_title(sign):
    event = make_event()
    Event.objects.update(title=f"Jornada{sign}", place=f"Sala{sign}", hosts=f"Nosaltres{sign}")
    enrol(event, name=f"Ona{sign}", email="ona@example.org")

    feed = as_calendar("x", [Event.objects.get()])
    invitation = Message.objects.get().calendar

    for text in (feed, invitation):
        lines = text.replace("\r\n ", "").split("\r\n")
        assert not [line for line in lines if "\r" in line or "\n" in line]
        assert sum(line.startswith("BEGIN:VEVENT") for line in lines) == 1
        assert sum(line.startswith("ATTENDEE") for line in lines) == (text is invitation)


def test_subject_of_a_letter_is_one_line():
    enrol(make_event(title="Jornada\nBcc: x@example.org"))

    assert "\n" not in Message.objects.get().subject


@pytest.mark.parametrize("name", ["\u200b", "\u202e\ufeff", "...", "\u2028"])
def test_name_without_a_letter_is_no_name(name):
    event = make_event(registration="open", audience="public")

    with pytest.raises(Refused) as refused:
        enrol(event, name=name, email="ona@example.org")

    assert refused.value.field == "name"


def test_series_sent_twice_is_one(enter, cast):
    event = make_event()
    client = enter(cast.coordination)

    for _time in range(2):
        client.post(reverse("event_repeat", args=[event.pk]), {"every": "week", "times": "3"})

    assert Event.objects.count() == 4


def test_closing_of_a_series_is_at_the_same_hour_of_the_wall_clock(settings):
    winter = clock.moment_of(date(2027, 3, 24), time(9, 30))
    event = make_event(
        day=date(2027, 3, 24), time=time(10), ends_time=time(12), registration_closes_at=winter
    )

    operations.repeat_event(event=event, every="week", times=1, by=None)

    next_one = Event.objects.exclude(pk=event.pk).get()
    assert next_one.registration_closes_at == clock.moment_of(date(2027, 3, 31), time(9, 30))


def test_programme_of_several_days_is_copied_with_its_days():
    event = make_event(ends_on=clock.today() + timedelta(days=15))
    operations.add_programme_item(
        event=event, content=operations.ItemContent(title="Cloenda", day=event.ends_on), by=None
    )

    operations.repeat_event(event=event, every="week", times=1, by=None)

    copy = Event.objects.exclude(pk=event.pk).get()
    assert copy.programme.get().day == copy.ends_on


def test_events_are_not_inside_each_other_though_two_say_it_at_once():
    one, other = make_event(), make_event()
    Event.objects.filter(pk=one.pk).update(parent=other)

    with pytest.raises(Refused):
        operations.edit_event(event=other, content=content(parent=one), by=None)


@pytest.mark.parametrize(
    "data",
    [
        b"Name (Original Name),User Email,Join Time\nOna\x00 Pi,a@b.cat\x00,10:00\n",
        "Full Name\tEmail\nOna\tona@example.org\n".encode("utf-16"),
        b"\xff\xfe\x00\x00",
        b"PK\x03\x04garbage",
        ("Name,Email\n" + "=cmd|' /C calc'!A0," + "x" * 70000 + "\n").encode(),
        (
            "Name,Email\n"
            + "\u202eOna\ud83c".encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            + ",a@b.cat\n"
        ).encode(),
        b"Name,Email\n" + b",".join([b"x"] * 5000) + b"\n",
        b"",
        b"\n\n\n",
        b"Name\n",
    ],
)
def test_any_file_of_attendance_is_answered(enter, cast, settings, data):
    event = make_event()
    client = enter(cast.coordination)

    answer = client.post(
        reverse("attendance_import", args=[event.pk]),
        {"file": SimpleUploadedFile("a.csv", data)},
        follow=True,
    )

    assert answer.status_code == 200
    if form := answer.context.get("plan"):
        found = client.post(
            answer.redirect_chain[-1][0],
            {row.key: "name" for row in form.rows} | {"digest": form.digest},
        )
        assert found.status_code in {200, 302}
    assert not Attendance.objects.filter(name__contains="\n").exists()
