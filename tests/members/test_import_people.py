"""What a spreadsheet says of people and their posts, beside what the portal knows."""

from datetime import date, timedelta

import pytest

from members import operations
from members.models import Organization, Person, Role
from office import clock
from office.models import AuditRow, Message
from tests.cast import CouncilFactory, MunicipalityFactory, PersonFactory, RoleFactory
from tests.members.importing import bring_in, faults, plan, words

pytestmark = pytest.mark.django_db
ROS = {"Ens": "Vic", "Nom": "Pau", "Cognoms": "Ros Puig", "Correu": "pau@example.org"}
NEW = ROS | {"Càrrec": "Agent de desenvolupament", "Línia": "Tècnic", "Des de": "17/06/2023"}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def council(name: str) -> Organization:
    return CouncilFactory(municipality=MunicipalityFactory(name=name), name=f"Ajuntament de {name}")


@pytest.fixture
def vic() -> Organization:
    return council("Vic")


@pytest.fixture
def role(vic) -> Role:
    """Pau Ros Puig, agent in Vic, known by his address."""
    person = PersonFactory(given_name="Pau", family_name="Ros Puig", email="pau@example.org")
    return RoleFactory(person=person, organization=vic, title="Agent de desenvolupament")


def test_new_person_gets_a_post_and_no_invitation(vic):
    assert words(NEW) == [
        ["Persona nova: Pau Ros Puig, Agent de desenvolupament (Personal tècnic), des del dia 17/06/2023."]
    ]

    bring_in(NEW)

    role = vic.roles.get()
    assert (str(role.person), role.person.email, role.person.is_active, role.email) == (
        "Pau Ros Puig",
        "pau@example.org",
        False,
        "",
    )
    assert (role.line, role.starts_on, role.is_primary_contact) == ("technical", date(2023, 6, 17), False)
    assert not Message.objects.exists()


def test_post_without_a_day_begins_today(vic):
    bring_in(NEW | {"Des de": ""})

    assert vic.roles.get().starts_on == clock.today()


@pytest.mark.parametrize(
    "row",
    [
        ROS,
        {"Ens": "Vic", "Nom": "PAU", "Cognoms": "ROS PUIG"},
        {"Ens": "Vic", "Correu": "Pau@Example.org"},
        NEW | {"Des de": "01/01/2024"},
        ROS | {"Persona de referència": "no"},
    ],
)
def test_known_person_said_again_is_no_change(role, row):
    assert words(row) == [[]]


def test_address_wins_over_a_name_written_otherwise(role):
    assert words(ROS | {"Cognoms": "Ros"}) == [["Al portal consta com a Pau Ros Puig: el nom no canvia."]]


def test_post_changes_and_blank_cells_erase_nothing(role):
    Role.objects.filter(pk=role.pk).update(phone="93 000 00 00", department="Comerç")
    row = ROS | {"Càrrec": "Cap de promoció", "Àrea": "Promoció", "Telèfon de la persona": "930000000"}

    assert words(row) == [
        [
            "Càrrec: Agent de desenvolupament → Cap de promoció",
            "Àrea: Comerç → Promoció",
        ]
    ]
    bring_in(row)

    role.refresh_from_db()
    assert (role.title, role.department, role.phone, role.line) == (
        "Cap de promoció",
        "Promoció",
        "93 000 00 00",
        "technical",
    )
    assert Role.objects.count() == 1


def test_person_known_by_name_is_written_to_at_the_new_address(role):
    row = ROS | {"Correu": "pau.ros@vic.example.org"}

    bring_in(row)

    role.refresh_from_db()
    assert (role.email, role.person.email) == ("pau.ros@vic.example.org", "pau@example.org")
    assert Person.objects.count() == 1


def test_same_name_in_another_council_is_another_person(role):
    council("Olot")

    bring_in({"Ens": "Olot", "Nom": "Pau", "Cognoms": "Ros Puig", "Càrrec": "Regidor", "Línia": "Electe"})

    assert Person.objects.filter(family_name="Ros Puig").count() == 2


