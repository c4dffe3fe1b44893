from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection, transaction

from office import links
from office.links import LinkClosed

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def link(person):
    return links.create("test_door", subject_id=7, person=person, days=14)


def closed_with(token: str, purpose: str = "test_door") -> int:
    with pytest.raises(LinkClosed) as refusal:
        links.read(token, purpose)
    assert refusal.value.sentence
    return refusal.value.status


def test_token_opens_its_door(link):
    found = links.read(link.token, "test_door")

    assert (found.pk, found.subject_id) == (link.pk, 7)


def test_token_opens_no_other_door(link):
    assert closed_with(link.token, "another_door") == 404


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1], lambda t: "9" + t, lambda t: "", lambda t: "...", lambda t: "\x00"]
)
def test_altered_token_opens_nothing(link, change):
    assert closed_with(change(link.token)) == 404


def test_link_expires_by_the_clock_of_the_portal(link, settings):
    settings.CLOCK_OFFSET = 14 * DAY

    assert closed_with(link.token) == 410


def test_revoked_link_is_closed(link):
    links.revoke("test_door", 7)

    assert closed_with(link.token) == 410


def test_revoking_leaves_the_links_of_others_open(link):
    links.revoke("test_door", 8)
    links.revoke("another_door", 7)

    assert links.read(link.token, "test_door") == link


def test_link_for_many_uses_stays_open(link):
    links.use(link)
    links.use(link)

    assert links.read(link.token, "test_door") == link


def test_link_for_one_use_closes_behind(person):
    link = links.create("test_door", subject_id=7, person=person, days=14, single_use=True)

    links.use(link)

    assert closed_with(link.token) == 410
    with pytest.raises(LinkClosed):
        links.use(link)


@pytest.mark.django_db(transaction=True)
def test_second_use_waits_for_the_first_and_is_refused(person):
    link = links.create("test_door", subject_id=7, person=person, days=14, single_use=True)
    outcomes = []

    def use() -> None:
        try:
            with transaction.atomic():
                links.use(link)
            outcomes.append("used")
        except LinkClosed:
            outcomes.append("closed")
        connection.close()

    second = Thread(target=use)
    with transaction.atomic():
        links.use(links.read(link.token, "test_door"))
        second.start()
        second.join(timeout=0.5)  # it has asked, and waits
        assert outcomes == []
    second.join()

    assert outcomes == ["closed"]
