"""Two people join records at once, or one joins what another is working on: nothing is left behind."""

import threading
from collections.abc import Callable, Iterable
from datetime import time, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection

from advisory import operations as advisory
from advisory.models import AdvisorySession
from members import operations as members
from members.models import Person, Role
from office import clock
from office.refusals import Refused
from tests.advisory.sessions import confirm, make_request
from tests.cast import CouncilFactory, PersonFactory, RoleFactory

pytestmark = [pytest.mark.fault, pytest.mark.django_db(transaction=True)]
ROUNDS = 5


def together(*calls: Callable[[], Any]) -> list[str]:
    """What happened to each, all of them begun at the same moment."""
    start, found = threading.Barrier(len(calls)), [""] * len(calls)

    def one(place: int, call: Callable[[], Any]) -> None:
        start.wait()
        try:
            call()
            found[place] = "done"
        except Refused:
            found[place] = "refused"
        except Exception as error:  # noqa: BLE001  whatever it is, the test has to show it
            found[place] = type(error).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return found


def merge(keep: Person, gone: Person) -> Callable[[], Any]:
    fresh = {person.pk: person for person in Person.objects.filter(pk__in=[keep.pk, gone.pk])}
    return lambda: members.merge_people(keep=fresh[keep.pk], gone=fresh[gone.pk], by=None)


def left_behind() -> Iterable[Role]:
    return Role.objects.exclude(person__merged_into=None)


def test_two_records_are_joined_once():
    keep, gone = PersonFactory(), PersonFactory()
    RoleFactory(person=gone)

    found = together(*[merge(keep, gone) for _ in range(6)])

    assert sorted(found) == ["done", *["refused"] * 5]
    assert not left_behind()


def test_each_into_the_other_leaves_one_of_the_two():
    for _ in range(ROUNDS):
        one, other = (RoleFactory().person for _ in range(2))

        found = together(merge(one, other), merge(other, one))

        assert sorted(found) == ["done", "refused"]
        assert Person.objects.unmerged().filter(pk__in=[one.pk, other.pk]).count() == 1
        assert not left_behind()


def test_three_in_a_row_leave_no_record_that_leads_to_a_merged_one():
    for _ in range(ROUNDS):
        first, second, third = (RoleFactory().person for _ in range(3))

        found = together(merge(first, second), merge(second, third))

        assert set(found) <= {"done", "refused"}
        assert "done" in found
        assert not Person.objects.exclude(merged_into__merged_into=None).exists()
        assert not left_behind()


def test_post_given_meanwhile_is_not_left_on_the_record_that_goes():
    for _ in range(ROUNDS):
        keep, gone, council = PersonFactory(), PersonFactory(), CouncilFactory()

        found = together(
            merge(keep, gone),
            lambda council=council, gone=gone: members.add_role(
                person=gone,
                organization=council,
                line="technical",
                title="T",
                starts_on=clock.today(),
                by=None,
            ),
        )

        assert found[0] == "done"
        assert Role.objects.filter(person=keep).count() == (1 if found[1] == "done" else 0)
        assert not left_behind()


def test_session_assigned_meanwhile_is_not_left_with_the_record_that_goes():
    for _ in range(ROUNDS):
        keep, gone = PersonFactory(), PersonFactory()
        asked, given = make_request(), confirm(make_request(), expert=gone)
        moved = {"day": clock.today() + timedelta(days=9), "hour": time(12), "minutes": 60, "by": None}

        found = together(
            merge(keep, gone),
            partial(advisory.assign_expert, session=asked, expert=gone, by=None),
            partial(advisory.agree_date, session=given, **moved),
        )

        assert set(found) <= {"done", "refused"}
        left = AdvisorySession.objects.filter(expert__merged_into__isnull=False)
        assert not left.exists()
