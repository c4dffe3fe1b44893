"""The one list of topics: its names, where it is used, two of them made one."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from members import operations
from members.models import Collaboration, Interlocutor, Need, Organization, Partner, Topic
from members.reference import TOPICS, load_topics
from members.topics import uses_of
from office import clock
from office.models import AuditRow
from office.refusals import Refused
from tests.cast import PersonFactory

pytestmark = pytest.mark.django_db


def add(name, *aliases):
    return operations.add_topic(name=name, aliases=aliases, by=None)


def use_everywhere(topic, council):
    """A council, a need, an interlocutor and a collaboration."""
    council.topics.add(topic)
    operations.record_need(organization=council, words="Formació", source="contact", topic=topic, by=None)
    ateneu = Organization.objects.create(kind="partner", name="Ateneu Cooperatiu")
    partner = Partner.objects.create(organization=ateneu, family="programme")
    Interlocutor.objects.create(partner=partner, person=PersonFactory(), starts_on=clock.today()).topics.add(
        topic
    )
    Collaboration.objects.create(title="Guia", our_role="organizer", starts_on=clock.today()).topics.add(
        topic
    )


def uses(topic):
    return uses_of(Topic.objects.with_uses().get(pk=topic.pk))


@pytest.mark.parametrize(
    "words",
    [
        "CCPR",
        "ccpr",
        " Compra  i contractacio PÚBLICA responsable ",
        "Compra i contractació pública responsable",
    ],
)
def test_topic_is_found_by_any_of_its_names(words):
    topic = add("CCPR", "Compra i contractació pública responsable")
    add("Cures")

    assert list(Topic.objects.named(words)) == [topic]


@pytest.mark.parametrize("words", ["Compra", "", "CC%", "CCPR, Cures"])
def test_part_of_a_name_is_not_a_name(words):
    add("CCPR", "Compra i contractació pública responsable")

    assert list(Topic.objects.named(words)) == []


@pytest.mark.parametrize(
    "name, aliases, field",
    [
        ("energía", [], "name"),
        ("COMUNITATS  energetiques", [], "name"),
        ("Clima", ["Energia"], "aliases"),
        ("Clima", ["Emergència", "comunitats energètiques"], "aliases"),
        ("  ", [], "name"),
    ],
)
def test_name_of_another_topic_is_refused_saying_which(name, aliases, field):
    add("Energia", "Comunitats energètiques")

    with pytest.raises(Refused) as refusal:
        add(name, *aliases)

    assert refusal.value.field == field
    assert "«Energia»" in refusal.value.sentence or not name.strip()
    assert Topic.objects.count() == 1


def test_topic_keeps_its_own_names_when_it_is_edited():
    topic = add("Energia", "Comunitats energètiques")

    operations.edit_topic(
        topic=topic,
        name="Energia i clima",
        aliases=["energia", " Energia ", "", "Comunitats energètiques"],
        by=None,
    )

    topic.refresh_from_db()
    assert (topic.name, topic.aliases) == ("Energia i clima", ["energia", "Comunitats energètiques"])


def test_uses_are_counted_in_words(cast):
    topic = add("Energia")
    use_everywhere(topic, cast.council)
    cast.other_council.topics.add(topic)

    assert uses(topic) == ["2 ens", "1 necessitat", "1 persona interlocutora", "1 col·laboració"]


def test_merge_moves_all_uses_and_keeps_the_names(cast):
    topic, into = add("Cohabitatge", "Covivenda"), add("Habitatge cooperatiu", "Cessió d'ús")
    use_everywhere(topic, cast.council)
    cast.council.topics.add(into)
    cast.other_council.topics.add(into)

    operations.merge_topics(topic=topic, into=into, by=cast.coordination)

    into.refresh_from_db()
    assert into.aliases == ["Cessió d'ús", "Cohabitatge", "Covivenda"]
    assert uses(into) == ["2 ens", "1 necessitat", "1 persona interlocutora", "1 col·laboració"]
    assert list(cast.council.topics.all()) == [into]
    assert list(Topic.objects.named("covivenda")) == [into]
    assert list(Topic.objects.all()) == [into]


def test_topic_is_not_merged_into_itself():
    topic = add("Energia")

    with pytest.raises(Refused):
        operations.merge_topics(topic=topic, into=Topic.objects.get(), by=None)

    assert Topic.objects.get() == topic


@pytest.mark.parametrize("kind", ["organizations", "needs", "interlocutors", "collaborations"])
def test_used_topic_is_never_deleted(cast, kind):
    topic, other = add("Energia"), add("Cures")
    use_everywhere(topic, cast.council)
    for name in {"organizations", "interlocutors", "collaborations"} - {kind}:
        getattr(topic, name).clear()
    if kind != "needs":
        Need.objects.update(topic=other)

    with pytest.raises(Refused) as refusal:
        operations.delete_topic(topic=topic, by=None)

    assert "«Energia»" in refusal.value.sentence
    assert Topic.objects.filter(name="Energia").exists()


def test_deleted_topic_stays_in_the_audit():
    operations.delete_topic(topic=add("Energia"), by=None)

    row = AuditRow.objects.get(operation="members.delete_topic")
    assert not Topic.objects.exists()
    assert row.before["name"] == "Energia"


def test_reference_topics_are_loaded_once_with_their_names():
    load_topics()
    before = set(Topic.objects.values_list("pk", "name"))

    load_topics()

    assert {name for _pk, name in before} == set(TOPICS)
    assert set(Topic.objects.values_list("pk", "name")) == before
    assert Topic.objects.named("compra i contractacio publica responsable").get().name == "CCPR"


def test_reference_names_are_of_one_topic_each():
    spoken = [name.casefold() for topic, aliases in TOPICS.items() for name in (topic, *aliases)]

    assert sorted(spoken) == sorted(set(spoken))


def test_portal_from_before_gets_the_other_names_of_its_topics():
    Topic.objects.create(name="CCPR")

    load_topics()

    assert Topic.objects.get(name="CCPR").aliases == TOPICS["CCPR"]


def test_loading_again_leaves_what_coordination_changed():
    load_topics()
    energy, care, trade = (Topic.objects.get(name=name) for name in ("Energia", "Cures", "Comerç i ESS"))
    operations.edit_topic(topic=energy, name="Energia i clima", aliases=[], by=None)
    operations.merge_topics(topic=care, into=trade, by=None)
    operations.delete_topic(topic=Topic.objects.get(name="Ruralitats"), by=None)
    operations.edit_topic(topic=Topic.objects.get(name="CCPR"), name="CCPR", aliases=[], by=None)
    after = list(Topic.objects.values_list("name", "aliases"))

    load_topics()

    assert list(Topic.objects.values_list("name", "aliases")) == after


def test_name_that_coordination_gave_to_another_topic_is_not_taken():
    operations.add_topic(name="Compres", aliases=["Compra socialment responsable"], by=None)

    load_topics()

    assert "Compra socialment responsable" not in Topic.objects.get(name="CCPR").aliases


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_topics_asks_the_same_of_the_database(cast, enter, rows, django_assert_num_queries):
    for number in range(rows):
        cast.council.topics.add(add(f"Tema {number}", f"També {number}"))
    client = enter(cast.coordination)

    with django_assert_num_queries(6):  # session, person, standing (2), bell, topics with their uses
        page = client.get(reverse("topic_list"))

    assertContains(page, "També 0")


def test_topic_is_added_from_its_page(cast, enter):
    values = {"name": "Energia", "aliases": "Clima\n\n Comunitats   energètiques \n"}

    response = enter(cast.coordination).post(reverse("topic_add"), values)

    assert response.url == reverse("topic_list")
    assert Topic.objects.get().aliases == ["Clima", "Comunitats energètiques"]


def test_name_too_long_is_said_beside_its_field(cast, enter):
    response = enter(cast.coordination).post(
        reverse("topic_add"), {"name": "Energia", "aliases": "Clima\n" + "x" * 81}
    )

    assert list(response.context["form"].errors) == ["aliases"]
    assertContains(response, "Clima")


def test_merge_says_beforehand_what_moves(cast, enter):
    topic, into = add("Cohabitatge"), add("Habitatge cooperatiu")
    use_everywhere(topic, cast.council)
    client, address = enter(cast.coordination), reverse("topic_merge", args=[topic.pk])

    before = client.get(address)
    client.post(address, {"into": into.pk})

    assertContains(before, "1 ens, 1 necessitat, 1 persona interlocutora, 1 col·laboració")
    assert list(before.context["form"].fields["into"].queryset) == [into]
    assert list(Topic.objects.all()) == [into]


def test_page_offers_to_delete_only_what_nothing_uses(cast, enter):
    used, unused = add("Energia"), add("Cures")
    cast.council.topics.add(used)
    client = enter(cast.coordination)

    pages = [client.get(reverse("topic_edit", args=[topic.pk])) for topic in (used, unused)]
    client.post(reverse("topic_delete", args=[used.pk]))
    client.post(reverse("topic_delete", args=[unused.pk]))

    assertNotContains(pages[0], reverse("topic_delete", args=[used.pk]))
    assertContains(pages[1], reverse("topic_delete", args=[unused.pk]))
    assert list(Topic.objects.all()) == [used]


def test_choosers_say_what_an_abbreviation_means(cast, enter):
    add("CCPR", "Compra i contractació pública responsable")
    add("Energia", "Clima")

    page = enter(cast.coordination).get(reverse("organization_edit", args=[cast.council.pk]))

    assertContains(page, "CCPR: Compra i contractació pública responsable.")
    assertNotContains(page, "Clima")
