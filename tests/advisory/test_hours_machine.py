"""Whatever is done with sessions and hours, and in whatever order, the invariants hold after each step.

Numbers (I1, I2…) as in `tests.advisory.invariants`. I7, I13 and I15 are of calls and of mentoring by periods, which
the portal does not have; I14 is asked where messages are tested; I16 is in the rules of times.
"""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from advisory import operations, tasks
from advisory.models import AdvisorySession, HourAccount, HourBudget, LedgerEntry, PeriodClosing
from advisory.operations.outcomes import charged_minutes
from office import clock
from office.refusals import Refused
from tests.advisory.invariants import broken
from tests.advisory.sessions import ServiceFactory, make_budget
from tests.advisory.slots import make_expert, publish
from tests.cast import MemberFactory, PersonFactory

pytestmark = [pytest.mark.property, pytest.mark.django_db]
BEGINNING = datetime(2026, 12, 14, 9, tzinfo=clock.zone())
WHICH = st.integers(0, 99)
MINUTES = st.sampled_from([60, 90, 120, 240, 5, 720])
DAYS = st.sampled_from([1, 3, 20, 0, 400])
HOURS = st.sampled_from([time(9), time(10), time(10, 30), time(12)])
OPEN = ("offered", "requested", "confirmed")
SIDE = st.sampled_from(["council", "expert", "coordination"])


def there_is(*states):
    """Only while there is a session in one of these states: else most of the steps would do nothing."""
    return precondition(lambda machine: not machine.states.isdisjoint(states))


