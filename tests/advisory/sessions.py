"""Services, budgets and sessions for tests, through the same operations that people use."""

from datetime import date, datetime, time, timedelta
from typing import Any

import factory

from advisory import operations
from advisory.models import AdvisoryService, AdvisorySession, HourAccount, HourBudget
from members.models import Organization
from office import clock
from tests.cast import MemberFactory, PersonFactory


class ServiceFactory(factory.django.DjangoModelFactory):
    """Without a budget; `make_budget` gives one to its service."""

    class Meta:
        model = AdvisoryService

    code = factory.Sequence(lambda n: f"servei-{n}")
    name = factory.Sequence(lambda n: f"Servei {n}")
    kind = "expert_advice"
    default_minutes = 120


def make_budget(minutes: int = 3000, **values: Any) -> HourBudget:
    """Of this year, unless other days are given."""
    service = values.pop("service", None) or ServiceFactory(name="CCPR", has_budget=True)
    year = clock.today().year
    period = {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)} | values
    budget: HourBudget = operations.open_budget(service=service, minutes=minutes, by=None, **period)
    return budget


def pool(budget: HourBudget) -> HourAccount:
    return HourAccount.objects.get(budget=budget, kind="pool")


def balances(budget: HourBudget) -> tuple[int, int, int]:
    """(left in the pool, held, delivered), in minutes."""
    account = pool(budget)
    delivered = HourAccount.objects.get(budget=budget, kind="delivered")
    return account.balance_minutes, account.held_minutes, delivered.balance_minutes


def make_request(
    service: AdvisoryService | None = None, *councils: Organization, **values: Any
) -> AdvisorySession:
    given = {"words": "Clàusules socials al contracte de neteja.", "by": None} | values
    session: AdvisorySession = operations.request_session(
        service=service or ServiceFactory(),
        organizations=list(councils) or [MemberFactory().organization],
        **given,
    )
    return session


def confirm(
    session: AdvisorySession, *, in_days: int = 7, hour: time = time(10), **values: Any
) -> AdvisorySession:
    """With a new expert, unless one is given, so many days from today."""
    given = {"minutes": session.minutes or 60, "by": None} | values
    expert = given.pop("expert", None) or session.expert or PersonFactory()
    confirmed: AdvisorySession = operations.agree_date(
        session=session, day=clock.today() + timedelta(days=in_days), hour=hour, expert=expert, **given
    )
    return confirmed


def let_it_begin(session: AdvisorySession, at: datetime | None = None) -> AdvisorySession:
    """Its time has come: as if it had been agreed for yesterday at ten."""
    when = at or clock.moment_of(clock.today() - timedelta(days=1), time(10))
    wall = when.astimezone(clock.zone())
    AdvisorySession.objects.filter(pk=session.pk).update(
        day=wall.date(), time=wall.time(), starts_at=when,
        ends_at=when + timedelta(minutes=session.minutes or 60),
    )  # fmt: skip
    session.refresh_from_db()
    return session
