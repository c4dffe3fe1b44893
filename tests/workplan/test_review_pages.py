"""The pages of the reviews: what they show, to whom, with how many queries."""

import pytest
from django.urls import reverse

from members.models import Agreement
from office import jobs
from office.models import Job
from tests.workplan.plans import ActionFactory, ReviewFactory, make_plan
from workplan import operations
from workplan.models import Action, LinkedEvidence, ProgressNote, ReviewDecision, ReviewPeriod

pytestmark = pytest.mark.django_db


@pytest.fixture
def some(cast):
    return make_plan()


@pytest.fixture
def period(some):
    return ReviewFactory(plan=some.plan)


@pytest.fixture
def executive(cast, enter):
    return enter(cast.executive)


@pytest.fixture
def coordination(cast, enter):
    return enter(cast.coordination)


def close(period):
    return operations.close_review(period=period, by=None)


def address(name, *arguments):
    return reverse(name, args=arguments)


def text_of(response):
    return response.content.decode()


def decision(**changed):
    values = {"state": "in_progress", "timing": "", "responsible": "", "reason": "Endavant"}
    return values | changed


def seen(client, period, action):
    """What the page of a decision sends back of itself."""
    return client.get(address("review_decide", period.pk, action.pk)).context["form"]["seen"].value()


PAGES = {
    "review_list": (9, lambda some, period: [some.plan.code]),
    "review_page": (12, lambda some, period: [period.pk]),
    "review_walk": (12, lambda some, period: [period.pk, 1]),
    "review_decide": (12, lambda some, period: [period.pk, some.action.pk]),
    "review_compare": (12, lambda some, period: [some.plan.code]),
    "plan_close": (12, lambda some, period: [some.plan.code]),
}


@pytest.mark.parametrize("name", PAGES)
def test_page_asks_as_little_for_many_actions_as_for_few(
    name, some, period, coordination, django_assert_max_num_queries, django_assert_num_queries
):
    close(period)
    current = ReviewFactory(plan=some.plan, name="Segon trimestre")
    most, arguments = PAGES[name]
    place = address(name, *arguments(some, current))
    coordination.get(place)  # the walk keeps its order in the session
    with django_assert_max_num_queries(most) as few:
        coordination.get(place)
    for number in (11, 12, 13):
        action = ActionFactory(area=some.area, number=number, progress=50)
        LinkedEvidence.objects.create(action=action, sentence="Trobada", url="https://example.org")
        ProgressNote.objects.create(action=action, text="Avança")

    with django_assert_num_queries(len(few)):
        coordination.get(place)


def test_closed_review_is_read_with_few_queries(
    some, period, executive, django_assert_max_num_queries, django_assert_num_queries
):
    place = close(period).get_absolute_url()
    with django_assert_max_num_queries(12) as few:
        executive.get(place)
    for number in (11, 12, 13):
        ActionFactory(area=some.area, number=number)
    other = close(ReviewFactory(plan=some.plan, name="Segon trimestre"))
    last = close(ReviewFactory(plan=some.plan, name="Tercer trimestre"))

    assert other.rows.count() == last.rows.count() == 5
    with django_assert_num_queries(len(few) + 1):  # the rows of the review before
        executive.get(last.get_absolute_url())


def test_decision_is_written_on_the_screen_and_the_walk_goes_on(some, period, executive):
    executive.get(address("review_walk_start", period.pk))
    place = address("review_decide", period.pk, some.action.pk)

    answer = executive.post(place, decision(seen=seen(executive, period, some.action)))

    assert answer.url == address("review_walk", period.pk, 2)
    assert ReviewDecision.objects.get().agreement == Agreement.objects.get(body__kind="executive")
    assert "Endavant" in text_of(executive.get(address("review_walk", period.pk, 1)))


def test_key_for_no_change_decides_and_goes_on(some, period, executive):
    executive.get(address("review_walk_start", period.pk))

    answer = executive.post(address("review_no_change", period.pk, some.action.pk))

    assert (answer.url, ReviewDecision.objects.get().state) == (
        address("review_walk", period.pk, 2),
        "pending",
    )


def test_second_who_decides_sees_what_changed_and_keeps_what_was_typed(some, period, executive):
    opened = seen(executive, period, some.action)
    action = Action.objects.get(pk=some.action.pk)
    operations.change_action_state(action=action, state="suspended", reason="Sense calendari", by=None)

    place = address("review_decide", period.pk, some.action.pk)
    answer = executive.post(place, decision(seen=opened, reason="El que jo volia"))

    form = answer.context["form"]
    assert (form.errors.keys(), bool(form.meanwhile)) == ({"__all__"}, True)
    assert "El que jo volia" in text_of(answer)
    again = executive.post(place, decision(seen=form["seen"].value(), reason="El que jo volia"))
    assert (again.status_code, ReviewDecision.objects.get().comment) == (302, "El que jo volia")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"state": "blocked"}, "blocked_by"),
        ({"state": "dropped", "reason": ""}, "reason"),
        ({"timing": "quan toqui"}, "timing"),
    ],
)
def test_decision_that_cannot_be_is_answered_beside_its_field(some, period, executive, changed, field):
    place = address("review_decide", period.pk, some.action.pk)

    answer = executive.post(place, decision(seen=seen(executive, period, some.action), **changed))

    assert (list(answer.context["form"].errors), ReviewDecision.objects.count()) == ([field], 0)


