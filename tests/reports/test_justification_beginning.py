"""A justification begins with the indicators of an earlier one: what is asked, and never what came of it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from office.models import AuditRow
from office.refusals import Refused
from reports import operations
from reports.models import Justification, JustificationLine
from tests.cast import PartnerFactory
from tests.events.events import make_past
from tests.reports.justifications import make_justification, make_line, written
from tests.workplan.plans import ActionFactory, FundingSourceFactory, PlanFactory

pytestmark = pytest.mark.django_db
NEXT = {"starts_on": date(2026, 10, 1), "ends_on": date(2027, 9, 30)}
TYPED = {"title": "Segon any", "starts_on": "2026-10-01", "ends_on": "2027-09-30"}


@pytest.fixture
def office(cast, enter):
    return enter(cast.coordination)


def address(source) -> str:
    return f"{reverse('justification_start')}?source={source.pk}"


def full(**values: Any) -> Justification:
    """Two lines with all that a line may hold."""
    made = make_justification(**values)
    action = ActionFactory(area__plan=PlanFactory())
    spent = {"planned_cost": Decimal(9), "actual_cost": Decimal(8), "planned_minutes": 7, "actual_minutes": 6}
    make_line(made, indicator="Informes", target_words="Lliurats", actions=[action], **spent, **written())
    make_line(made, indicator="Jornades", target=Decimal(6), figure="events.own_conferences", **spent)
    operations.move_line(line=made.lines.get(indicator="Jornades"), is_up=True, by=None)
    return made


def like(earlier: Justification, **values: Any) -> Justification:
    return make_justification(like=earlier, source=earlier.source, **(NEXT | values))


def test_words_targets_figures_and_order_are_copied():
    made = like(full())

    assert list(made.lines.values_list("position", "indicator", "target", "target_words", "figure")) == [
        (1, "Jornades", 6, "", "events.own_conferences"),
        (2, "Informes", None, "Lliurats", ""),
    ]


def test_what_came_of_it_is_not_copied():
    made = like(full())

    came = ("reached", "reached_words", "reached_source", "planned_cost", "actual_cost", "planned_minutes")
    assert set(made.lines.values_list(*came, "actual_minutes", "version")) == {
        (None, "", "", None, None, None, None, 1)
    }


def test_figures_are_counted_in_the_new_period():
    make_past(date(2025, 11, 3))
    earlier = full()

    made = like(earlier)

    counted = [one.lines.get(figure="events.own_conferences").counted for one in (earlier, made)]
    assert counted == [1, 0]
    assert made.counted_at is not None


def test_figure_that_the_portal_no_longer_has_is_left_out():
    earlier = full()
    JustificationLine.objects.filter(indicator="Jornades").update(figure="events.gone")

    made = like(earlier)

    assert set(made.lines.values_list("figure", flat=True)) == {""}


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        (NEXT, 1),  # the plan of 2026 has three months in it
        ({"starts_on": date(2027, 1, 1), "ends_on": date(2027, 12, 31)}, 0),
    ],
)
def test_actions_come_where_their_plan_meets_the_period(values, kept):
    made = like(full(), **values)

    assert made.lines.get(indicator="Informes").actions.count() == kept


@pytest.mark.parametrize("state", ["dropped", "carried_over"])
def test_action_that_the_form_would_not_offer_does_not_come(state):
    earlier = full()
    JustificationLine.actions.through.objects.get().action.__class__.objects.update(state=state)

    made = like(earlier)

    assert made.lines.get(indicator="Informes").actions.count() == 0


def test_the_earlier_one_stays_as_it_was():
    earlier = full()
    before = list(earlier.lines.values())

    like(earlier)

    assert list(earlier.lines.values()) == before


def test_one_without_indicators_is_refused_by_its_name():
    earlier = make_justification(title="Buida")

    with pytest.raises(Refused) as refused:
        like(earlier)

    assert refused.value.field == "like"
    assert refused.value.sentence.startswith("«Buida» no té cap indicador")
    assert Justification.objects.get() == earlier


def test_closed_one_serves_and_audit_says_which():
    earlier = full(title="Primer any")
    JustificationLine.objects.filter(counted=None, reached=None).update(
        figure="", reached=2, reached_source="Memòria"
    )
    operations.close_justification(justification=earlier, by=None)

    like(earlier)

    after = AuditRow.objects.filter(operation="reports.start_justification").latest("pk").after
    assert (after["begun_like"], after["lines_copied"]) == ("Primer any", 2)


def offered(office, source) -> tuple[list, Any]:
    field = office.get(address(source)).context["form"].fields["like"]
    return [value for value, _words in field.choices], field.initial


def test_same_source_comes_first_and_then_its_giver_the_latest_of_each():
    giver = PartnerFactory().organization
    source, extension = (
        FundingSourceFactory(counterpart=giver, kind=kind) for kind in ("agreement", "extension")
    )
    other = full(starts_on=date(2026, 1, 1))
    of_giver = full(source=source)
    early, late = full(source=extension, starts_on=date(2025, 5, 1)), full(source=extension)
    make_justification(source=extension)  # it has no indicator

    found = Justification.objects.to_begin_like(extension)

    assert list(found) == [late, early, of_giver, other]


def test_the_one_of_the_giver_is_chosen_already(office):
    giver = PartnerFactory().organization
    source, extension = (
        FundingSourceFactory(counterpart=giver, kind=kind) for kind in ("agreement", "extension")
    )
    earlier = full(source=source)

    assert offered(office, extension) == (["", earlier.pk], earlier.pk)


def test_one_of_another_giver_is_offered_and_not_chosen(office):
    earlier = full()

    assert offered(office, FundingSourceFactory()) == (["", earlier.pk], None)


def test_nothing_is_asked_where_nothing_can_be_copied(office):
    form = office.get(address(make_justification().source)).context["form"]

    assert form["like"].is_hidden


def test_choice_says_its_days_and_its_indicators(office):
    earlier = full(title="Primer any")

    _none, (_value, words) = office.get(address(earlier.source)).context["form"].fields["like"].choices

    assert words == "01/10/2025 – 30/09/2026 · Primer any · 2 indicadors"


def test_page_says_how_many_were_copied_and_shows_them(office):
    earlier = full(title="Primer any")

    answer = office.post(address(earlier.source), TYPED | {"like": earlier.pk}, follow=True)

    assert [str(message) for message in answer.context["messages"]] == [
        "S'ha començat la justificació amb 2 indicadors de «Primer any»: mireu si els objectius encara són els mateixos."
    ]
    assert [one.line.indicator for one in answer.context["shown"].lines] == ["Jornades", "Informes"]


def test_whoever_wants_none_gets_none(office):
    earlier = full()

    office.post(address(earlier.source), TYPED | {"like": ""})

    assert Justification.objects.get(title="Segon any").lines.count() == 0


@pytest.mark.parametrize("asked", ["x", "999999", "9" * 30, "-1"])
def test_one_that_is_not_there_is_an_error_of_its_field(office, asked):
    earlier = full()

    answer = office.post(address(earlier.source), TYPED | {"like": asked})

    assert answer.context["form"].errors.keys() == {"like"}


def test_one_that_lost_its_indicators_meanwhile_is_refused_beside_the_choice(office):
    earlier = full()
    JustificationLine.objects.all().delete()

    answer = office.post(address(earlier.source), TYPED | {"like": earlier.pk})

    assert answer.context["form"].errors.keys() == {"like"}
    assert answer.context["form"]["title"].value() == "Segon any"
    assert not answer.context["form"]["like"].is_hidden
    assert office.post(address(earlier.source), TYPED | {"like": ""}).status_code == 302


@pytest.mark.parametrize("rows", [1, 3])
def test_start_asks_the_same_whatever_there_is(office, rows, django_assert_num_queries):
    earlier = full()
    for _row in range(rows):
        full(source=earlier.source)
    office.get(address(earlier.source))

    with django_assert_num_queries(7):
        office.get(address(earlier.source))
