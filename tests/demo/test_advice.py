"""Advice in the demonstration: its year under way is told on whatever day it is loaded."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from advisory import ledger_check
from advisory.models import AdvisorySession, HourBudget, PublishedHours
from demo import load
from members.models import Need, Person
from office import clock
from office.models import DeclaredTotal
from workplan import evidence
from workplan.models import Action

pytestmark = pytest.mark.django_db
State = AdvisorySession.State


def tell(settings, *day):
    settings.CLOCK_OFFSET = datetime(*day, 9, tzinfo=UTC) - clock.real_now()
    call_command("load_reference", verbosity=0)
    load.load()


# The first days of a year, its last ones with a session of the next, and a Sunday before a change of hour.
@pytest.mark.parametrize(
    ("day", "years"), [((2027, 1, 3), [2026, 2027]), ((2026, 12, 29), [2026, 2027]), ((2026, 10, 25), [2026])]
)
def test_any_day_of_the_year_has_its_budgets_and_no_drift(settings, day, years):
    tell(settings, *day)

    found = HourBudget.objects.order_by("starts_on").values_list("starts_on__year", flat=True)
    assert list(found) == years
    assert ledger_check.drifts() == []
    assert AdvisorySession.objects.count() == 27


def test_year_under_way_is_told_whole(settings):
    tell(settings, 2026, 6, 3)

    sessions = AdvisorySession.objects
    of_2023 = sessions.filter(day__year=2023)
    assert {tuple(row) for row in of_2023.values_list("is_invented", "is_day_known", "minutes_used")} == {
        (True, False, None)
    }
    assert not of_2023.filter(organizations__isnull=False).exists()
    assert set(sessions.values_list("is_invented", flat=True)) == {True}
    assert sessions.to_log(clock.now()).get().expert.email == "experta@example.org"
    assert sessions.get(state=State.DONE, answer="waiting").organizations.get().short_name == "Llagostera"
    assert sessions.get(state=State.OFFERED).organizations.count() == 3
    assert (clock.now() - sessions.get(state=State.REQUESTED).asked_at).days == 5
    assert 5 < (sessions.get(state=State.CONFIRMED, starts_at__gt=clock.now()).day - clock.today()).days < 10
    assert Need.objects.filter(state="answered", sessions__isnull=False).count() == 3
    assert PublishedHours.objects.filter(expert=Person.objects.get(email="experta@example.org")).count() == 2


def test_sessions_of_ccpr_are_evidence_of_the_action_of_the_plan(settings):
    tell(settings, 2026, 6, 3)

    action = Action.objects.with_code().get(area__plan__code="2026", area__number=2, number=3, parent=None)
    budget = HourBudget.objects.get()
    assert evidence.counts([action.pk])[action.pk]["advisory.advisorysession"] == 3
    assert budget.funding.name.startswith("Pròrroga del Conveni")


def test_totals_of_2023_carry_their_source_and_are_facts(settings):
    tell(settings, 2026, 6, 3)

    rows = (
        DeclaredTotal.objects.filter(key__startswith="advisory.")
        .order_by("-value")
        .values_list("key", "value", "source")
    )
    assert list(rows) == [
        ("advisory.sessions", 11, "Memòria d'activitat 2023"),
        ("advisory.mentoring_sessions", 6, "Memòria d'activitat 2023"),
    ]
