"""Delegate municipalities: one at a time in a comarca, a member, and relieved on the eve."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import override

from members import operations
from members.models import Comarca, Delegation
from office import clock
from office.models import AuditRow
from office.refusals import Refused
from tests.cast import START
from tests.members.places import comarca, spell, town

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SPRING, SUMMER = date(2025, 4, 1), date(2025, 7, 1)


@pytest.fixture(autouse=True)
def in_catalan():
    with override("ca"):
        yield


@pytest.fixture
def osona():
    return comarca("24", "Osona")


@pytest.fixture
def vic(osona):
    return spell(town("Vic", osona), "active", START).organization


@pytest.fixture
def manlleu(osona):
    return spell(town("Manlleu", osona), "active", START).organization


def appoint(organization, starts_on=SPRING, ends_on=None, place=None):
    return operations.appoint_delegate(
        comarca=place or organization.municipality.comarca,
        organization=organization,
        starts_on=starts_on,
        ends_on=ends_on,
        by=None,
    )


def periods():
    return [
        (row.organization.short_name, row.starts_on, row.ends_on)
        for row in Delegation.objects.order_by("starts_on")
    ]


def test_new_delegate_ends_the_former_on_the_eve(vic, manlleu):
    appoint(vic)

    appoint(manlleu, SUMMER)

    assert periods() == [("Vic", SPRING, SUMMER - DAY), ("Manlleu", SUMMER, None)]
    assert AuditRow.objects.filter(operation="members.end_delegation").count() == 1


def test_council_may_look_after_several_comarques(vic):
    appoint(vic)

    appoint(vic, place=comarca("43", "Lluçanès"))

    assert len(periods()) == 2


@pytest.mark.parametrize("state", ["applicant", "suspended", "withdrawn"])
def test_only_a_member_of_that_day_is_appointed(osona, state):
    council = spell(town("Torelló", osona), state, START).organization

    with pytest.raises(Refused) as refusal:
        appoint(council)

    assert refusal.value.field == "organization"
    assert "el dia 01/04/2025 no és membre" in refusal.value.sentence


def test_member_is_no_delegate_from_before_it_joined(vic):
    with pytest.raises(Refused):
        appoint(vic, START - DAY)

    assert appoint(vic, START).starts_on == START


@pytest.mark.parametrize(
    "who, starts_on, ends_on, field",
    [
        ("vic", SUMMER, None, "organization"),  # it is already
        ("manlleu", SPRING, None, "starts_on"),  # from the same day
        ("manlleu", SPRING - DAY, None, "ends_on"),  # before it, and without an end
        ("manlleu", SPRING - DAY, SPRING, "ends_on"),  # before it, and too long
        ("manlleu", SUMMER, SPRING, "ends_on"),  # ends before it begins
        ("manlleu", date(2125, 1, 1), None, "starts_on"),  # a slip of the year
    ],
)
def test_appointment_is_refused_in_words(vic, manlleu, who, starts_on, ends_on, field):
    appoint(vic)

    with pytest.raises(Refused) as refusal:
        appoint({"vic": vic, "manlleu": manlleu}[who], starts_on, ends_on)

    assert refusal.value.field == field
    assert periods() == [("Vic", SPRING, None)]


def test_appointment_before_another_needs_a_last_day(vic, manlleu):
    appoint(vic)

    appoint(manlleu, SPRING - 30 * DAY, SPRING - DAY)

    assert periods() == [("Manlleu", SPRING - 30 * DAY, SPRING - DAY), ("Vic", SPRING, None)]


def test_change_puts_council_and_days_right(vic, manlleu):
    delegation = appoint(vic)

    operations.change_delegation(
        delegation=delegation, organization=manlleu, starts_on=SPRING + DAY, ends_on=SUMMER, by=None
    )

    assert periods() == [("Manlleu", SPRING + DAY, SUMMER)]


@pytest.mark.parametrize(("starts_on", "ends_on"), [(SPRING, SUMMER), (SPRING, None), (SUMMER, SPRING)])
def test_change_that_meets_another_or_runs_backwards_is_refused(vic, manlleu, starts_on, ends_on):
    former = appoint(vic)
    appoint(manlleu, SUMMER)
    former.refresh_from_db()

    with pytest.raises(Refused) as refusal:
        operations.change_delegation(
            delegation=former, organization=vic, starts_on=starts_on, ends_on=ends_on, by=None
        )

    assert refusal.value.field == "ends_on"


def test_end_may_be_to_come_and_not_before_the_start(vic):
    delegation = appoint(vic)

    operations.end_delegation(delegation=delegation, ends_on=SUMMER, by=None)

    assert periods() == [("Vic", SPRING, SUMMER)]
    with pytest.raises(Refused):
        operations.end_delegation(delegation=delegation, ends_on=SPRING - DAY, by=None)


def test_end_inside_the_time_of_the_next_is_refused(vic, manlleu):
    former = appoint(vic)
    appoint(manlleu, SUMMER)

    with pytest.raises(Refused):
        operations.end_delegation(delegation=former, ends_on=SUMMER, by=None)


def test_database_refuses_two_delegates_on_one_day(vic, manlleu, osona):
    appoint(vic, SPRING, SUMMER)

    with pytest.raises(IntegrityError), transaction.atomic():
        Delegation.objects.create(organization=manlleu, comarca=osona, starts_on=SUMMER)


def test_delegate_that_left_the_network_looks_after_nobody(vic, osona):
    appoint(vic)
    operations.change_membership(
        organization=vic, state="withdrawn", starts_on=clock.today(), reason="Ple", by=None
    )
    spell(town("Torelló", osona), "active", START)

    assert not Delegation.objects.in_force().of_members().exists()
    assert list(Comarca.objects.present().without_delegate()) == [osona]
    assert [row.is_of_member for row in Delegation.objects.for_list()] == [False]


def test_page_lists_delegates_those_to_come_and_what_is_missing(cast, enter, vic):
    bages, soon = comarca("07", "Bages"), clock.today() + 10 * DAY
    spell(town("Manresa", bages), "active", START)
    comarca("39", "Aran")
    appoint(vic)
    appoint(vic, soon, place=bages)

    context = enter(cast.technician).get("/territori/delegats/").context

    assert [str(row) for row in context["delegations"]] == ["Osona: Ajuntament Vic"]
    assert [str(row) for row in context["to_come"]] == ["Bages: Ajuntament Vic"]
    assert [row.name for row in context["without"]] == ["Bages"]


def test_page_offers_the_acts_to_coordination_only(cast, enter, vic):
    delegation = appoint(vic)
    acts = [reverse("delegation_edit", args=[delegation.pk]), reverse("delegation_add")]

    shown = {
        who: [act in enter(getattr(cast, who)).get("/territori/delegats/").content.decode() for act in acts]
        for who in ("coordination", "technician")
    }

    assert shown == {"coordination": [True, True], "technician": [False, False]}


def test_coordination_appoints_from_the_page(cast, enter, vic):
    client = enter(cast.coordination)
    asked = client.get("/territori/delegats/nou/", {"comarca": "24"}).content.decode()
    values = {"comarca": "24", "organization": vic.pk, "starts_on": "2025-04-01", "ends_on": ""}

    answer = client.post("/territori/delegats/nou/", values, follow=True)

    assert '<option value="24" selected>' in asked
    assert periods() == [("Vic", SPRING, None)]
    assert "Osona ja té municipi delegat: Ajuntament Vic." in answer.content.decode()


def test_refusal_stands_beside_its_field_and_keeps_what_was_typed(cast, enter, vic):
    values = {"comarca": "24", "organization": vic.pk, "starts_on": "2023-04-01", "ends_on": ""}

    answer = enter(cast.coordination).post("/territori/delegats/nou/", values)

    assert list(answer.context["form"].errors) == ["organization"]
    assert 'value="2023-04-01"' in answer.content.decode()


@pytest.mark.parametrize("comarca_code", ["zz", "", "\x00", "9" * 5000])
def test_form_opens_whatever_comarca_the_address_says(cast, enter, comarca_code):
    answer = enter(cast.coordination).get("/territori/delegats/nou/", {"comarca": comarca_code})

    assert answer.status_code == 200


def test_council_that_has_left_can_be_kept_when_days_are_put_right(cast, enter, vic):
    delegation = appoint(vic)
    operations.change_membership(
        organization=vic, state="withdrawn", starts_on=clock.today(), reason="Ple", by=None
    )
    values = {"organization": vic.pk, "starts_on": "2025-04-02", "ends_on": "2025-07-01"}

    enter(cast.coordination).post(reverse("delegation_edit", args=[delegation.pk]), values)

    assert periods() == [("Vic", SPRING + DAY, SUMMER)]


def test_coordination_ends_a_delegation(cast, enter, vic):
    delegation = appoint(vic)

    enter(cast.coordination).post(reverse("delegation_end", args=[delegation.pk]), {"ends_on": "2025-07-01"})

    assert periods() == [("Vic", SPRING, SUMMER)]


def test_presence_names_the_delegate_of_the_day(cast, enter, vic):
    appoint(vic, SPRING, SUMMER)
    client = enter(cast.technician)

    shown = [
        "Municipi delegat: Vic" in client.get("/territori/presencia/", {"on": f"{day}"}).content.decode()
        for day in (SPRING - DAY, SPRING, SUMMER, SUMMER + DAY)
    ]

    assert shown == [False, True, True, False]


def test_page_of_a_member_says_who_its_delegate_is(cast, enter, vic):
    appoint(vic)

    own = enter(cast.technician).get(cast.council.get_absolute_url()).content.decode()
    of_vic = enter(cast.coordination).get(vic.get_absolute_url()).content.decode()

    assert "Osona, des del dia 01/04/2025:" in own
    assert f'<a href="{vic.get_absolute_url()}">Ajuntament Vic</a>' in own
    assert "Fa de municipi delegat (Osona) des del dia 01/04/2025." in of_vic


def test_page_of_a_member_without_delegate_says_nothing(cast, enter):
    page = enter(cast.technician).get(cast.council.get_absolute_url())

    assert "Municipi delegat" not in [block.title for block in page.context["blocks"]]


def test_list_costs_the_same_for_one_row_as_for_three(cast, enter, vic, django_assert_num_queries):
    client = enter(cast.coordination)
    appoint(vic)

    for codes in ([], ["07", "43"]):
        for code in codes:
            appoint(vic, place=comarca(code, code))
        with django_assert_num_queries(7):
            # session, person; delegations, comarques; two of the standing and the bell of the frame
            client.get("/territori/delegats/")