def test_one_new_person_in_two_councils_is_added_once(vic):
    council("Olot")

    bring_in(NEW, NEW | {"Ens": "Olot"})

    assert sorted(str(role.organization) for role in Person.objects.get().roles.all()) == [
        "Ajuntament de Olot",
        "Ajuntament de Vic",
    ]


def test_two_new_people_of_one_name_are_told_apart_by_address(vic):
    bring_in(NEW, NEW | {"Correu": "altre@example.org"})

    assert sorted(vic.roles.values_list("person__email", flat=True)) == [
        "altre@example.org",
        "pau@example.org",
    ]


def test_person_merged_into_another_is_known_by_its_old_name(role):
    old = PersonFactory(given_name="Paco", family_name="Ros", merged_into=role.person)
    Role.objects.filter(pk=role.pk).update(person=old)

    assert plan({"Ens": "Vic", "Nom": "Paco", "Cognoms": "Ros"}).entries[0].person == role.person


def test_merged_person_is_the_one_that_stays(role):
    old = PersonFactory(
        given_name="Pau", family_name="Ros", email="antic@example.org", merged_into=role.person
    )

    assert words(ROS | {"Cognoms": "Ros", "Correu": old.email}) == [
        [
            "Correu: antic@example.org",
            "Al portal consta com a Pau Ros Puig: el nom no canvia.",
        ]
    ]


def test_another_line_of_work_with_another_title_is_another_post(role):
    bring_in(ROS | {"Càrrec": "Regidor", "Línia": "Electe", "Des de": "17/06/2023"})

    assert set(role.person.roles.values_list("title", "line")) == {
        ("Agent de desenvolupament", "technical"),
        ("Regidor", "political"),
    }


def test_one_of_several_posts_is_known_by_its_title(role):
    RoleFactory(person=role.person, organization=role.organization, title="Cap de projectes")

    assert words(NEW | {"Des de": "", "Àrea": "Comerç"}) == [["Àrea: Comerç"]]
    assert faults(ROS | {"Àrea": "Comerç"}) == [
        (
            2,
            "Càrrec",
            "Pau Ros Puig té més d'un càrrec a l'ens: escriviu el d'aquesta fila tal com és al portal.",
        )
    ]


def test_post_that_ended_is_not_given_again_by_an_old_spreadsheet(role):
    yesterday = clock.today() - timedelta(days=1)
    operations.end_role(role=role, ends_on=yesterday, by=None)
    told = f"el càrrec es va acabar el dia {yesterday:%d/%m/%Y}: escriviu des de quan en té un altre, o traieu la fila."

    assert faults(NEW) == [(2, "Des de", told)]
    assert faults(NEW | {"Des de": ""}) == [(2, "Des de", told)]
    bring_in(NEW | {"Des de": f"{clock.today():%d/%m/%Y}"})
    assert role.person.roles.count() == 2


def test_post_cannot_begin_after_its_end(role):
    operations.end_role(role=role, ends_on=clock.today() + timedelta(days=1), by=None)
    after = clock.today() + timedelta(days=2)

    assert faults(ROS | {"Des de": f"{after:%d/%m/%Y}"}) == [
        (2, "Des de", f"el càrrec s'acaba abans, el dia {clock.today() + timedelta(days=1):%d/%m/%Y}.")
    ]


def test_new_reference_person_relieves_the_one_before(role, vic):
    Role.objects.filter(pk=role.pk).update(is_primary_contact=True)
    row = {
        "Ens": "Vic", "Nom": "Aina", "Cognoms": "Mas", "Càrrec": "Tècnica", "Línia": "Tècnica",
        "Persona de referència": "Sí", "Des de": "17/06/2024",
    }  # fmt: skip

    assert words(row)[0][1:] == ["Persona de referència. Fins ara ho era Pau Ros Puig."]
    bring_in(row)

    assert [str(r.person) for r in vic.roles.filter(is_primary_contact=True)] == ["Aina Mas"]


