"""/historia/<kind>/<number>/: what happened to a record, read by coordination."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from care import operations as care
from care.reference import load_protocols
from members import operations
from members.models import Role
from office import clock, retention
from office.models import AuditPersonal
from tests.cast import MemberFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_catalan():
    with override("ca"):
        yield


@pytest.fixture
def client(cast, enter):
    return enter(cast.coordination)


@pytest.fixture
def role(cast) -> Role:
    return operations.add_role(
        person=cast.technician, organization=cast.council, line="technical", title="Tècnica",
        starts_on=date(2025, 1, 1), by=cast.coordination, on_behalf_of=cast.council,
    )  # fmt: skip


def history(label, record) -> str:
    return reverse("record_history", args=[label, record.pk])


def entries(client, label, record):
    return client.get(history(label, record)).context["entries"]


def told(entry) -> list[tuple[str, str | None, str]]:
    return [(change.label, change.before, change.after) for change in entry.changes]


def test_newest_is_first_with_who_and_what_changed(cast, client, role):
    operations.edit_role(
        role=role, by=cast.councillor, on_behalf_of=cast.council, line="political",
        ends_on=date(2027, 6, 1), is_substitute=True,
    )  # fmt: skip

    changed, begun = entries(client, "members.role", role)

    assert changed.what == "S'ha canviat el càrrec"
    assert changed.who == f"{cast.councillor}, en nom de: {cast.council}"
    assert told(changed) == [
        ("Perfil", "Personal tècnic", "Càrrec electe"),
        ("Fins al dia", "—", "1 de juny de 2027"),
        ("Suplent", "no", "sí"),
    ]
    assert begun.what == "S'ha afegit un càrrec"


def test_beginning_of_a_record_is_told_by_the_names_of_what_it_points_at(cast, client, role):
    begun = entries(client, "members.role", role)[-1]

    assert told(begun) == [
        ("Persona", None, str(cast.technician)),
        ("Ens", None, str(cast.council)),
        ("Perfil", None, "Personal tècnic"),
        ("Càrrec", None, "Tècnica"),
        ("Des del dia", None, "1 de gener de 2025"),
    ]


def test_history_of_a_council_has_that_of_its_posts_and_its_membership(cast, client, role):
    operations.end_role(role=role, ends_on=date(2026, 1, 31), by=None)
    operations.change_membership(
        organization=cast.council, state="suspended", starts_on=clock.today(), reason="Ple", by=None
    )

    found = entries(client, "members.organization", cast.council)

    assert [entry.what for entry in found] == [
        "S'ha canviat l'adhesió",
        "S'ha posat l'últim dia del càrrec",
        "S'ha afegit un càrrec",
    ]


def test_history_of_a_council_has_what_was_done_on_its_behalf(cast, client, role):
    operations.edit_organization(
        organization=cast.council, email="a@vic.example.org", phone="", website="", ess_page="", topics=[],
        by=None,
    )  # fmt: skip
    operations.add_role(
        person=cast.mentor, organization=cast.other_council, line="technical", title="T", by=None,
        starts_on=date(2025, 1, 1), on_behalf_of=cast.other_council,
    )  # fmt: skip

    found = entries(client, "members.organization", cast.council)

    assert [(entry.what, entry.about) for entry in found] == [
        ("S'han canviat les dades de contacte", ""),
        ("S'ha afegit un càrrec", str(role)),
    ]
    assert found[0].who == "El mateix portal"


def test_history_of_a_welcome_has_that_of_its_steps(cast, client):
    load_protocols()
    onboarding = care.start_onboarding(
        organization=cast.council, trigger="new_team", started_on=clock.today(), by=cast.coordination
    )
    step = onboarding.steps.filter(responsible="council").first()
    care.finish_step(step=step, by=cast.technician, on_behalf_of=cast.council)

    found = entries(client, "care.onboarding", onboarding)

    assert [entry.what for entry in found] == [f"Fet: {step.title}", "S'ha començat l'acollida"]
    assert ("Fet per", "—", str(cast.technician)) in told(found[0])


def test_personal_values_are_gone_after_their_term_and_the_rest_stays(cast, client, role):
    operations.edit_role(role=role, by=cast.councillor, title="Cap", line="political")
    AuditPersonal.objects.update(at=clock.now() - timedelta(days=731))
    retention.apply()

    response = client.get(history("members.role", role))

    changed = response.context["entries"][0]
    assert (changed.who, changed.is_erased) == ("Nom esborrat", True)
    assert told(changed) == [("Perfil", "Personal tècnic", "Càrrec electe")]
    assertContains(response, "esborrats al cap de dos anys")
    for erased in (str(cast.councillor), "Tècnica"):
        assertNotContains(response, erased)


def test_history_of_a_person_has_that_of_the_records_joined_into_it(cast, client):
    keep = operations.add_person(given_name="Anna", family_name="Ferrer", email="a@example.org", by=None)
    gone = operations.add_person(given_name="Ana", family_name="Ferrer", by=None)
    role = operations.add_role(
        person=gone, organization=MemberFactory().organization, line="technical", title="T", by=None,
        starts_on=date(2025, 1, 1),
    )  # fmt: skip
    operations.merge_people(keep=keep, gone=gone, by=cast.coordination, takes_name=True)

    found = entries(client, "members.person", keep)

    assert [(entry.what, entry.about) for entry in found] == [
        ("S'hi ha unit una altra fitxa de la mateixa persona", ""),
        ("S'ha unit a l'altra fitxa de la mateixa persona", "Ana Ferrer"),
        ("S'ha apuntat la persona", "Ana Ferrer"),
        ("S'ha apuntat la persona", ""),
    ]
    assert told(found[0])[0] == ("Nom", "Anna", "Ana")
    assert ("S'hi ha passat", None, "Càrrecs als ens: 1") in told(found[0])
    assert told(entries(client, "members.role", role)[0])[0] == ("Persona", None, "Ana Ferrer")
    assertRedirects(client.get(history("members.person", gone)), history("members.person", keep))


@pytest.mark.parametrize(
    "address",
    [
        "/historia/members.nothing/1/",
        "/historia/auth.permission/1/",
        "/historia/Members.Role/1/",
        "/historia/members/1/",
        "/historia/members.role/99999999999999999999/",
        "/historia/members.role/0/",
    ],
)
def test_what_is_not_ours_or_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_record_without_history_says_so(client):
    assertContains(client.get(history("members.person", PersonFactory())), "Encara no hi ha res apuntat")


def test_long_history_comes_in_pages(cast, client, role):
    for number in range(30):
        operations.edit_role(role=role, by=None, title=f"Tècnica {number}")

    response = client.get(history("members.role", role), {"page": "2"})

    assert len(response.context["entries"]) == 31 - 25
    assert response.context["entries"][-1].what == "S'ha afegit un càrrec"


@pytest.mark.parametrize("rows", [1, 3])
def test_history_asks_the_same_of_the_database(cast, client, rows, django_assert_num_queries):
    for number in range(rows):
        operations.add_role(
            person=PersonFactory(), organization=cast.council, line="technical", title=f"T {number}",
            starts_on=date(2025, 1, 1), by=cast.coordination, on_behalf_of=cast.council,
        )  # fmt: skip
        operations.change_membership(
            organization=cast.council, state=("suspended", "active")[number % 2], reason="Ple", by=None,
            starts_on=clock.today() + timedelta(days=number),
        )  # fmt: skip

    with django_assert_num_queries(HISTORY_QUERIES):
        client.get(history("members.organization", cast.council))


HISTORY_QUERIES = 11


def test_only_coordination_is_led_to_a_history(cast, client, enter):
    address = history("members.organization", cast.council)

    assertContains(client.get(cast.council.get_absolute_url()), address)
    assertNotContains(enter(cast.technician).get(cast.council.get_absolute_url()), address)
