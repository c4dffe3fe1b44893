"""Certificates reach their people: by mail, once, and on the page of one's own registrations."""

import pytest
from django.urls import reverse

from events import operations
from events.messages import KINDS
from events.models import Certificate
from office.models import Message
from office.refusals import Refused
from tests.cast import PersonFactory
from tests.events.events import at, attended, enrol, make_event

pytestmark = pytest.mark.django_db
IS_MOOT = next(kind.is_moot for kind in KINDS if kind.name == "event_certificate")


def certified(settings, *entries, **values):
    """An event that is over, and the certificates of who was there."""
    event = make_event(title="Formació de clàusules", training_minutes=150, **values)
    for entry in entries:
        attended(
            event, None if "status" in entry else enrol(event, **entry), **entry if "status" in entry else {}
        )
    at(event, settings, minutes=300)
    operations.issue_certificates(event=event, by=None)
    return event


def mails():
    return list(Message.objects.filter(kind="event_certificate").order_by("address"))


def test_each_person_gets_its_certificate_by_mail(cast, settings):
    certified(settings, {"person": cast.technician, "organization": cast.council})

    [mail] = mails()
    found = Certificate.objects.get()
    assert (mail.address, mail.link) == (
        cast.technician.email,
        reverse("certificate_page", args=[found.code]),
    )
    assert (mail.subject, "Formació: 2 h 30 min" in mail.body) == (
        "Certificat d'assistència: Formació de clàusules",
        True,
    )


def test_outsider_gets_it_where_it_registered(settings):
    certified(
        settings,
        {"name": "Pere Roca", "email": "pere@example.org"},
        audience="public",
        registration="open",
    )

    assert [mail.address for mail in mails()] == ["pere@example.org"]


def test_person_without_address_gets_it_through_its_council(cast, settings):
    certified(settings, {"person": PersonFactory(email=None), "organization": cast.council})

    [mail] = mails()
    assert mail.address in {cast.technician.email, cast.councillor.email}


def test_who_has_no_address_at_all_is_not_written_to(settings):
    certified(settings, {"name": "Rosa Puig", "status": "present"})

    assert (Certificate.objects.count(), mails()) == (1, [])


def test_issued_again_nobody_is_written_to_twice(cast, settings):
    event = certified(settings, {"person": cast.technician, "organization": cast.council})
    attended(event, person=cast.councillor, organization=cast.council)

    operations.issue_certificates(event=event, by=None)
    with pytest.raises(Refused):
        operations.issue_certificates(event=event, by=None)

    assert sorted(mail.address for mail in mails()) == sorted([cast.technician.email, cast.councillor.email])


def test_mail_of_a_withdrawn_certificate_does_not_leave(cast, settings):
    certified(settings, {"person": cast.technician, "organization": cast.council})
    [mail] = mails()
    before = IS_MOOT(mail)

    operations.revoke_certificate(certificate=Certificate.objects.get(), by=None)

    assert (before, IS_MOOT(mail)) == (False, True)


def seen_by(enter, person, page="own_certificates"):
    answer = enter(person).get(reverse(page))
    return [row.name for row in answer.context["page" if page == "own_certificates" else "certificates"]]


@pytest.mark.parametrize("page", ["own_certificates", "own_registrations"])
def test_person_and_its_council_find_it_and_others_do_not(cast, enter, settings, page):
    certified(settings, {"person": cast.technician, "organization": cast.council})

    seen = [seen_by(enter, who, page) for who in (cast.technician, cast.councillor, cast.other_technician)]

    assert seen == [[str(cast.technician)], [str(cast.technician)], []]


def test_withdrawn_certificate_is_not_offered(cast, enter, settings):
    certified(settings, {"person": cast.technician, "organization": cast.council})

    operations.revoke_certificate(certificate=Certificate.objects.get(), by=None)

    assert seen_by(enter, cast.technician) == []


def test_certificates_are_found_by_name_and_by_event(cast, enter, settings):
    certified(
        settings,
        {"person": cast.technician, "organization": cast.council},
        {"person": cast.councillor, "organization": cast.council},
    )
    client = enter(cast.technician)

    found = [
        len(client.get(reverse("own_certificates"), {"q": words}).context["page"])
        for words in (cast.councillor.family_name, "clausules", "res d'això")
    ]

    assert found == [1, 2, 0]


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_certificates_asks_the_same(cast, enter, settings, rows, django_assert_num_queries):
    people = [{"person": PersonFactory(), "organization": cast.council} for _row in range(rows)]
    certified(settings, *people)
    client = enter(cast.technician)

    with django_assert_num_queries(7):
        client.get(reverse("own_certificates"))
