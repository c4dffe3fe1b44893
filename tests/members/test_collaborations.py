"""/ecosistema/collaboracions/: what is done with partners, who took part, and where it shows."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from members import operations
from members.models import Body, Collaboration, Topic
from office.refusals import Refused
from tests.cast import CollaborationFactory, CouncilFactory, MemberFactory, PartnerFactory, RoleFactory

pytestmark = pytest.mark.django_db

LIST = "/ecosistema/collaboracions/"


def done(title: str, on: str = "2025-05-05", partners=(), councils=(), **values) -> Collaboration:
    collaboration = CollaborationFactory(title=title, starts_on=date.fromisoformat(on), **values)
    collaboration.partners.set(partners)
    collaboration.organizations.set(councils)
    return collaboration


def titles(client, **asked) -> list[str]:
    return [row.title for row in client.get(LIST, asked).context["page"]]


def test_form_writes_down_who_took_part_and_with_whom(cast, enter):
    partner = PartnerFactory()
    group = Body.objects.create(kind="working_group", name="Cures")
    topic = Topic.objects.create(name="Cures")
    values = {
        "title": "Guia de cures", "our_role": "co_organizer", "starts_on": "2023-10-25", "partners": [partner.pk],
        "groups": [group.pk], "topics": [topic.pk], "organizations": [cast.council.pk], "source": "Memòria 2023",
    }  # fmt: skip

    response = enter(cast.coordination).post(reverse("collaboration_add"), values)

    collaboration = Collaboration.objects.get()
    assertRedirects(response, collaboration.get_absolute_url())
    assert (collaboration.our_role, collaboration.starts_on, collaboration.source) == (
        "co_organizer", date(2023, 10, 25), "Memòria 2023",
    )  # fmt: skip
    assert [list(getattr(collaboration, name).all()) for name in ("partners", "groups", "topics")] == [
        [partner], [group], [topic],
    ]  # fmt: skip
    assert list(collaboration.organizations.all()) == [cast.council]


def test_form_offers_the_councils_of_the_network_by_comarca(cast, enter):
    CouncilFactory()

    form = enter(cast.coordination).get(reverse("collaboration_add")).context["form"]

    ((comarca, councils),) = form.fields["organizations"].choices
    told = {cast.council, cast.other_council, cast.mentor_council, cast.applicant_council}
    assert (comarca, {pk for pk, _name in councils}) == ("Osona", {council.pk for council in told})


def test_folded_group_says_what_is_chosen_in_it(cast, enter):
    collaboration = done("Guia", councils=[cast.council])

    response = enter(cast.coordination).get(reverse("collaboration_edit", args=[collaboration.pk]))

    assertContains(response, f'<strong class="choice-made">{cast.council}</strong>', html=True)
    assertContains(response, '<details class="filter-more" open>', html=False)


def test_form_begins_with_the_partner_from_whose_page_one_comes(cast, enter):
    partner = PartnerFactory()
    client = enter(cast.coordination)

    asked = [client.get(reverse("collaboration_add"), {"partner": n}) for n in (partner.pk, "x", "9" * 50)]

    begun = [list(response.context["form"]["partners"].value() or []) for response in asked]
    assert begun == [[partner.pk], [], []]


def test_last_day_before_the_first_is_refused_beside_its_field(cast, enter):
    values = {"title": "Fira", "our_role": "speaker", "starts_on": "2025-05-05", "ends_on": "2025-05-04"}

    response = enter(cast.coordination).post(reverse("collaboration_add"), values)

    assert list(response.context["form"].errors) == ["ends_on"]
    assert not Collaboration.objects.exists()


def test_edit_changes_only_what_it_is_given():
    collaboration = done("Guia", partners=[PartnerFactory()], place="Vic")

    operations.edit_collaboration(collaboration=collaboration, title="Guia de cures", by=None)

    collaboration.refresh_from_db()
    assert (collaboration.title, collaboration.place) == ("Guia de cures", "Vic")
    assert collaboration.partners.count() == 1
    with pytest.raises(Refused):
        operations.edit_collaboration(collaboration=collaboration, ends_on=date(2000, 1, 1), by=None)


def test_who_went_is_asked_among_those_in_post_that_day(cast, enter):
    collaboration = done("Guia", on="2024-05-05", councils=[cast.council])
    RoleFactory(organization=cast.council, starts_on=date(2024, 5, 6))
    left = RoleFactory(organization=cast.council, ends_on=date(2024, 5, 5)).person
    address = reverse("collaboration_people", args=[collaboration.pk])
    client = enter(cast.coordination)

    form = client.get(address).context["form"]
    client.post(address, {"people": [left.pk]})

    offered = {pk for _group, people in form.fields["people"].choices for pk, _name in people}
    told = {cast.technician, cast.councillor, left, cast.coordination, cast.advisor}
    assert offered == {person.pk for person in told}
    assert list(collaboration.people.all()) == [left]


def test_who_went_stays_though_its_council_is_taken_off(cast, enter):
    collaboration = done("Guia")
    collaboration.people.add(cast.technician)
    address = reverse("collaboration_people", args=[collaboration.pk])

    form = enter(cast.coordination).get(address).context["form"]

    assert form["people"].value() == [cast.technician.pk]
    assert form.fields["people"].choices[-1][1] == [(cast.technician.pk, str(cast.technician))]


def test_page_says_who_took_part_with_the_post_of_that_day(cast, enter):
    group = Body.objects.create(kind="working_group", name="GT de Cures")
    partner = PartnerFactory(name="XES")
    collaboration = done("Guia", partners=[partner], councils=[cast.council], url="https://guia.example.org")
    collaboration.people.add(cast.technician)
    collaboration.groups.add(group)

    response = enter(cast.other_technician).get(collaboration.get_absolute_url())

    for words in ("XES", str(cast.council), str(cast.technician), "GT de Cures", "https://guia.example.org"):
        assertContains(response, words)
    assertContains(response, str(cast.technician.roles.get()))
    assertNotContains(response, reverse("collaboration_edit", args=[collaboration.pk]))


def test_list_is_newest_first_and_filters_narrow_it(cast, enter):
    xes, topic = PartnerFactory(name="XES"), Topic.objects.create(name="Cures")
    done("Guia de cures", "2023-10-25", [xes], [cast.council], our_role="co_organizer").topics.add(topic)
    done("Festival", "2023-07-08", place="Argelaguer")
    done("Projecte llarg", "2022-06-01", ends_on=date(2023, 2, 1))
    done("Taller", "2024-10-05", [PartnerFactory(name="Diputació")], summary="Balanç de polítiques")
    client = enter(cast.technician)

    assert titles(client) == ["Taller", "Guia de cures", "Festival", "Projecte llarg"]
    assert titles(client, year="2023") == ["Guia de cures", "Festival", "Projecte llarg"]
    assert titles(client, role="co_organizer") == ["Guia de cures"]
    assert titles(client, partner=xes.pk) == ["Guia de cures"]
    assert titles(client, topic=topic.pk) == ["Guia de cures"]
    assert titles(client, council=cast.council.pk) == ["Guia de cures"]
    assert titles(client, q="argelaguer") == ["Festival"]
    assert titles(client, q="politiques balanc") == ["Taller"]


def test_filter_offers_the_years_newest_first_and_the_councils_there_are(cast, enter):
    done("A", "2022-01-01", councils=[cast.council])
    done("B", "2024-01-01")

    fields = enter(cast.technician).get(LIST).context["found"].form.fields

    assert fields["year"].choices[1:] == [("2024", "2024"), ("2022", "2022")]
    assert fields["council"].choices[1:] == [(str(cast.council.pk), cast.council.short_name)]


def test_file_has_the_rows_and_the_names_of_the_list(cast, enter):
    done("Guia", "2023-10-25", [PartnerFactory(name="XES")], [cast.council], our_role="supporter")
    done("Festival")
    address = reverse("collaboration_export", args=["csv"])

    response = enter(cast.technician).get(address, {"year": "2023"})

    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines[1:] == [f"25/10/2023;;Guia;Hi donem suport;;XES;;;{cast.council};;"]


def test_page_of_a_member_shows_what_it_took_part_in(cast, enter):
    for number in range(6):
        done(f"Trobada {number}", f"2025-05-0{number + 1}", councils=[cast.council])
    client = enter(cast.technician)

    response = client.get(reverse("organization_page", args=[cast.council.pk]))

    for number in (1, 2, 3, 4, 5):
        assertContains(response, f"Trobada {number}")
    assertNotContains(response, "Trobada 0")
    assertContains(response, f"{LIST}?council={cast.council.pk}")


def test_page_of_a_member_that_took_part_in_nothing_says_nothing(cast, enter):
    done("D'un altre", councils=[cast.other_council])

    response = enter(cast.technician).get(reverse("organization_page", args=[cast.council.pk]))

    assertNotContains(response, LIST)


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_the_same_of_the_database(cast, enter, rows, django_assert_num_queries):
    for number in range(rows):
        done(f"Trobada {number}", partners=[PartnerFactory()], councils=[cast.council])
    client = enter(cast.coordination)

    with django_assert_num_queries(LIST_QUERIES):
        client.get(LIST)


LIST_QUERIES = 8


@pytest.mark.parametrize("rows", [1, 3])
def test_page_asks_the_same_of_the_database(cast, enter, rows, django_assert_num_queries):
    councils = [MemberFactory().organization for _ in range(rows)]
    collaboration = done("Guia", partners=PartnerFactory.create_batch(rows), councils=councils)
    collaboration.people.set(RoleFactory(organization=council).person for council in councils)
    client = enter(cast.coordination)

    with django_assert_num_queries(PAGE_QUERIES):
        client.get(collaboration.get_absolute_url())


PAGE_QUERIES = 12
