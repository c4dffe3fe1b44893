"""/assessoraments/demaneu/: from «Inici» to sent in one page, and what happens where no hours are left."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from advisory.models import AdvisorySession
from members import operations as members
from members.models import Need, Topic
from tests.advisory.sessions import ServiceFactory, balances, make_budget, make_request
from tests.cast import MemberFactory, RoleFactory

pytestmark = pytest.mark.django_db

ASK = "/assessoraments/demaneu/"
WORDS = "Clàusules socials al contracte de neteja."


def sent(service, **values):
    return {"service": service.code, "words": WORDS, "once": str(uuid4())} | values


def test_council_asks_in_one_page_and_its_hours_are_held(cast, enter):
    budget = make_budget(3000)
    client = enter(cast.technician)

    response = client.post(ASK, sent(budget.service, attendees="Dolors", when_suits="Els dimarts"))

    session = AdvisorySession.objects.get()
    assertRedirects(response, session.get_absolute_url())
    assert (session.state, session.words, session.asked_by) == ("requested", WORDS, cast.technician)
    assert [(row.organization, row.attendees) for row in session.councils.all()] == [(cast.council, "Dolors")]
    assert balances(budget) == (3000, 120, 0)


def test_form_asks_nothing_that_the_portal_knows(cast, enter):
    ServiceFactory()

    form = enter(cast.technician).get(ASK).context["form"]

    assert list(form.fields) == ["service", "words", "topic", "attendees", "when_suits", "once"]
    assert form["attendees"].initial == f"{cast.technician}, Tècnica de promoció econòmica"


def test_services_say_what_they_offer_their_hours_and_their_limit(cast, enter):
    service = ServiceFactory(
        name="CCPR", has_budget=True, summary="Clàusules i plecs.", limit_words="municipis petits"
    )
    make_budget(2280, service=service)

    response = enter(cast.technician).get(ASK)

    assertContains(response, "Clàusules i plecs.")
    facts = "2 h · Queden 38 h de la bossa de 2026 · Per a municipis petits; límit per confirmar"
    assertContains(response, facts)


def test_limit_that_nobody_has_confirmed_never_refuses(cast, enter):
    service = ServiceFactory(max_residents=100, limit_is_confirmed=False)

    enter(cast.technician).post(ASK, sent(service))

    assert AdvisorySession.objects.count() == 1


def test_limit_that_is_confirmed_refuses_with_other_ways(cast, enter):
    service = ServiceFactory(max_residents=100, limit_is_confirmed=True)
    ServiceFactory(name="Píndola", kind="first_steps")

    response = enter(cast.technician).post(ASK, sent(service))

    assertContains(response, "100 habitants")
    assertContains(response, "Demaneu: Píndola")
    assert AdvisorySession.objects.count() == 0


def test_double_click_asks_once(cast, enter):
    budget, client = make_budget(3000), enter(cast.technician)
    values = sent(budget.service)

    answers = [client.post(ASK, values) for _ in range(2)]

    assert answers[0].url == answers[1].url
    assert AdvisorySession.objects.count() == 1
    assert balances(budget) == (3000, 120, 0)


def test_who_goes_back_and_writes_anew_is_told_and_loses_nothing(cast, enter):
    service, client = ServiceFactory(), enter(cast.technician)
    values = sent(service)
    client.post(ASK, values)

    told = client.post(ASK, values | {"words": "Una altra cosa."})
    again = re.search(r'name="once" value="([^"]+)"', told.text).group(1)
    client.post(ASK, values | {"words": "Una altra cosa.", "once": again})

    assertContains(told, "Ja havíeu enviat aquest formulari")
    assertContains(told, "Una altra cosa.")
    assert list(AdvisorySession.objects.order_by("pk").values_list("words", flat=True)) == [
        WORDS,
        "Una altra cosa.",
    ]


def test_b07_without_hours_the_answer_keeps_what_was_typed_and_offers_other_ways(cast, enter):
    budget = make_budget(120)
    make_request(budget.service)
    pill = ServiceFactory(name="Píndola", kind="first_steps", default_minutes=60)
    client = enter(cast.technician)

    response = client.post(ASK, sent(budget.service, attendees="Dolors"))

    assertContains(response, "CCPR, 2026: en queden 0 min i en calen 2 h.")
    assertContains(response, WORDS)
    assertContains(response, 'value="Dolors"')
    assertContains(response, f'name="instead" value="{pill.code}"')
    assertContains(response, 'name="instead" value="need"')


def test_other_way_sends_the_same_words_to_the_other_service(cast, enter):
    budget = make_budget(60)
    pill = ServiceFactory(name="Píndola", kind="first_steps", default_minutes=60)

    enter(cast.technician).post(ASK, sent(budget.service, instead=pill.code))

    session = AdvisorySession.objects.get()
    assert (session.service, session.words) == (pill, WORDS)


def test_other_way_writes_the_same_words_as_a_need(cast, enter):
    budget = make_budget(60)

    response = enter(cast.technician).post(ASK, sent(budget.service, instead="need"))

    need = Need.objects.get()
    assertRedirects(response, reverse("need_list"))
    assert (need.organization, need.words, need.source) == (cast.council, WORDS, "council")
    assert AdvisorySession.objects.count() == 0


def test_need_fills_in_the_form_and_is_answered_by_the_session(cast, enter):
    topic = Topic.objects.create(name="Energia")
    need = members.record_need(
        organization=cast.council, words="Teulades del polígon", source="contact", topic=topic, by=None
    )
    service, client = ServiceFactory(), enter(cast.technician)

    form = client.get(f"{ASK}?need={need.pk}").context["form"]
    client.post(f"{ASK}?need={need.pk}", sent(service, words="Teulades del polígon", topic=topic.pk))

    assert (form["words"].value(), form["topic"].value()) == ("Teulades del polígon", topic.pk)
    assert AdvisorySession.objects.get().need == need


def test_topic_of_the_service_goes_before_the_one_of_the_form(cast, enter):
    energy, care = (Topic.objects.create(name=name) for name in ("Energia", "Cures"))

    enter(cast.technician).post(ASK, sent(ServiceFactory(topic=energy), topic=care.pk))

    assert AdvisorySession.objects.get().topic == energy


def test_coordination_asks_on_behalf_with_the_same_page(cast, enter):
    client, address = enter(cast.coordination), f"{ASK}?organization={cast.council.pk}"

    page = client.get(address)
    client.post(address, sent(ServiceFactory()))

    assertContains(page, f"En nom de: {cast.council}")
    assert page.context["form"]["attendees"].initial == ""
    session = AdvisorySession.objects.get()
    assert (session.asked_by, session.councils.get().organization) == (cast.coordination, cast.council)


def test_coordination_without_a_council_in_the_address_chooses_it(cast, enter):
    response = enter(cast.coordination).post(ASK, sent(ServiceFactory(), organization=cast.other_council.pk))

    session = AdvisorySession.objects.get()
    assertRedirects(response, session.get_absolute_url())
    assert session.councils.get().organization == cast.other_council


def test_who_acts_for_two_councils_chooses_and_only_between_them(cast, enter):
    second = MemberFactory().organization
    RoleFactory(person=cast.technician, organization=second)
    client, service = enter(cast.technician), ServiceFactory()

    refused = client.post(ASK, sent(service, organization=cast.other_council.pk))
    client.post(ASK, sent(service, organization=second.pk))

    assert "organization" in refused.context["form"].errors
    assert AdvisorySession.objects.get().councils.get().organization == second


def test_nobody_asks_in_the_name_of_a_council_of_others(cast, enter):
    need = members.record_need(organization=cast.other_council, words="Cures", source="contact", by=None)
    client, service = enter(cast.technician), ServiceFactory()

    in_the_name = client.post(f"{ASK}?organization={cast.other_council.pk}", sent(service))
    of_its_need = client.post(f"{ASK}?need={need.pk}", sent(service))

    assert (in_the_name.status_code, of_its_need.status_code) == (403, 404)
    assert AdvisorySession.objects.count() == 0


@pytest.mark.parametrize("address", ["?organization=x", "?need=-1", "?service=no-hi-és", "?need=" + "9" * 30])
def test_address_that_says_nothing_known_is_the_plain_page(cast, enter, address):
    assert enter(cast.technician).get(ASK + address).status_code == 200


@pytest.mark.parametrize("once", ["", "x", "0" * 40, "\x00"])
def test_broken_token_asks_all_the_same(cast, enter, once):
    enter(cast.technician).post(ASK, sent(ServiceFactory(), once=once))

    assert AdvisorySession.objects.count() == 1


def test_service_no_longer_offered_cannot_be_asked_for(cast, enter):
    service = ServiceFactory(name="Antic", is_offered=False)
    client = enter(cast.technician)

    response = client.post(ASK, sent(service))

    assertNotContains(client.get(ASK), "Antic")
    assert "service" in response.context["form"].errors


def test_page_asks_few_questions_however_many_services(cast, enter, django_assert_num_queries):
    client = enter(cast.technician)
    for _number in range(3):
        make_budget(600, service=ServiceFactory(has_budget=True))
    client.get(ASK)

    with django_assert_num_queries(8):
        client.get(ASK)


def test_mentoring_is_asked_for_with_the_same_form(cast, enter):
    mentoring = ServiceFactory(name="Sessió de mentoria", kind="mentoring")

    enter(cast.technician).post(ASK, sent(mentoring, words="Com ho ha fet un altre ajuntament"))

    assert AdvisorySession.objects.get().service == mentoring