def test_reference_person_moves_in_one_file_whatever_the_order(role, vic):
    """Who stops being it and who begins stand on two lines; each is written once."""
    Role.objects.filter(pk=role.pk).update(is_primary_contact=True)
    other = RoleFactory(organization=vic, person__family_name="Mas", person__email="mas@example.org")
    begins = {"Ens": "Vic", "Correu": "mas@example.org", "Persona de referència": "sí"}
    stops = ROS | {"Persona de referència": "no"}

    assert words(begins, stops) == [
        ["Persona de referència. Fins ara ho era Pau Ros Puig."],
        ["Deixa de ser la persona de referència."],
    ]
    bring_in(begins, stops)

    other.refresh_from_db()
    assert other.is_primary_contact
    assert not AuditRow.objects.filter(operation="members._stop_being_reference_person").exists()


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ({"Càrrec": "Tècnic"}, "Nom", "és en blanc, i la fila diu altres coses d'una persona."),
        ({"Correu": "nova@example.org"}, "Nom", "és en blanc, i ningú del portal no té aquesta adreça."),
        ({"Nom": "Pau"}, "Cognoms", "és en blanc, i la persona és nova al portal."),
        ({"Nom": "Pau", "Cognoms": "Mas"}, "Càrrec", "és en blanc, i el càrrec és nou."),
        ({"Nom": "Pau", "Cognoms": "Mas", "Càrrec": "Cap"}, "Línia", "és en blanc, i el càrrec és nou."),
        (
            ROS | {"Cognoms": "Mas"},
            "Correu",
            "«pau@example.org» ja és l'adreça d'una altra persona: Pau Ros Puig.",
        ),
        (
            NEW | {"Nom": "Aina", "Cognoms": "Mas", "Bústia": "vic@example.org", "Correu": "vic@example.org"},
            "Correu",
            "és la bústia compartida: cada persona té la seva adreça, o cap.",
        ),
    ],
)
def test_person_that_cannot_come_in_is_refused(role, row, column, reason):
    assert faults({"Ens": "Vic"} | row) == [(2, column, reason)]


@pytest.mark.parametrize(
    ("second", "column"),
    [
        (NEW, "Correu"),
        (NEW | {"Correu": ""}, "Nom"),
        (NEW | {"Càrrec": "Una altra cosa"}, "Correu"),
        (NEW | {"Nom": "PAU", "Cognoms": "ros  puig", "Correu": ""}, "Nom"),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_same_person_twice_is_refused(vic, second, column, known):
    if known:
        bring_in(NEW)

    assert faults(NEW, second) == [(3, column, "és la mateixa persona que a la fila 2.")]


def test_two_reference_persons_of_one_council_are_refused(vic):
    both = [
        NEW | {"Persona de referència": "sí"},
        NEW | {"Nom": "Aina", "Correu": "", "Persona de referència": "x"},
    ]

    assert faults(*both) == [
        (3, "Persona de referència", "a la fila 2 ja hi ha la persona de referència de l'ens.")
    ]


def test_one_address_for_two_people_is_refused(vic):
    assert faults(NEW, NEW | {"Nom": "Aina", "Cognoms": "Mas"}) == [
        (3, "Correu", "«pau@example.org» ja és l'adreça d'una altra persona: Pau Ros Puig.")
    ]


def test_two_of_one_name_in_a_council_are_told_apart_by_address(role, vic):
    other = PersonFactory(given_name="Pau", family_name="Ros Puig", email="altre@example.org")
    RoleFactory(person=other, organization=vic, title="Cap de comerç")

    assert faults(ROS | {"Correu": ""}) == [
        (2, "Nom", "a l'ens hi ha 2 persones amb aquest nom: escriviu-ne el correu.")
    ]
    assert words(ROS, ROS | {"Correu": "altre@example.org"}) == [[], []]
