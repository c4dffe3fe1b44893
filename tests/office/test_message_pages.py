from datetime import timedelta

import pytest
from django.urls import reverse

from office import clock
from office.models import AuditRow, Message, MessagePreference

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(enter, person):
    return enter(person)


def test_unread_come_first(client, write):
    read = write(subject="Ja llegit")
    Message.objects.filter(pk=read.pk).update(read_at=clock.now())
    write(subject="Per llegir", due_at=clock.now() - timedelta(days=9))

    page = client.get(reverse("message_list")).content.decode()

    assert page.index("Per llegir") < page.index("Ja llegit")


def test_messages_of_others_of_later_and_no_longer_needed_are_not_listed(client, write, cast):
    write(subject="D'una altra", person=cast.mentor)
    write(subject="De demà", due_at=clock.now() + timedelta(days=1))
    moot = write(subject="Innecessari")
    Message.objects.filter(pk=moot.pk).update(state="moot")
    write(subject="Meu")

    assert [str(row) for row in client.get(reverse("message_list")).context["page"]] == ["Meu"]


def test_bell_counts_the_unread(client, write):
    write()
    write()

    assert b'<span class="bell-count">2</span>' in client.get(reverse("message_list")).content


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_the_same_of_the_database_for_any_length(client, write, rows, django_assert_num_queries):
    for _row in range(rows):
        write()
    client.get(reverse("message_list"))

    with django_assert_num_queries(7):  # session, user, standing, how many, rows, bell
        client.get(reverse("message_list"))


def test_long_list_is_in_pages(client, write):
    for _row in range(26):
        write()

    answer = client.get(reverse("message_list"), {"page": 2})

    assert len(answer.context["page"].object_list) == 1


def test_empty_list_says_what_will_be_there(client):
    assert 'class="empty"' in client.get(reverse("message_list")).content.decode()


def test_opening_marks_read_and_goes_where_it_leads(client, write):
    message = write(link="/avisos/?page=1")

    answer = client.get(message.get_absolute_url())

    message.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, "/avisos/?page=1")
    assert message.read_at is not None


@pytest.mark.parametrize(
    "link", ["", "https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_opening_leads_nowhere_else(client, write, link):
    answer = client.get(write(link=link).get_absolute_url())

    assert answer.status_code == 200
    assert "Bon dia." in answer.content.decode()


def test_message_of_another_is_not_there(client, write, cast):
    message = write(person=cast.mentor)

    assert client.get(message.get_absolute_url()).status_code == 404
    message.refresh_from_db()
    assert message.read_at is None


def test_all_are_marked_read_and_only_ones_own(client, write, cast):
    other = write(person=cast.mentor)
    write()
    write()

    client.post(reverse("messages_read"))

    assert list(Message.objects.unread()) == [other]


@pytest.mark.parametrize("number", ["x", "-1", "9" * 40, "1.5", "٣"])
def test_number_that_is_none_marks_nothing(client, write, number):
    write()

    assert client.post(reverse("messages_read"), {"message": number}).status_code == 302
    assert Message.objects.unread().count() == 1


def test_one_is_marked_read(client, write):
    first, second = write(), write()

    client.post(reverse("messages_read"), {"message": first.pk})

    assert list(Message.objects.unread()) == [second]


def test_reading_marks_only_by_post(client, write):
    write()

    assert client.get(reverse("messages_read")).status_code == 405
    assert Message.objects.unread().exists()


def test_preference_is_chosen_and_audited(client, person):
    client.post(reverse("preferences"), {"channel": "digest"})
    client.post(reverse("preferences"), {"channel": "screen"})

    assert MessagePreference.objects.get(person=person).channel == "screen"
    assert AuditRow.objects.filter(operation="office.choose_channel", by_id_number=person.pk).count() == 2


@pytest.mark.parametrize("channel", ["", "fax", "x" * 5000])
def test_preference_that_there_is_not_is_refused_beside_the_field(client, channel):
    answer = client.post(reverse("preferences"), {"channel": channel})

    assert list(answer.context["form"].errors) == ["channel"]
    assert not MessagePreference.objects.exists()
