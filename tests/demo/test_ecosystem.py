"""What the documents say of the ecosystem is told as a fact; only the people to talk to are made up."""

import pytest
from django.core.management import call_command

from demo import ecosystem, partners
from members import operations
from members.models import Collaboration, Interlocutor, Partner, Topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    call_command("load_reference", verbosity=0)
    by = operations.add_person(given_name="Marta", family_name="Soler", by=None)
    ecosystem.load(by)


def test_partners_stand_where_the_documents_put_them(told):
    parts = Partner.objects.exclude(parent=None).values_list(
        "parent__organization__short_name", "organization__short_name"
    )

    assert sorted(parts) == [
        ("DGESSC", "Ateneus Cooperatius"),
        ("DGESSC", "Comunalitats Urbanes"),
        ("DGESSC", "Programes Singulars"),
        ("Generalitat de Catalunya", "Departament de Treball i Empresa"),
        ("XES", "Comissió d'Economies Feministes"),
        ("XES", "Sectorials de la XES"),
        ("XES", "Xarxa d'Espais Comunitaris"),
    ]
    assert Partner.objects.count() == len(partners.PARTNERS) + 4  # the provincial councils


def test_collaborations_of_2023_are_the_nine_conferences_and_the_guide(told):
    of_the_year = Collaboration.objects.in_year("2023").filter(source="Memòria 2023")

    assert of_the_year.filter(our_role="participant").count() == 9
    assert of_the_year.get(our_role="co_organizer").partners.get().organization.short_name == (
        "Comissió d'Economies Feministes"
    )
    assert Collaboration.objects.count() == 10


def test_every_topic_it_names_is_one_of_the_list(told):
    named = {
        name
        for some in (*partners.PARTNERS, *partners.COLLABORATIONS, *partners.INTERLOCUTORS)
        for name in some.topics
    }

    assert named == set(Topic.objects.filter(name__in=named).values_list("name", flat=True))


def test_people_to_talk_to_are_marked_as_invented(told):
    found = Interlocutor.objects.filter(is_invented=True, email__endswith=".example.org")

    assert found.count() == Interlocutor.objects.count() == len(partners.INTERLOCUTORS)
    assert len(found.in_force()) == len(partners.INTERLOCUTORS) - 1
