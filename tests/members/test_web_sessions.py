"""Open sessions: seen in words on «La meva seguretat», ended there, gone when they are over."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from members import operations
from members.models import Person, WebSession
from members.sign_in.devices import device_words
from office import clock
from office.models import AuditRow
from tests.cast import PersonFactory
from tests.conftest import BACKEND
from tests.members.test_session import ask_for_code, code_sent

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0"


@pytest.fixture
def alba() -> Person:
    return operations.add_coordinator(
        given_name="Alba", family_name="Puig", email="alba@example.org", starts_on=clock.today(), by=None
    )


def enter_by_code(client, person):
    ask_for_code(client, person.email)
    client.post(reverse("account_confirm_login_code"), {"code": code_sent()})


def shown(client) -> list[tuple[str, bool]]:
    entries = client.get(reverse("security")).context["sessions"]
    return [(entry["row"].device, entry["is_this_one"]) for entry in entries]


def is_in(client) -> bool:
    return client.get("/").status_code == 200


@pytest.mark.parametrize(
    "user_agent, words",
    [
        (FIREFOX, "Firefox, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36", "Chrome, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/142.0 Safari/537.36 Edg/142.0", "Edge, Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (Linux; Android 15; SM-A536B) Chrome/142.0 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8.0", ""),
        ("", ""),
    ],
)
def test_browser_is_told_in_words(user_agent, words):
    assert device_words(user_agent) == words


def test_sign_in_is_listed_with_its_device(alba):
    client = Client(headers={"User-Agent": FIREFOX})

    enter_by_code(client, alba)

    assert shown(client) == [("Firefox, Windows", True)]


def test_neither_address_nor_full_browser_is_kept(alba):
    client = Client(headers={"User-Agent": FIREFOX}, REMOTE_ADDR="203.0.113.9")

    enter_by_code(client, alba)

    kept = str(WebSession.objects.get(person=alba).get_decoded())
    assert "203.0.113.9" not in kept
    assert "Mozilla" not in kept


def test_list_shows_own_sessions_only_and_no_key(enter, alba):
    client, other = enter(alba), enter(alba)
    enter(PersonFactory())

    page = client.get(reverse("security"))

    assert shown(client) == [("Dispositiu desconegut", True), ("Dispositiu desconegut", False)]
    assert client.session.session_key not in page.content.decode()
    assert other.session.session_key not in page.content.decode()


def test_one_is_ended_and_the_others_go_on(enter, alba):
    client, lost, third = enter(alba), enter(alba), enter(alba)
    mark = WebSession.objects.get(pk=lost.session.session_key).mark

    client.post(reverse("session_end", args=[mark]))

    assert [is_in(client), is_in(lost), is_in(third)] == [True, False, True]
    row = AuditRow.objects.get(operation="members.end_session")
    assert (row.by_id_number, row.subject_id) == (alba.pk, alba.pk)


def test_all_others_are_ended_at_once(enter, alba):
    client, lost, third = enter(alba), enter(alba), enter(alba)

    client.post(reverse("sessions_end_others"))

    assert [is_in(client), is_in(lost), is_in(third)] == [True, False, False]


def test_session_of_somebody_else_cannot_be_ended(enter, alba):
    other = enter(PersonFactory())
    client = enter(alba)
    mark = WebSession.objects.get(pk=other.session.session_key).mark

    client.post(reverse("session_end", args=[mark]))
    client.post(reverse("sessions_end_others"))

    assert other.get(reverse("security")).status_code == 200


@pytest.mark.parametrize("page, arguments", [("sessions_end_others", []), ("session_end", ["abc"])])
def test_another_site_cannot_end_sessions(alba, page, arguments):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alba, backend=BACKEND)

    assert client.post(reverse(page, args=arguments)).status_code == 403
    assert client.get(reverse(page, args=arguments)).status_code == 405


def test_new_password_ends_the_other_sessions(enter, alba):
    client, other = enter(alba), enter(alba)

    operations.set_password(
        person=alba, password="una frase ben llarga", by=alba, keep_session=client.session.session_key
    )

    assert list(WebSession.objects.filter(person=alba)) == [
        WebSession.objects.get(pk=client.session.session_key)
    ]
    assert not is_in(other)


def test_last_use_is_written_every_quarter_of_an_hour_only(alba, django_assert_num_queries):
    client = Client()
    enter_by_code(client, alba)
    session = client.session
    before = session["sign_in"]["seen_at"]
    client.get("/")
    assert client.session["sign_in"]["seen_at"] == before
    old = (clock.real_now() - timedelta(minutes=16)).isoformat()
    session["sign_in"] = session["sign_in"] | {"seen_at": old}
    session.save()

    client.get("/")

    assert client.session["sign_in"]["seen_at"] > before


def test_session_ends_after_two_weeks_without_use(enter, alba):
    client = enter(alba)
    WebSession.objects.update(expire_date=clock.real_now() - timedelta(seconds=1))

    assert not is_in(client)
    call_command("clearsessions")
    assert not WebSession.objects.exists()


def test_sign_in_left_halfway_is_kept_for_a_day_only(client, alba):
    ask_for_code(client, alba.email)

    row = WebSession.objects.get()
    assert row.person is None
    assert row.expire_date < clock.real_now() + timedelta(days=1, minutes=1)


def test_signing_out_leaves_no_row(enter, alba):
    client = enter(alba)

    client.post(reverse("account_logout"))

    assert not WebSession.objects.filter(person=alba).exists()


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_the_same_number_of_questions(enter, alba, count, django_assert_num_queries):
    for number in range(count):
        operations.add_passkey(person=alba, name=f"Clau {number}", credential={}, by=alba)
    clients = [enter(alba) for _ in range(count)]

    with django_assert_num_queries(8):
        page = clients[0].get(reverse("security"))

    assert (len(page.context["sessions"]), len(page.context["factor"].passkeys)) == (count, count)
