"""The demonstration tells the same in whatever year it is loaded, and every page of it opens."""

import re
from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import resolve

from advisory import ledger_check
from advisory.models import AdvisorySession, HourBudget
from demo import load
from members.models import Collaboration, Delegation, Membership, Need, Organization, Partner, Person, Seat
from office import clock, figures
from office.models import Message
from tests.access.test_hostile_forms import BACKEND

YEARS = (2024, 2026, 2028)
SAME_KIND = 3  # pages of one address pattern that are opened
SIGN_INS = ("coordinacio", "tecnica", "regidor", "presidencia", "experta", "mentora")


@pytest.fixture(params=YEARS)
def demonstration(request, settings, db):
    settings.CLOCK_OFFSET = datetime(request.param, 6, 3, 9, tzinfo=UTC) - clock.real_now()
    call_command("load_reference", verbosity=0)
    load.load()
    return request.param


def active(on: date | None = None, **of: str) -> int:
    return Organization.objects.in_state("active", on).filter(**of).count()


def hours_of_ccpr() -> list[tuple[int, int, int]]:
    """(granted, used, held) in minutes, of each budget."""
    budgets = HourBudget.objects.with_figures()
    return list(budgets.values_list("granted_minutes", "used_minutes", "held_minutes"))


def test_demonstration_tells_the_same_in_any_year(demonstration):
    found = figures.values(figures.Period.year(2023))
    told = {
        "town councils": active(kind="municipality"),
        "county councils": active(kind="county_council"),
        "at the end of 2023": active(date(2023, 12, 31)),
        "joined in 2023": Membership.objects.filter(is_invented=False, starts_on__year=2023).count(),
        "invented": Membership.objects.filter(is_invented=True, state="active").count(),
        "seats of the Executive": Seat.objects.in_force().count(),
        "partners": Partner.objects.count(),
        "collaborations": Collaboration.objects.count(),
        "needs": Need.objects.count(),
        "delegates": Delegation.objects.in_force().count(),
        "people": Person.objects.count(),
        "sessions": Counter(AdvisorySession.objects.values_list("state", flat=True)),
        "hours of CCPR": hours_of_ccpr(),
        "drift of the ledger": ledger_check.drifts(),
        "advice of 2023": [found[f"advisory.{key}"] for key in ("sessions", "mentoring_sessions", "hours")],
    }

    assert told == {
        "town councils": 64,
        "county councils": 3,
        "at the end of 2023": 62,
        "joined in 2023": 3,
        "invented": 64,
        "seats of the Executive": 9,
        "partners": 40,
        "collaborations": 10,
        "needs": 10,
        "delegates": 4,
        "people": 143,
        "sessions": {"done": 23, "confirmed": 2, "requested": 1, "offered": 1},
        "hours of CCPR": [(3000, 270, 360)],
        "drift of the ledger": [],
        "advice of 2023": [11, 6, None],
    }


def test_nothing_of_it_leaves_as_mail(demonstration):
    waiting = Message.objects.filter(state__in=["queued", "inflight"])

    assert list(waiting) == []
    assert Message.objects.exists()


def pages_from(client: Client, begin: str, files: set[tuple[str | None, str]]) -> Counter[str]:
    """Follow the links of the portal from one page, a few of each kind; how many of each were opened.

    A file of a kind is opened once for everybody: it takes a second, and who may have it is another test's.
    """
    seen: Counter[str] = Counter()
    waiting, known = [begin], {begin}
    while waiting:
        address = waiting.pop(0)
        match = resolve(address.split("?")[0])
        name, file = match.url_name, (match.url_name, str(match.kwargs.get("kind", "")))
        if seen[name] == SAME_KIND or file in files:
            continue
        seen[name] += 1
        response = client.get(address, follow=False)
        assert response.status_code in {200, 302}, (address, response.status_code)
        if response.streaming:
            list(response.streaming_content)  # read to its end, the file closes
        if not response["Content-Type"].startswith("text/html"):
            files.add(file)
            continue
        for link in re.findall(r'href="(/[^"#]*)', response.content.decode().replace("&amp;", "&")):
            if link not in known and not link.startswith(("/static/", "/sessio/sortiu")):
                known.add(link)
                waiting.append(link)
    return seen


@pytest.mark.timeout(300)  # a thousand pages
def test_every_page_of_it_opens(demonstration):
    opened, files = Counter(), set()
    for name in SIGN_INS:
        client = Client()
        client.force_login(Person.objects.get(email=f"{name}@example.org"), backend=BACKEND)
        opened += pages_from(client, "/", files)

    assert {"home", "organization_list", "organization_page", "onboarding_detail"} <= set(opened)
