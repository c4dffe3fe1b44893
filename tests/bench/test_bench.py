"""The benchmark runs: small numbers, one round; what it says of time is not judged here."""

from io import BytesIO

import pytest
from django.db.models import Count
from pypdf import PdfReader

from advisory import ledger_check
from advisory.models import AdvisorySession, LedgerEntry
from bench import reports
from bench.advice import fill_advice
from bench.data import fill
from bench.events import fill_events
from bench.measure import measure, table
from bench.plans import fill_plans
from events.models import Attendance, Event, Registration
from events.reference import load_kinds
from members.models import Membership, NetworkRole, Organization, Person, Role
from tests.cast import START, PersonFactory
from workplan.models import Action, LinkedEvidence

pytestmark = pytest.mark.django_db


def test_fill_writes_what_is_missing_and_can_be_repeated():
    fill(organizations=20, members=5, people=10)
    fill(organizations=20, members=5, people=10)

    assert Organization.objects.filter(kind="municipality").count() == 20
    assert Membership.objects.count() == 5
    assert Person.objects.count() == 10
    assert Role.objects.count() == 10
    assert Role.objects.filter(is_primary_contact=True).count() == 5


def test_fill_grows():
    fill(organizations=5, members=2, people=2)

    fill(organizations=20, members=20, people=30)

    assert (Organization.objects.count(), Membership.objects.count(), Role.objects.count()) == (20, 20, 30)


def test_plans_are_added_to_those_there_are():
    fill_plans(plans=1, actions=56, evidence=10, last=2016)

    fill_plans(plans=2, actions=84, evidence=20, last=2026)

    actions = (
        Action.objects.values_list("area__plan__code").annotate(Count("pk")).order_by("area__plan__code")
    )
    assert list(actions) == [("2016", 56), ("2025", 84), ("2026", 84)]
    assert LinkedEvidence.objects.count() == 30


def test_advice_is_added_to_what_there_is_with_a_ledger_without_drift():
    fill(organizations=5, members=5, people=20)
    fill_advice(experts=2, sessions=20, entries=10)

    fill_advice(experts=20, sessions=50, entries=20)

    assert NetworkRole.objects.filter(kind="advisor").count() == 20
    assert AdvisorySession.objects.count() == 50
    assert LedgerEntry.objects.filter(kind="hold").count() == 15
    assert ledger_check.drifts() == []


def test_events_are_added_to_what_there_is_and_their_seats_are_counted():
    load_kinds()
    fill(organizations=5, members=5, people=20)
    fill_events(events=5, registrations=3, attendances=10)

    fill_events(events=10, registrations=8, attendances=50)

    assert (Event.objects.count(), Attendance.objects.count()) == (10, 50)
    assert sum(Event.objects.values_list("room_taken", flat=True)) == Registration.objects.count() == 8


def test_report_on_paper_is_measured_at_its_size():
    pages = len(PdfReader(BytesIO(reports.ours())).pages)

    assert 28 <= pages <= 40


def test_every_page_is_measured_beside_the_floor(settings):
    settings.ROOT_URLCONF = "bench.urls"
    NetworkRole.objects.create(person=PersonFactory(), kind="coordination", starts_on=START)
    fill(organizations=20, members=10, people=20)
    fill_plans(plans=1, actions=56, evidence=10, last=2026)
    fill_advice(experts=2, sessions=20, entries=10)
    load_kinds()
    fill_events(events=10, registrations=5, attendances=20)

    rows = measure(rounds=1, seconds=1)

    assert [row.words for row in rows] == [
        "floor: 50 rows, 20 lines of template",
        "floor: csv of every organization",
        "members' list",
        "members' list, only the rows",
        "members' list, searched and filtered",
        "members' list, the whole register, page 5",
        "members' list as CSV, all of it",
        "members' list as XLSX, all of it",
        "directory of people",
        "directory of people, searched",
        "map of the network",
        "presence by comarca",
        "joins and leaves of 2020",
        "page of a member",
        "plan as its document, with evidence",
        "plan: what is missing",
        "plan: what is late, in words",
        "plan as XLSX",
        "plan by group",
        "an action of the plan",
        "month of published times of all experts",
        "month of the calendar of advice",
        "sessions that wait",
        "sessions, all of them, page 5",
        "sessions, searched and filtered",
        "sessions of a year as CSV",
        "an hour budget",
        "statement of the budget",
        "statement as CSV",
        "month of the calendar of events",
        "half a year of events, one after another",
        "events of a year, searched",
        "page of an event with its registrations",
        "registrations of an event",
        "attendance of an event",
        "attendance of the members in a year",
        "figures of the events",
    ]
    assert all(row.floors > 0 for row in rows)
    assert len(table("Small", rows).splitlines()) == 2 + len(rows)
