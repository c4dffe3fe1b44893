"""A number of the past with its source: it is the figure of its period, and rows are not counted beside it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from members.models import Membership
from office import clock, operations
from office.figures import Period, answers, values
from office.models import DeclaredTotal
from office.refusals import Refused
from tests.cast import MemberFactory

pytestmark = pytest.mark.django_db
YEAR = Period.year(2023)
TYPED = {
    "key": "members.joined",
    "year": "2023",
    "value": "3",
    "source": "Memòria 2023",
    "words": "3 noves incorporacions",
}


def declare(**given):
    values = {"key": "members.joined", "value": 3, "source": "Memòria 2023", "by": None} | given
    days = {"starts_on": YEAR.starts_on, "ends_on": YEAR.ends_on}
    return operations.declare_total(**(days | values))


def test_declared_total_is_the_figure_of_its_period_with_its_source():
    MemberFactory(starts_on=date(2023, 5, 1))

    declare(value=8)

    found = answers(YEAR)["members.joined"]
    assert (found.value, found.source, found.rows) == (8, "Memòria 2023", None)


def test_declared_zero_is_the_figure_too():
    MemberFactory(starts_on=date(2023, 5, 1))

    declare(value=0)

    assert values(YEAR)["members.joined"] == 0


def test_rows_are_counted_in_any_other_period():
    MemberFactory(starts_on=date(2023, 5, 1))
    declare(value=8)

    half = answers(Period(date(2023, 1, 1), date(2023, 6, 30)))["members.joined"]

    assert (half.value, half.source) == (1, "")


def test_invented_rows_do_not_count_beside_a_declared_total():
    MemberFactory(starts_on=date(2023, 5, 1))
    Membership.objects.update(is_invented=True)

    declare(value=3)

    assert values(YEAR)["members.joined"] == 3


def test_withdrawn_total_gives_its_place_back_to_the_rows(cast):
    MemberFactory(starts_on=date(2023, 5, 1))
    total = declare(value=8)

    operations.withdraw_total(total=total, by=cast.coordination)

    assert values(YEAR)["members.joined"] == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"key": "members.nothing"}, "key"),
        ({"source": "  "}, "source"),
        ({"ends_on": clock.today() + timedelta(days=1)}, "year"),
        ({"ends_on": clock.today()}, "year"),
    ],
)
def test_total_without_figure_or_source_or_of_a_period_under_way_is_refused(given, field):
    with pytest.raises(Refused) as refusal:
        declare(**given)

    assert refusal.value.field == field


def test_second_total_of_the_same_period_is_refused_and_the_first_stays():
    declare(value=8)

    with pytest.raises(Refused, match="ja té un total declarat"):
        declare(value=9)

    assert values(YEAR)["members.joined"] == 8


def test_coordination_declares_and_withdraws_in_the_browser(cast, enter):
    client = enter(cast.coordination)

    added = client.post(reverse("declared_total_add"), TYPED, follow=True)
    total = DeclaredTotal.objects.get()
    asked = client.get(reverse("declared_total_withdraw", args=[total.pk]))
    client.post(reverse("declared_total_withdraw", args=[total.pk]))

    assert "Memòria 2023: «3 noves incorporacions»" in added.content.decode()
    assert (total.declared_by, total.period_in_words) == (cast.coordination, "2023")
    assert asked.status_code == 200
    assert not DeclaredTotal.objects.exists()


def test_refusal_stands_beside_its_field_and_nothing_is_lost(cast, enter):
    client = enter(cast.coordination)

    answer = client.post(reverse("declared_total_add"), TYPED | {"year": str(clock.today().year)})

    assert list(answer.context["form"].errors) == ["year"]
    assert answer.context["form"]["source"].value() == "Memòria 2023"


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_totals_asks_the_same_queries_for_many(cast, enter, number, django_assert_num_queries):
    for year in range(2020, 2020 + number):
        declare(starts_on=date(year, 1, 1), ends_on=date(year, 12, 31))
    client = enter(cast.coordination)
    client.get(reverse("declared_total_list"))

    with django_assert_num_queries(7):
        answer = client.get(reverse("declared_total_list"))

    assert answer.content.decode().count("row-line") == number
