"""What a council needs: written down, put right, closed with what came of it, and counted."""

from datetime import date, timedelta

import pytest

from members import operations
from members.models import Need, Organization, Topic
from members.querysets import WAITS_DAYS
from office import clock, outbox
from office.invented import invented
from office.models import AuditRow, Message
from office.refusals import Refused
from tests.cast import CouncilFactory, MemberFactory, RoleFactory

pytestmark = pytest.mark.django_db


def days_ago(days):
    return clock.today() - timedelta(days=days)


def record(council=None, **values):
    given = {"words": "Una comunitat energètica", "source": "contact", "by": None}
    return operations.record_need(organization=council or CouncilFactory(), **(given | values))


def close(need, **values):
    given = {"state": "answered", "outcome": "Mentoria de Celrà", "closed_on": clock.today(), "by": None}
    return operations.close_need(need=need, **(given | values))


def test_need_is_open_and_found_today():
    need = record(words="  Plec de neteja \n")

    assert (need.state, need.found_on, need.words) == ("open", clock.today(), "Plec de neteja")


def test_county_council_has_needs_too():
    comarca = CouncilFactory().municipality.comarca
    county = Organization.objects.create(kind="county_council", comarca=comarca, name="Consell Comarcal")

    assert record(county).organization == county


def test_partner_has_no_needs():
    partner = Organization.objects.create(kind="partner", name="Ateneu Cooperatiu")

    with pytest.raises(Refused):
        record(partner)

    assert not Need.objects.exists()


@pytest.mark.parametrize(
    "values, field",
    [({"words": " \n "}, "words"), ({"found_on": clock.today() + timedelta(days=1)}, "found_on")],
)
def test_need_that_cannot_be_is_refused_beside_its_field(values, field):
    with pytest.raises(Refused) as refusal:
        record(**values)

    assert (refusal.value.field, Need.objects.count()) == (field, 0)


def test_council_writes_of_itself_and_coordination_hears_of_it(cast):
    need = record(cast.council, source="council", by=cast.technician, on_behalf_of=cast.council)

    row = AuditRow.objects.get(operation="members.record_need")
    message = Message.objects.get(kind="need_noted")
    assert (row.by_id_number, row.organization_number) == (cast.technician.pk, cast.council.pk)
    assert (message.person, message.subject_id) == (cast.coordination, need.pk)
    close(need)
    assert outbox.is_moot(message)


def test_what_coordination_writes_is_told_to_nobody(cast):
    record(cast.council, by=cast.coordination)

    assert not Message.objects.exists()


def test_edit_puts_right_all_but_the_council():
    need = record()
    topic = Topic.objects.create(name="Energia")

    operations.edit_need(
        need=need, words="Teulades", topic=topic, source="meeting", found_on=days_ago(3), by=None
    )

    need.refresh_from_db()
    assert (need.words, need.topic, need.source) == ("Teulades", topic, "meeting")
    assert need.found_on == days_ago(3)


@pytest.mark.parametrize(
    "values, field",
    [
        ({"words": ""}, "words"),
        ({"found_on": days_ago(-1)}, "found_on"),
        ({"found_on": days_ago(1)}, "found_on"),
    ],
)
def test_edit_of_a_closed_need_keeps_its_dates_in_order(values, field):
    need = close(record(found_on=days_ago(9)), closed_on=days_ago(2))
    given = {"words": "Teulades", "source": "contact", "found_on": days_ago(9)}

    with pytest.raises(Refused) as refusal:
        operations.edit_need(need=need, by=None, **(given | values))

    assert refusal.value.field == field


@pytest.mark.parametrize("state", ["answered", "dropped"])
def test_need_is_closed_with_what_came_of_it(state):
    need = close(record(found_on=days_ago(5)), state=state, outcome=" Ja ho tenen ", closed_on=days_ago(5))

    need.refresh_from_db()
    assert (need.state, need.outcome, need.closed_on) == (state, "Ja ho tenen", days_ago(5))


