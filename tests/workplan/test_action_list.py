"""«Què falta i què va amb retard»: the order, the filters and the files of the actions of a plan."""

import csv
import io
from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains

from members.filters.lists import PER_PAGE
from office import clock
from tests.workplan.plans import (
    ActionFactory,
    AreaFactory,
    BlockFactory,
    ChallengeFactory,
    DraftPlanFactory,
    FundingSourceFactory,
    OriginFactory,
    PlanFactory,
    SubactionFactory,
    make_plan,
)
from workplan import operations
from workplan.models import Action, ActionFunding, ActionOrigin, LinkedEvidence, ProgressNote
from workplan.rules.readiness import Lack, readiness

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 15)
BLOCKED = {
    "state": "blocked", "blocked_by": "Falta la signatura", "unblocked_by": "Que signin",
    "blocked_review_on": date(2026, 6, 10),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _today(settings):
    settings.CLOCK_OFFSET = datetime.combine(TODAY, time(12), clock.zone()) - clock.real_now()


@pytest.fixture
def area(db):
    return AreaFactory(plan=PlanFactory(), number=6, name="Grups de treball")


def days(number):
    return TODAY + timedelta(days=number)


def action(area, title, number, **values):
    """With a note of today, so that it is not without news unless the test says so."""
    is_silent = values.pop("is_silent", False)
    if values.get("ends_on"):
        values.setdefault("starts_on", date(2026, 1, 1))
    row = ActionFactory(area=area, title=title, number=number, **values)
    if not is_silent:
        ProgressNote.objects.create(action=row, text="Parlat", written_at=clock.now())
    return row


@pytest.fixture
def some(area):
    return {
        "rest": action(area, "La resta", 1),
        "silent": action(area, "Callada", 2, is_silent=True),
        "soon": action(area, "Aviat", 3, ends_on=days(5)),
        "blocked": action(area, "Aturada", 4, **BLOCKED),
        "late": action(area, "Tard", 5, ends_on=days(-1)),
        "later": action(area, "Molt tard", 6, ends_on=days(-12), state="in_progress"),
        "done": action(area, "Acabada", 7, state="done", ends_on=days(-30)),
    }


def page(client, code="2026", **asked):
    return client.get(reverse("workplan_actions", args=[code]), asked)


def titles(client, **asked):
    return [row.action.title for row in page(client, **asked).context["page"]]


def test_open_actions_come_by_urgency(cast, enter, some):
    client = enter(cast.coordination)

    assert titles(client) == ["Molt tard", "Tard", "Aturada", "Aviat", "Callada", "La resta"]
    assertContains(page(client), "6 de 7 actuacions")


def test_nobody_waits_for_news_of_what_is_suspended(cast, enter, area):
    action(area, "Callada", 1, is_silent=True)
    action(area, "Suspesa", 2, is_silent=True, state="suspended")

    assert titles(enter(cast.coordination), show="silent") == ["Callada"]


def test_row_says_what_how_late_and_what_blocks_it(cast, enter, some):
    LinkedEvidence.objects.create(action=some["later"], sentence="Fet", url="https://example.org/a")

    shown = page(enter(cast.coordination))

    said = (
        "2026-6.6", "12 dies de retard", "1 dia de retard", "1 evidència", "Falta la signatura",
        "calia mirar-la el dia 10 de juny", "acaba d&#x27;aquí a 5 dies", "encara sense notícies", "En curs",
    )  # fmt: skip
    for words in said:
        assertContains(shown, words)


@pytest.mark.parametrize(
    "asked, found",
    [
        ({"show": "late"}, ["Molt tard", "Tard"]),
        ({"show": "soon"}, ["Aviat"]),
        ({"show": "silent"}, ["Callada"]),
        ({"show": "untouched"}, ["Callada"]),
        ({"state": "blocked"}, ["Aturada"]),
        ({"state": "closed"}, ["Acabada"]),
        ({"state": "done"}, ["Acabada"]),
        ({"q": "MOLT"}, ["Molt tard"]),
        ({"q": "6.3"}, ["Aviat"]),
        ({"q": "2026-6.3"}, ["Aviat"]),
        ({"q": "document 4"}, ["Aturada"]),
        ({"show": "late", "q": "molt"}, ["Molt tard"]),
    ],
)
def test_filters_narrow(cast, enter, some, asked, found):
    assert titles(enter(cast.coordination), **asked) == found


def test_filters_by_what_hangs_from_an_action(cast, enter):
    plan = make_plan()
    other = action(AreaFactory(plan=plan.plan, number=1), "Altra", 1, responsible=cast.technician)
    origin = OriginFactory(plan=plan.plan)
    ActionOrigin.objects.create(action=other, origin=origin, source="Text")
    source = FundingSourceFactory()
    ActionFunding.objects.create(action=other, source=source)
    challenge = ChallengeFactory(plan=plan.plan)
    other.challenges.add(challenge)
    client = enter(cast.coordination)

    asked = {
        "area": other.area_id, "responsible": cast.technician.pk, "challenge": challenge.pk,
        "origin": "continuity", "source": source.pk,
    }  # fmt: skip
    for name, value in asked.items():
        assert titles(client, **{name: value}) == ["Altra"], name
    assert titles(client, group=plan.block.body_id) == [plan.action.title, plan.subaction.title]
    assert titles(client, level="subactions") == [plan.subaction.title]
    assert set(titles(client, level="actions")) == {plan.action.title, "Altra"}


def test_without_responsible_is_neither_named_nor_of_a_group_nor_under_who_is(cast, enter):
    plan = make_plan()
    area = AreaFactory(plan=plan.plan, number=1)
    named = ActionFactory(area=area, number=1, responsible=cast.technician)
    SubactionFactory(parent=named, number=1)
    ActionFactory(area=area, number=2, title="De ningú")

    assert titles(enter(cast.coordination), show="unassigned") == ["De ningú"]


def test_own_ones_are_of_who_asks(cast, enter):
    plan = make_plan()
    action(AreaFactory(plan=plan.plan, number=1), "De la Dolors", 1, responsible=cast.technician)

    assert titles(enter(cast.technician), show="own") == ["De la Dolors"]
    assert set(titles(enter(cast.group_coordinator), show="own")) == {plan.action.title, plan.subaction.title}


def test_filters_survive_in_chips_files_and_pages(cast, enter, some):
    shown = page(enter(cast.coordination), show="late", q="tard")

    chips = {chip["label"]: chip["url"] for chip in shown.context["found"].chips()}
    assert chips == {
        "«tard»": "/pla/2026/actuacions/?show=late",
        "Només les endarrerides": "/pla/2026/actuacions/?q=tard",
    }
    assert [export["url"] for export in shown.context["exports"]] == [
        f"/pla/2026/actuacions.{kind}?q=tard&show=late" for kind in ("pdf", "xlsx", "csv")
    ]


def test_what_is_not_understood_is_said_and_left_out(cast, enter, some):
    shown = page(enter(cast.coordination), area="99999", show="zzz")

    assert len(shown.context["page"]) == 6
    assertContains(shown, "L&#x27;adreça demana")


def test_money_and_proposals_are_for_who_follows_the_plan(cast, enter, some):
    members, follows = (page(enter(person)) for person in (cast.technician, cast.executive))

    assertContains(follows, "Font de finançament")
    assertContains(follows, "Amb una proposta que espera")
    assertNotContains(members, "Font de finançament")
    assertNotContains(members, "Amb una proposta que espera")


@pytest.mark.parametrize("role, cost", [("coordination", 7), ("executive", 8), ("technician", 8)])
@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_the_same_of_the_database(cast, enter, area, rows, role, cost):
    block = BlockFactory(area=area)
    for number in range(1, rows + 1):
        parent = action(area, f"Número {number}", number, block=block, responsible=cast.technician)
        SubactionFactory(parent=parent, block=block, number=1)
    client = enter(getattr(cast, role))

    with CaptureQueriesContext(connection) as queries:
        page(client)

    # session, person, standing (2; seats for who is not coordination), bell, plan with its filters, rows
    assert len(queries) == cost


def test_heading_counts_the_rows_of_the_other_pages_too(cast, enter, area):
    for number in range(1, PER_PAGE + 3):
        action(area, f"Tard {number}", number, ends_on=days(-3))

    shown = page(enter(cast.coordination))

    assert [(group.total, len(group.rows)) for group in shown.context["groups"]] == [(PER_PAGE + 2, PER_PAGE)]


def test_empty_list_says_why(cast, enter, area):
    client = enter(cast.coordination)

    assertContains(page(client), "El pla encara no té cap actuació")
    done = action(area, "Feta", 1, state="done")
    assertContains(page(client), "No hi ha cap actuació oberta")
    assertContains(page(client, q="res"), "Cap actuació no és així")
    assert done.state == "done"


def test_draft_is_for_who_follows_the_plan(cast, enter):
    DraftPlanFactory(code="2028")

    assert page(enter(cast.technician), "2028").status_code == 404
    assert page(enter(cast.executive), "2028").status_code == 200


def file(client, kind, **asked):
    return client.get(reverse("workplan_actions_export", args=["2026", kind]), asked)


def test_files_hold_what_the_list_shows_and_run_no_formula(cast, enter, some):
    Action.objects.filter(pk=some["late"].pk).update(title="=HYPERLINK(1)")
    client = enter(cast.coordination)

    text = b"".join(file(client, "csv", show="late").streaming_content).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    sheet = load_workbook(io.BytesIO(file(client, "xlsx", show="late").content)).active

    assert [line[:2] for line in lines[1:]] == [["2026-6.6", "Molt tard"], ["2026-6.5", "'=HYPERLINK(1)"]]
    assert lines[1][8:10] == ["12 dies de retard", "12"]
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == ["Molt tard", "'=HYPERLINK(1)"]


def test_list_goes_to_paper_up_to_three_hundred_rows(cast, enter, area):
    rows = [
        Action(area=area, number=n, position=n, title=f"Número {n}", official_text="…") for n in range(1, 304)
    ]
    Action.objects.bulk_create(rows)

    drawn = file(enter(cast.coordination), "pdf").context

    assert (sum(len(group.rows) for group in drawn["groups"]), drawn["left_out"]) == (300, 3)


def test_paper_is_a_pdf(cast, enter, some):
    answer = file(enter(cast.coordination), "pdf", show="late")

    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"] == 'attachment; filename="actuacions-del-pla-2026-2026-06-15.pdf"'


def test_other_kinds_of_file_are_not_there(cast, enter, some):
    assert file(enter(cast.coordination), "exe").status_code == 404


def test_news_of_a_part_are_news_of_its_action_and_nobody_asks_the_part(cast, enter):
    area = AreaFactory(plan__starts_on=date(2026, 1, 1))
    told = action(area, "Amb una part explicada", 1, is_silent=True)
    silent = action(area, "Callada", 2, is_silent=True)
    part = SubactionFactory(parent=told, title="Part explicada")
    SubactionFactory(parent=silent, title="Part callada")
    operations.add_note(action=part, text="Va bé", by=None)

    assert titles(enter(cast.coordination), show="silent") == ["Callada"]
    gaps = readiness(Action.objects.for_readiness(), clock.today()).gaps
    assert [gap.action.title for gap in gaps if gap.kind == Lack.NO_NEWS] == ["Callada"]
