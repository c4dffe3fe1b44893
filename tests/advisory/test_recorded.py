"""Sessions of the past, materials, and what the clock does by itself."""

from datetime import date, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from advisory import operations, tasks
from advisory.models import AdvisorySession
from office import clock
from office.refusals import Refused
from tests.access.scene import PDF
from tests.advisory.sessions import (
    ServiceFactory,
    balances,
    confirm,
    let_it_begin,
    make_budget,
    make_request,
)
from tests.advisory.slots import take_time
from tests.cast import MemberFactory, PersonFactory

pytestmark = pytest.mark.django_db


def record(service, **values):
    return operations.record_session(service=service, by=None, **{"day": clock.today()} | values)


def done(**values):
    session = let_it_begin(confirm(make_request(**values)))
    return operations.log_outcome(session=session, minutes_used=90, summary="Plec revisat.", by=None)


def put(session, **columns):
    AdvisorySession.objects.filter(pk=session.pk).update(**columns)


def state(session):
    return AdvisorySession.objects.get(pk=session.pk).state


def test_session_of_the_past_is_done_at_once():
    council = MemberFactory().organization

    session = record(
        ServiceFactory(), day=date(2023, 5, 1), is_day_known=False, organizations=[council], summary="Compra"
    )

    assert (session.state, session.answer, session.minutes_used, session.account) == ("done", "", None, None)
    assert [row.reply for row in session.councils.all()] == ["coming"]


def test_minutes_of_the_past_are_charged_to_the_budget_of_their_day():
    budget = make_budget(3000)

    record(budget.service, minutes_used=90)

    assert balances(budget) == (2910, 0, 90)


@pytest.mark.parametrize(
    "values", [{"minutes_used": None}, {"minutes_used": 90, "day": date(2023, 5, 1)}], ids=["unknown", "old"]
)
def test_past_without_minutes_or_budget_moves_no_hours(values):
    budget = make_budget(3000)

    record(budget.service, **values)

    assert balances(budget) == (3000, 0, 0)


def test_what_was_held_tomorrow_is_not_recorded():
    with pytest.raises(Refused, match="encara no ha arribat"):
        record(ServiceFactory(), day=clock.today() + timedelta(days=1))


def test_more_than_the_budget_has_is_not_recorded():
    budget = make_budget(60)

    with pytest.raises(Refused, match="en queden 1 h"):
        record(budget.service, minutes_used=90)

    assert not AdvisorySession.objects.exists()


def test_link_and_file_are_left_and_taken_away():
    session = done()
    operations.add_material(session=session, title="Guia", url="https://example.org/guia", by=None)
    upload = SimpleUploadedFile("plec.pdf", PDF)
    operations.add_material(session=session, title="Plec", upload=upload, by=None)

    kept, gone = session.materials.all()
    operations.remove_material(session=session, material=gone, by=None)

    assert list(session.materials.all()) == [kept]
    gone.file.refresh_from_db()
    assert gone.file.delete_on == clock.today()


@pytest.mark.parametrize(
    "values, field",
    [
        ({"title": " ", "url": "https://example.org"}, "title"),
        ({"title": "Guia"}, "url"),
        ({"title": "Guia", "url": "javascript:alert(1)"}, "url"),
        ({"title": "Guia", "url": "example"}, "url"),
        ({"title": "Guia", "upload": SimpleUploadedFile("virus.exe", b"MZ")}, "upload"),
    ],
)
def test_material_that_is_none_is_refused(values, field):
    session = done()

    with pytest.raises(Refused) as refusal:
        operations.add_material(session=session, by=None, **values)

    assert refusal.value.field == field


def test_material_of_another_session_stays():
    session, other = done(), done()
    operations.add_material(session=other, title="Guia", url="https://example.org/guia", by=None)

    with pytest.raises(Refused, match="d'una altra sessió"):
        operations.remove_material(session=session, material=other.materials.get(), by=None)


def test_nothing_is_left_in_a_session_that_fell_through():
    session = make_request()
    operations.cancel_session(session=session, reason="Ja no cal", side="council", by=None)

    with pytest.raises(Refused, match="no s'ha fet"):
        operations.add_material(session=session, title="Guia", url="https://example.org/guia", by=None)


def test_request_on_a_published_time_expires_and_frees_its_hours():
    budget = make_budget(3000)
    session, still = take_time(budget.service), take_time(budget.service)
    put(session, expires_at=clock.now())

    tasks.expire_requests()
    tasks.expire_requests()

    assert (state(session), state(still), balances(budget)) == ("expired", "requested", (3000, 120, 0))


def test_one_that_fails_does_not_keep_others_back():
    budget = make_budget(3000)
    broken, well = take_time(budget.service), take_time(budget.service)
    put(broken, expires_at=clock.now() - timedelta(hours=1))
    put(well, expires_at=clock.now())
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION pg_temp.fails() RETURNS trigger LANGUAGE plpgsql AS"
            " $$BEGIN RAISE EXCEPTION 'disk full'; END$$"
        )
        cursor.execute(
            "CREATE TRIGGER fails BEFORE UPDATE ON advisory_advisorysession"
            f" FOR EACH ROW WHEN (OLD.id = {broken.pk}) EXECUTE FUNCTION pg_temp.fails()"
        )

    tasks.expire_requests()

    assert (state(broken), state(well)) == ("requested", "expired")


def test_silence_of_seven_days_stands_as_logged():
    silent, recent = done(), done()
    put(silent, logged_at=clock.now() - timedelta(days=7))
    put(recent, logged_at=clock.now() - timedelta(days=6, hours=23))

    tasks.accept_silences()
    tasks.accept_silences()

    answers = [AdvisorySession.objects.get(pk=row.pk).answer for row in (silent, recent)]
    assert answers == ["silent", "waiting"]


def test_disputed_outcome_is_not_silenced():
    session = done()
    operations.dispute_outcome(session=session, words="Va durar menys", by=None)
    put(session, logged_at=clock.now() - timedelta(days=30))

    tasks.accept_silences()

    assert AdvisorySession.objects.get(pk=session.pk).answer == "disputed"


def test_offer_does_not_expire_by_itself():
    session = operations.offer_session(
        service=ServiceFactory(), organizations=[MemberFactory().organization], words="Compra", by=None,
        day=clock.today() + timedelta(days=1), hour=time(10), expert=PersonFactory(),
    )  # fmt: skip
    let_it_begin(session)

    tasks.expire_requests()

    assert state(session) == "offered"