@pytest.mark.parametrize(
    "values, field",
    [
        ({"state": "open"}, "state"),
        ({"outcome": "  "}, "outcome"),
        ({"closed_on": days_ago(-1)}, "closed_on"),
        ({"closed_on": days_ago(6)}, "closed_on"),
    ],
)
def test_closing_that_cannot_be_is_refused_beside_its_field(values, field):
    need = record(found_on=days_ago(5))

    with pytest.raises(Refused) as refusal:
        close(need, **values)

    need.refresh_from_db()
    assert (refusal.value.field, need.state) == (field, "open")


def test_need_is_closed_once():
    need = close(record())

    with pytest.raises(Refused):
        close(need)


def test_reopened_need_waits_again_and_its_outcome_stays_in_the_history():
    need = operations.reopen_need(need=close(record()), by=None)

    row = AuditRow.objects.get(operation="members.reopen_need")
    assert (need.state, need.outcome, need.closed_on) == ("open", "", None)
    assert row.personal.before["outcome"] == "Mentoria de Celrà"


def test_open_need_is_not_reopened():
    with pytest.raises(Refused):
        operations.reopen_need(need=record(), by=None)


def test_need_of_the_demonstration_is_marked():
    with invented():
        marked = record()

    assert (marked.is_invented, record().is_invented) == (True, False)


def test_each_sees_its_own_and_coordination_all(cast):
    own, other = record(cast.council), record(cast.other_council)

    def seen(person):
        return set(Need.objects.visible_to(person))

    assert seen(cast.coordination) == {own, other}
    assert seen(cast.technician) == {own}
    assert seen(cast.other_technician) == {other}
    assert seen(cast.advisor) == seen(cast.executive) == set()


def test_own_open_needs_are_those_of_the_councils_one_acts_for(cast):
    own = record(cast.council)
    close(record(cast.council))
    record(cast.other_council)

    assert list(Need.objects.open().represented_by(cast.technician)) == [own]
    assert not Need.objects.represented_by(cast.coordination).exists()


def test_role_that_ended_sees_nothing(cast):
    record(cast.council)
    cast.technician.roles.update(ends_on=days_ago(1))

    assert not Need.objects.visible_to(cast.technician).exists()


def test_waiting_are_the_open_ones_of_more_than_thirty_days_oldest_first():
    oldest, old = record(found_on=days_ago(90)), record(found_on=days_ago(WAITS_DAYS + 1))
    record(found_on=days_ago(WAITS_DAYS))
    close(record(found_on=days_ago(80)))

    assert list(Need.objects.waiting()) == [oldest, old]


def test_figures_count_both_days_of_the_period():
    year = date(2025, 1, 1), date(2025, 12, 31)
    first, last = (record(found_on=day) for day in year)
    record(found_on=date(2026, 1, 1))
    close(first, closed_on=date(2025, 12, 31))
    close(last, closed_on=date(2026, 1, 1))
    close(record(found_on=date(2024, 1, 1)), state="dropped", closed_on=date(2025, 3, 1))

    assert set(Need.objects.found_in(*year)) == {first, last}
    assert list(Need.objects.answered_in(*year)) == [first]


@pytest.mark.parametrize(
    "days, words",
    [(0, "avui"), (1, "fa 1 dia"), (59, "fa 59 dies"), (60, "fa 2 mesos"), (400, "fa 13 mesos")],
)
def test_how_long_ago_is_said_in_words(days, words):
    assert record(found_on=days_ago(days)).ago == words


def test_two_councils_of_one_person_are_both_its_own():
    role = RoleFactory(organization=MemberFactory().organization)
    second = RoleFactory(person=role.person, organization=MemberFactory().organization)
    needs = {record(role.organization), record(second.organization)}

    assert set(Need.objects.represented_by(role.person)) == needs
