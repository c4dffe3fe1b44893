"""The life of a working group: states, names, agreements."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from members import operations
from members.models import Agreement, Body, BodyName, GroupSpell
from members.operations.groups import ALLOWED, allowed_states
from office import clock
from office.models import AuditRow
from office.refusals import Refused
from tests.cast import MemberFactory

pytestmark = pytest.mark.django_db

State = GroupSpell.State
START, CHANGE = date(2023, 1, 1), date(2026, 1, 1)
ONE_DAY = timedelta(days=1)


@pytest.fixture
def group():
    return operations.propose_group(
        name="Finançament municipal", state="active", starts_on=START, reason="Memòria 2023", by=None
    )


def change(body, state, starts_on=CHANGE, reason="Pla 2026"):
    return operations.change_group_state(body=body, state=state, starts_on=starts_on, reason=reason, by=None)


def history(body):
    return list(body.spells.values_list("state", "starts_on", "ends_on"))


def in_state(state):
    body = Body.objects.create(kind="working_group", name="Cures")
    GroupSpell.objects.create(body=body, state=state, starts_on=START, reason="Acta")
    return body


def test_group_is_proposed_with_its_reason():
    body = operations.propose_group(name="Llei de l'ESS", starts_on=CHANGE, reason="Pla 2026", by=None)

    spell = body.spells.get()
    assert (body.kind, spell.state, spell.starts_on, spell.reason) == (
        "working_group",
        "proposed",
        CHANGE,
        "Pla 2026",
    )


@pytest.mark.parametrize(
    "values",
    [{"name": "finançament MUNICIPAL"}, {"state": "closed"}, {"starts_on": date(1600, 12, 31)}],
)
def test_group_of_a_name_taken_begun_over_or_long_ago_is_refused(group, values):
    given = {"name": "Cures", "starts_on": CHANGE, "reason": "Acta", "by": None}

    with pytest.raises(Refused):
        operations.propose_group(**(given | values))

    assert list(Body.objects.all()) == [group]


@pytest.mark.parametrize("before", State)
@pytest.mark.parametrize("after", State)
def test_group_passes_only_to_the_states_of_the_table(before, after):
    body = in_state(before)

    if after in ALLOWED[before]:
        change(body, after)
        assert history(body) == [(before, START, CHANGE - ONE_DAY), (after, CHANGE, None)]
    else:
        with pytest.raises(Refused):
            change(body, after)
        assert history(body) == [(before, START, None)]


def test_group_that_is_over_may_be_taken_up_again():
    over = (State.CLOSED, State.RECONVERTED)

    assert {state: ALLOWED[state] for state in over} == {state: {State.ACTIVE} for state in over}


def test_change_to_come_leaves_the_state_of_today(group):
    day = clock.today() + timedelta(days=30)

    change(group, "suspended", day)

    row = Body.objects.for_list().get(pk=group.pk)
    assert (row.state, row.state_to_come, row.state_to_come_on) == ("active", "suspended", day)


def test_change_of_today_is_the_state_of_today(group):
    change(group, "suspended", clock.today())

    row = Body.objects.for_list().get(pk=group.pk)
    assert (row.state, row.state_since, row.state_to_come) == ("suspended", clock.today(), None)


@pytest.mark.parametrize("days", [-1, 400])
def test_change_before_the_last_or_far_ahead_is_refused(group, days):
    day = START - ONE_DAY if days < 0 else clock.today() + timedelta(days=days)

    with pytest.raises(Refused) as refusal:
        change(group, "suspended", day)

    assert refusal.value.field == "starts_on"


def test_change_of_the_same_day_takes_back_the_last(group):
    change(group, "suspended")

    change(group, "active")

    assert history(group) == [("active", START, None)]
    assert AuditRow.objects.get(operation="members._remove_spell").before["state"] == "suspended"


def test_change_of_the_same_day_corrects_the_last(group):
    change(group, "closed")

    change(group, "reconverted", reason="Mentoria")

    assert history(group) == [("active", START, CHANGE - ONE_DAY), ("reconverted", CHANGE, None)]


def test_correction_obeys_the_table_of_the_state_before():
    body = in_state("proposed")
    change(body, "active")

    with pytest.raises(Refused):
        change(body, "suspended")

    assert history(body) == [("proposed", START, CHANGE - ONE_DAY), ("active", CHANGE, None)]


def test_choices_are_what_may_follow_and_what_would_correct(group):
    change(group, "suspended")

    assert [value for value, _label in allowed_states(group)] == [
        "active",
        "suspended",
        "closed",
        "reconverted",
    ]


def test_group_that_closes_has_nobody_in_it_and_a_mistake_gives_them_back(group):
    council = MemberFactory(starts_on=START).organization
    operations.join_group(body=group, organization=council, starts_on=START, by=None)

    change(group, "closed")
    closed = group.participations.get().ends_on
    change(group, "active")

    assert (closed, group.participations.get().ends_on) == (CHANGE - ONE_DAY, None)


def test_database_refuses_two_states_on_a_day(group):
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupSpell.objects.create(body=group, state="closed", starts_on=CHANGE, reason="Acta")


def test_body_of_the_association_has_no_state():
    assembly = Body.objects.create(kind="assembly", name="Assemblea")

    with pytest.raises(Refused):
        change(assembly, "active")


def rename(body, name, starts_on=CHANGE):
    return operations.rename_body(body=body, name=name, starts_on=starts_on, by=None)


def names(body):
    return [body.name, *body.former_names.values_list("name", "until")]


def test_former_name_is_kept_with_its_last_day(group):
    rename(group, "Finançament de l'ESS")

    assert names(group) == ["Finançament de l'ESS", ("Finançament municipal", CHANGE - ONE_DAY)]


def test_name_of_the_same_day_is_a_correction(group):
    rename(group, "Finansament")

    rename(group, "Finançament de l'ESS")

    assert names(group) == ["Finançament de l'ESS", ("Finançament municipal", CHANGE - ONE_DAY)]


def test_name_taken_back_leaves_no_row(group):
    rename(group, "Finançament de l'ESS")

    rename(group, "Finançament municipal")

    assert names(group) == ["Finançament municipal"]
    assert not BodyName.objects.exists()


def test_name_may_change_only_its_capitals(group):
    rename(group, "Finançament Municipal")

    assert group.name == "Finançament Municipal"


@pytest.mark.parametrize(
    ("name", "starts_on", "field"),
    [
        ("Finançament de l'ESS", date(2024, 12, 31), "starts_on"),
        ("Diners", CHANGE, "name"),
        ("cures", CHANGE, "name"),
    ],
)
def test_name_out_of_order_or_taken_is_refused(group, name, starts_on, field):
    Body.objects.create(kind="working_group", name="Cures")
    rename(group, "Diners", date(2025, 1, 1))

    with pytest.raises(Refused) as refusal:
        rename(group, name, starts_on)

    assert refusal.value.field == field


def test_name_to_come_is_refused(group):
    with pytest.raises(Refused) as refusal:
        rename(group, "Finançament de l'ESS", clock.today() + ONE_DAY)

    assert refusal.value.field == "starts_on"


def agree(body, **values):
    given = {"adopted_on": clock.today() - timedelta(days=30), "title": "Conveni", "by": None}
    return operations.record_agreement(body=body, **(given | values))


def test_agreement_has_its_days_after_its_own(group):
    for field in ("due_on", "review_on"):
        with pytest.raises(Refused) as refusal:
            agree(group, **{field: clock.today() - timedelta(days=31)})
        assert refusal.value.field == field

    assert not Agreement.objects.exists()


def test_agreement_passes_from_state_to_state(group):
    agreement = agree(group)

    for state in ("fulfilled", "revoked", "pending"):
        operations.change_agreement_state(agreement=agreement, state=state, by=None)
        assert Agreement.objects.get().state == state
    with pytest.raises(Refused):
        operations.change_agreement_state(agreement=agreement, state="pending", by=None)


@pytest.mark.parametrize(
    ("state", "days", "tone"),
    [("pending", -1, "late"), ("pending", 0, "soon"), ("fulfilled", -1, "well"), ("revoked", -1, "neutral")],
)
def test_agreement_is_late_only_while_it_is_pending(group, state, days, tone):
    agreement = agree(group, due_on=clock.today() + timedelta(days=days))

    agreement.state = state

    assert (agreement.is_late, agreement.tone) == (tone == "late", tone)
