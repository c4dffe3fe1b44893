"""A session is of who comes: who only accompanies, has not answered, said no or has left speaks for nobody in it."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from advisory import operations
from advisory.calendar.feeds import offered_to
from advisory.models import AdvisorySession, SessionMaterial
from advisory.pages.council_statement import statement_of
from advisory.pages.received import received
from advisory.reminders import find_unanswered
from members.models import NetworkRole
from office import clock
from office.refusals import Refused
from tests.advisory.sessions import (
    ServiceFactory,
    balances,
    confirm,
    let_it_begin,
    make_budget,
    make_request,
)
from tests.cast import PersonFactory

pytestmark = pytest.mark.django_db


def shared(cast, *, replies, service=None):
    """Offered to the two councils of the cast; each of `replies` is what one says."""
    councils = [cast.council, cast.other_council]
    session = operations.offer_session(
        service=service or ServiceFactory(), organizations=councils, words="Compra conjunta.", by=None,
        day=clock.today() + timedelta(days=7), hour=time(10), expert=PersonFactory(),
    )  # fmt: skip
    for organization, comes in zip(councils, replies, strict=False):
        operations.reply_to_offer(session=session, organization=organization, comes=comes, by=None)
    return session


def mentored(cast):
    service = ServiceFactory(kind="mentoring", default_minutes=60)
    return confirm(make_request(service, cast.council, mentor=cast.mentor_council), expert=cast.mentor)


def log(session):
    return operations.log_outcome(
        session=let_it_begin(session), minutes_used=60, summary="Plec revisat.", by=None
    )


def test_council_with_a_mentor_cancels_its_session(cast, enter):
    session = mentored(cast)

    enter(cast.technician).post(reverse("session_cancel", args=[session.pk]), {"reason": "Ja no cal"})

    session.refresh_from_db()
    assert (session.state, session.closed_side) == ("cancelled", "council")


def test_mentor_leaves_the_session_and_does_not_cancel_it(cast, enter):
    session = mentored(cast)

    response = enter(cast.mentor).post(reverse("session_cancel", args=[session.pk]), {"reason": "Ja no cal"})

    session.refresh_from_db()
    assert (response.url, session.state) == (reverse("session_reply", args=[session.pk]), "confirmed")


def test_only_council_that_comes_cancels_what_another_has_not_answered(cast, enter):
    session = shared(cast, replies=[True])

    enter(cast.technician).post(reverse("session_cancel", args=[session.pk]), {"reason": "Ja no cal"})

    session.refresh_from_db()
    assert session.state == "cancelled"


def test_who_asked_cancels_though_coordination_has_invited_another(cast, enter):
    session = make_request(None, cast.council)
    operations.invite_council(session=session, organization=cast.other_council, by=None)

    enter(cast.technician).post(reverse("session_cancel", args=[session.pk]), {"reason": "Ja no cal"})

    session.refresh_from_db()
    assert session.state == "cancelled"


def test_invited_council_does_not_cancel_what_another_comes_to(cast):
    session = shared(cast, replies=[True])

    with pytest.raises(Refused):
        operations.cancel_session(
            session=session, reason="", side="council", by=None, on_behalf_of=cast.other_council
        )


def test_mentor_does_not_say_that_its_own_outcome_is_right(cast, enter):
    session = log(mentored(cast))

    enter(cast.mentor).post(reverse("session_answer", args=[session.pk]), {"agrees": "yes"})

    session.refresh_from_db()
    assert session.answer == "waiting"


def test_council_that_never_answered_says_nothing_of_the_outcome(cast, enter):
    session = log(shared(cast, replies=[True]))
    client = enter(cast.other_technician)

    page = client.get(session.get_absolute_url()).content.decode()
    client.post(reverse("session_answer", args=[session.pk]), {"agrees": "yes"})

    session.refresh_from_db()
    assert (reverse("session_answer", args=[session.pk]) in page, session.answer) == (False, "waiting")


def test_coordination_answers_for_the_council_that_came(cast, enter):
    session = log(shared(cast, replies=[False, True]))

    enter(cast.coordination).post(reverse("session_answer", args=[session.pk]), {"agrees": "yes"})

    session.refresh_from_db()
    assert session.answer == "confirmed"


def test_session_of_the_past_without_councils_has_its_page_of_answers(cast, enter):
    session = operations.record_session(service=ServiceFactory(), day=clock.today(), by=None)

    response = enter(cast.coordination).get(reverse("session_answer", args=[session.pk]))

    assert response.status_code == 200


def test_council_that_said_no_does_not_read_what_came_of_it(cast, enter):
    session = log(shared(cast, replies=[True, False]))
    material = SessionMaterial.objects.create(session=session, title="Guia", url="https://example.org/guia")
    client = enter(cast.other_technician)

    pages = [session.get_absolute_url(), reverse("session_material", args=[material.pk])]
    file = b"".join(client.get(reverse("session_export", args=["csv"])).streaming_content).decode()

    assert [client.get(page).status_code for page in pages] == [404, 404]
    assert "Plec revisat." not in file


def test_council_that_said_no_still_sees_the_session_to_come(cast, enter):
    session = shared(cast, replies=[True, False])

    assert enter(cast.other_technician).get(session.get_absolute_url()).status_code == 200


def test_hours_are_told_to_who_received_them_only(cast):
    budget = make_budget(3000)
    log(shared(cast, replies=[True, False], service=budget.service))

    councils = [cast.council, cast.other_council]
    listed = AdvisorySession.objects.all()

    assert [len(statement_of(council, "").lines) for council in councils] == [1, 0]
    assert [received([council], listed, None).done for council in councils] == [1, 0]


def test_council_that_left_is_not_told_of_it_as_its_next_session(cast, enter):
    session = shared(cast, replies=[True, True])
    operations.leave_session(session=session, organization=cast.council, reason="", by=None)

    page = enter(cast.technician).get(reverse("home")).content.decode()

    assert session.get_absolute_url() not in page


def test_own_feed_loses_what_ones_council_left(cast):
    session = confirm(make_request(None, cast.council, by=cast.technician))
    operations.join_session(session=session, organization=cast.other_council, by=None)
    operations.leave_session(session=session, organization=cast.council, reason="", by=None)

    assert [feed.sessions().count() for feed in offered_to(cast.technician)] == [0, 0]


@pytest.mark.parametrize(
    "name", ["session_page", "session_log", "session_date", "session_cancel", "session_decline"]
)
def test_sessions_of_an_expert_end_with_its_role(cast, enter, name):
    session = confirm(make_request(None, cast.council), expert=cast.advisor)
    NetworkRole.objects.filter(person=cast.advisor).update(ends_on=clock.today() - timedelta(days=1))
    client = enter(cast.advisor)

    assert client.get(reverse(name, args=[session.pk])).status_code == 404
    assert client.get(reverse("session_list")).context["page"].paginator.count == 0


def test_offer_whose_day_has_gone_by_unanswered_can_be_moved_or_cancelled(cast, enter):
    budget = make_budget(3000)
    session = let_it_begin(shared(cast, replies=[], service=budget.service))
    client, cancelling = enter(cast.coordination), reverse("session_cancel", args=[session.pk])

    page = client.get(session.get_absolute_url()).content.decode()
    client.post(cancelling, {"side": "coordination"})

    assert [address in page for address in (reverse("session_date", args=[session.pk]), cancelling)] == [
        True,
        True,
    ]
    assert balances(budget) == (3000, 0, 0)


def test_mentor_is_not_reminded_to_answer_for_who_received_it(cast):
    log(mentored(cast))

    due = list(find_unanswered(clock.now() + timedelta(days=6)))

    assert [one.person for one in due] == [cast.technician]