class HoursMachine(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.offset = django_settings.CLOCK_OFFSET
        django_settings.CLOCK_OFFSET = BEGINNING - clock.real_now()
        self.service = ServiceFactory(
            name="CCPR", has_budget=True, late_share=50, no_show_share=100, rules_are_confirmed=True
        )
        for year, minutes in ((2026, 600), (2027, 480)):
            make_budget(minutes, service=self.service, starts_on=date(year, 1, 1), ends_on=date(year, 12, 31))
        self.councils = [MemberFactory().organization for _ in range(3)]
        self.experts = [make_expert(self.service) for _ in range(2)]
        for expert in self.experts:
            publish(expert, BEGINNING.date() + timedelta(days=4))
        self.boss = PersonFactory()
        self.seen, self.states = {}, set()
        self.begin()

    def begin(self):
        """One of each kind already: else most steps would be of asking."""
        days = {"day": clock.today() + timedelta(days=2), "minutes": 60, "by": None}
        asked = [self.request(number) for number in range(3)]
        for session, expert, hour in zip(asked, self.experts, (10, 11), strict=False):
            operations.agree_date(session=session, expert=expert, hour=time(hour), **days)
        django_settings.CLOCK_OFFSET += timedelta(days=2, hours=1)
        operations.log_outcome(session=asked[0], minutes_used=90, summary="Fet", by=None)
        for how_many in (1, 2):
            operations.offer_session(
                service=self.service, organizations=self.councils[:how_many], words="Compra",
                **days | {"day": clock.today() + timedelta(days=9), "hour": time(10), "expert": self.experts[-how_many]},
            )  # fmt: skip

    def teardown(self):
        django_settings.CLOCK_OFFSET = self.offset
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    # What people do.

    @rule(which=WHICH, takes_time=st.booleans(), weeks=st.integers(0, 3))
    def ask(self, which, takes_time, weeks):
        friday = clock.today() + timedelta(days=(4 - clock.today().weekday()) % 7 + 7 * weeks)
        starts_at = clock.moment_of(friday, time(10))
        time_taken = {"expert": self.of(self.experts, which), "starts_at": starts_at} if takes_time else {}
        once = uuid4()
        session = self.attempt(self.request, which=which, once=once, **time_taken)
        if session:
            before = self.ledger()
            assert self.request(which, once=once, **time_taken).pk == session.pk, "I9"
            assert self.ledger() == before, "I9"

    @rule(which=WHICH, days=st.none() | DAYS, hour=HOURS, minutes=MINUTES, how_many=st.integers(1, 3))
    def offer(self, which, days, hour, minutes, how_many):
        given = {"day": clock.today() + timedelta(days=days), "hour": hour} if days is not None else {}
        self.attempt(
            operations.offer_session, service=self.service, organizations=self.councils[:how_many], words="Compra",
            expert=self.of(self.experts, which), minutes=minutes, by=None, **given,
        )  # fmt: skip

    @there_is("offered", "confirmed")
    @rule(which=WHICH, council=WHICH, comes=st.booleans())
    def reply(self, which, council, comes):
        self.act(
            operations.reply_to_offer, which, ("offered", "confirmed"), organization=self.of(self.councils, council),
            comes=comes,
        )  # fmt: skip

    @there_is("requested", "confirmed")
    @rule(which=WHICH, council=WHICH, comes=st.booleans())
    def join_or_leave(self, which, council, comes):
        given = {"organization": self.of(self.councils, council)}
        if comes:
            self.act(operations.join_session, which, ("requested", "confirmed"), **given)
        else:
            self.act(operations.leave_session, which, ("requested", "confirmed"), reason="Vaga", **given)

    @there_is(*OPEN)
    @rule(which=WHICH, expert=WHICH)
    def assign(self, which, expert):
        self.act(operations.assign_expert, which, expert=self.of(self.experts, expert))

    @there_is(*OPEN)
    @rule(which=WHICH, days=DAYS, hour=HOURS, minutes=MINUTES, expert=WHICH)
    def agree_or_move(self, which, days, hour, minutes, expert):
        self.act(
            operations.agree_date, which, day=clock.today() + timedelta(days=days), hour=hour, minutes=minutes,
            expert=self.of(self.experts, expert),
        )  # fmt: skip

    @there_is("requested", "offered")
    @rule(which=WHICH)
    def confirm(self, which):
        self.act(operations.confirm_request, which, ("requested", "offered"))

    @there_is(*OPEN)
    @rule(which=WHICH, side=SIDE, declines=st.booleans())
    def give_up(self, which, side, declines):
        call = operations.decline_session if declines else operations.cancel_session
        self.act(call, which, reason="No pot ser", side=side)

    @rule(which=WHICH)
    def ask_and_cancel_at_once(self, which):
        before = self.balances()
        session = self.attempt(self.request, which=which)
        if session:
            operations.cancel_session(session=session, reason="Error", side="council", by=None)
        assert self.balances() == before, "I10"

    @there_is("confirmed")
    @rule(which=WHICH, minutes=st.sampled_from([30, 60, 120, 500, 0]), is_early=st.booleans())
    def log(self, which, minutes, is_early):
        if not is_early:
            self.let_begin(which)
        self.act(operations.log_outcome, which, ("confirmed",), minutes_used=minutes, summary="Fet")

    @there_is("done")
    @rule(which=WHICH, minutes=st.sampled_from([0, 30, 120, 500]))
    def correct(self, which, minutes):
        done = self.act(
            operations.correct_minutes, which, ("done",), minutes_used=minutes, reason="Error", by=self.boss
        )
        assert done is None or charged_minutes(done) == minutes

    @there_is("done")
    @rule(which=WHICH)
    def approve_overrun(self, which):
        done = self.act(operations.approve_overrun, which, ("done",), reason="Era llarg", by=self.boss)
        assert done is None or charged_minutes(done) == done.minutes_used

    @there_is("confirmed")
    @rule(which=WHICH, side=SIDE)
    def nobody_came(self, which, side):
        self.let_begin(which)
        self.act(operations.mark_no_show, which, ("confirmed",), absent=side)

    @rule(which=WHICH, minutes=MINUTES)
    def grant(self, which, minutes):
        budget = self.of(list(HourBudget.objects.order_by("pk")), which)
        self.attempt(operations.grant_hours, budget=budget, minutes=minutes, reason="Ampliació", by=None)

    @rule(which=WHICH, council=WHICH, minutes=MINUTES, comes_back=st.booleans())
    def move_package(self, which, council, minutes, comes_back):
        budget = self.of(list(HourBudget.objects.order_by("pk")), which)
        organization = self.of(self.councils, council)
        package = HourAccount.objects.filter(budget=budget, organization=organization).first()
        if comes_back and package:
            self.attempt(operations.return_package, budget=budget, package=package, reason="Sobra", by=None)
        else:
            self.attempt(
                operations.allocate_package,
                budget=budget,
                organization=organization,
                minutes=minutes,
                by=None,
            )

    @precondition(lambda machine: HourBudget.objects.filter(closed_at=None).exists())
    @rule(which=WHICH, carry=st.sampled_from([0, 30, 9000]))
    def close_period(self, which, carry):
        budget = self.of(list(HourBudget.objects.filter(closed_at=None)), which)
        closed = (
            self.attempt(operations.prepare_closing, budget=budget, carry_minutes=carry, by=None)
            and self.attempt(operations.approve_closing, budget=budget, by=self.boss)
            and self.attempt(operations.post_closing, budget=budget, by=None)
        )
        if closed:
            before = self.ledger()
            operations.post_closing(budget=budget, by=None)
            assert self.ledger() == before, "I12"
            assert not HourAccount.objects.usable().filter(budget=budget).exclude(balance_minutes=0), "I12"
        elif PeriodClosing.objects.filter(budget=budget).exists():
            operations.cancel_closing(budget=budget, by=None)

    @rule(hours=st.sampled_from([1, 5, 24, 24 * 4]))
    def clock_goes_on(self, hours):
        django_settings.CLOCK_OFFSET += timedelta(hours=hours)
        tasks.expire_requests()
        tasks.accept_silences()
        before = self.ledger()
        tasks.expire_requests()
        assert self.ledger() == before, "I9"
        assert not AdvisorySession.objects.expired(clock.now()).exists()

    # What holds after each step.

    @invariant()
    def nothing_is_broken(self):
        assert broken() == []

    @invariant()
    def identity_stays_and_the_invitation_goes_on(self):
        rows = list(AdvisorySession.objects.all())
        self.states = {row.state for row in rows}
        for row in rows:
            uid, sequence, invitation = self.seen.get(row.pk, (row.uid, -1, None))
            told = (row.starts_at, row.ends_at, row.expert_id) if row.state == "confirmed" else None
            assert (row.uid, row.sequence >= sequence) == (uid, True), "I11"
            if sequence >= 0 and told != invitation and row.state not in {"done", "no_show"}:
                assert row.sequence > sequence, f"I11: {row.state}"
            self.seen[row.pk] = (row.uid, row.sequence, told)

    # Means.

    def request(self, which, **values):
        return operations.request_session(
            service=self.service,
            organizations=[self.of(self.councils, which)],
            words="Plec",
            by=None,
            **values,
        )

    def act(self, call, which, states=OPEN, **values):
        """On one of the sessions that are in these states; what cannot be done is refused and changes nothing."""
        rows = list(AdvisorySession.objects.filter(state__in=states).order_by("pk"))
        if rows:
            return self.attempt(call, session=self.of(rows, which), **({"by": None} | values))
        return None

    def let_begin(self, which):
        rows = list(AdvisorySession.objects.filter(state="confirmed").order_by("pk"))
        django_settings.CLOCK_OFFSET += max(self.of(rows, which).starts_at - clock.now(), timedelta(0))

    def attempt(self, call, **values):
        before = self.ledger()
        try:
            return call(**values)
        except Refused:
            assert self.ledger() == before, "a refusal moves nothing"
            return None

    @staticmethod
    def of(rows, which):
        return rows[which % len(rows)]

    @staticmethod
    def ledger():
        return list(LedgerEntry.objects.order_by("pk").values_list("pk", flat=True))

    @staticmethod
    def balances():
        return list(HourAccount.objects.order_by("pk").values_list("pk", "balance_minutes", "held_minutes"))


@pytest.mark.timeout(600)  # what fails is made smaller first
def test_invariants_hold_whatever_is_done():
    run_state_machine_as_test(
        HoursMachine,
        settings=settings(
            max_examples=12, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
