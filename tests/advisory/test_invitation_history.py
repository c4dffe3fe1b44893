"""B26, I11: whatever happens to a session, one identity, and a sequence that only goes on."""

from datetime import time, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisory import operations
from advisory.models import AdvisorySession
from office import clock
from office.models import Message
from office.refusals import Refused
from tests.advisory.letters import Company, make_company, read
from tests.advisory.sessions import make_request

DRAWN = st.tuples(st.integers(1, 20), st.sampled_from([time(9), time(12), time(16)]), st.booleans())
Drawn = tuple[int, time, bool]  # in how many days, at what hour, whether to the other expert


def move(company: Company, session: AdvisorySession, drawn: Drawn) -> None:
    days, hour, is_other = drawn
    operations.agree_date(
        session=session, day=clock.today() + timedelta(days=days), hour=hour, minutes=60,
        expert=company.other_expert if is_other else company.expert, by=company.coordination,
    )  # fmt: skip


def hand_over(company: Company, session: AdvisorySession, drawn: Drawn) -> None:
    expert = company.other_expert if drawn[2] else company.expert
    operations.assign_expert(session=session, expert=expert, by=company.coordination)


def join(company: Company, session: AdvisorySession, drawn: Drawn) -> None:
    operations.join_session(session=session, organization=company.other_council, by=company.neighbour)


def leave(company: Company, session: AdvisorySession, drawn: Drawn) -> None:
    operations.leave_session(
        session=session, organization=company.other_council, reason="", by=company.neighbour
    )


def cancel(company: Company, session: AdvisorySession, drawn: Drawn) -> None:
    operations.cancel_session(session=session, reason="", side="expert", by=company.expert)


@pytest.mark.property
@pytest.mark.django_db
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=DRAWN,
    acts=st.lists(st.tuples(st.sampled_from([move, hand_over, join, leave]), DRAWN), min_size=2, max_size=8),
)
def test_b26_any_history_keeps_one_identity_and_raises_the_sequence(first, acts):
    company = make_company()
    session = make_request(None, company.council, by=company.technician)
    for act, drawn in [(move, first), *acts, (cancel, first)]:
        try:
            act(company, session, drawn)
        except Refused:
            session.refresh_from_db()  # what may not be done is refused, and leaves no message
    written = list(Message.objects.filter(subject_id=session.pk).exclude(calendar="").order_by("pk"))

    for person in {message.person_id for message in written}:
        told = [read(message.calendar) for message in written if message.person_id == person]
        sequences = [int(one.vevent.sequence.value) for one in told]
        assert {one.vevent.uid.value for one in told} == {f"{session.uid}@portal.xmess.example"}
        assert sequences == sorted(set(sequences)), "a sequence that does not rise"
        assert told[0].method.value == "REQUEST"
        assert told[-1].method.value == "CANCEL", "somebody keeps a session that was cancelled"
        assert not any(one.method.value == then.method.value == "CANCEL" for one, then in pairwise(told)), (
            "somebody was let go twice"
        )