def test_order_of_the_walk_stays_while_decisions_change_the_actions(some, period, executive):
    for number in (9, 10):
        ActionFactory(area=some.area, number=number)
    executive.get(address("review_walk_start", period.pk))
    before = [
        text_of(executive.get(address("review_walk", period.pk, step))).count("2026-6.9")
        for step in (1, 2, 3, 4)
    ]

    executive.post(address("review_no_change", period.pk, some.action.pk))
    action = Action.objects.get(pk=some.action.pk)
    operations.change_action_state(action=action, state="done", by=None)

    after = [
        text_of(executive.get(address("review_walk", period.pk, step))).count("2026-6.9")
        for step in (1, 2, 3, 4)
    ]
    assert before == after


@pytest.mark.django_db(transaction=True)
def test_closing_is_a_job_that_ends_at_the_review(some, period, coordination, cast):
    answer = coordination.post(address("review_close", period.pk))

    job = Job.objects.get(kind="close_review")
    assert answer.url == address("job_detail", job.pk)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result["url"]) == ("done", period.get_absolute_url())
    assert ReviewPeriod.objects.get(pk=period.pk).state == "closed"


@pytest.mark.django_db(transaction=True)
def test_second_who_closes_is_told_so(some, period, coordination):
    for _time in range(2):
        coordination.post(address("review_close", period.pk))

    for job in Job.objects.filter(kind="close_review").order_by("pk"):
        jobs.run(job.pk)

    first, second = Job.objects.filter(kind="close_review").order_by("pk")
    assert (first.state, second.state) == ("done", "failed")


def test_seal_tells_a_document_that_was_touched(some, period, executive):
    closed = close(period)
    place = address("review_seal", closed.pk)
    whole = executive.get(place).context["is_whole"]

    with closed.document.content.open("ab") as content:
        content.write(b" ")

    assert (whole, executive.get(place).context["is_whole"]) == (True, False)


def test_document_leaves_as_a_file(some, period, executive):
    answer = executive.get(address("review_document", close(period).pk))

    assert b"".join(answer.streaming_content).startswith(b"%PDF")


def test_comparison_shows_only_what_changed_where_that_is_asked(some, period, executive):
    first = close(period)
    action = Action.objects.get(pk=some.action.pk)
    operations.change_action_state(action=action, state="in_progress", by=None)
    place = address("review_compare", some.plan.code)

    every = executive.get(place, {"de": first.pk}).context
    changed = executive.get(place, {"de": first.pk, "canvis": "1"}).context

    assert [len(row.told) + len(row.same) for row in every["chapters"]] == [2]
    assert [[one.sentence for one in row.told] + row.same for row in changed["chapters"]] == [
        ["de pendent a en curs"]
    ]


def test_comparison_leaves_as_a_file(some, period, executive):
    close(period)

    answer = executive.get(address("review_compare_export", some.plan.code, "csv"))

    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert (len(lines), "sense canvis" in lines[1]) == (3, True)


FIXES = {
    "mine": lambda action, by: action.responsible == by,
    "term:desembre": lambda action, by: action.timing == "desembre",
}


@pytest.mark.parametrize("fix", FIXES)
def test_one_click_mends_what_is_missing(fix, some, period, coordination, cast):
    coordination.post(address("review_fix", period.pk, some.action.pk), {"fix": fix})

    assert FIXES[fix](Action.objects.get(pk=some.action.pk), cast.coordination)


@pytest.mark.parametrize(
    "fix", ["", "accept:9999999999999999999999", "accept:1", "term:mai", "look_again", "other"]
)
def test_answer_that_nobody_offered_changes_nothing(fix, some, period, coordination):
    version, notes = Action.objects.get(pk=some.action.pk).version, some.action.notes.count()

    answer = coordination.post(address("review_fix", period.pk, some.action.pk), {"fix": fix})

    assert (answer.status_code, Action.objects.get(pk=some.action.pk).version) == (302, version)
    assert some.action.notes.count() == notes


def test_proposal_that_waits_is_accepted_with_one_click(some, period, coordination):
    note = operations.propose_progress(
        action=some.action, text="Dues sessions fetes", state="in_progress", progress=60, by=None
    )
    page = text_of(coordination.get(period.get_absolute_url()))

    coordination.post(address("review_fix", period.pk, some.action.pk), {"fix": f"accept:{note.pk}"})

    assert f"accept:{note.pk}" in page
    assert Action.objects.get(pk=some.action.pk).progress == 60
