"""/ecosistema/: a partner is written down once, under the one it belongs to, and never twice."""

import pytest
from django.urls import reverse
from django.utils.html import escape
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from members import operations
from members.countries import countries
from members.models import Organization, Partner, Topic
from members.reference import load_provincial_councils
from office.models import AuditRow
from office.refusals import Refused
from tests.cast import CollaborationFactory, CouncilFactory, InterlocutorFactory, PartnerFactory

pytestmark = pytest.mark.django_db


def add(name: str, **values) -> Partner:
    return operations.add_partner(**({"name": name, "family": "ess", "by": None} | values))


def edit(partner: Partner, **values) -> Partner:
    organization = partner.organization
    told = {"name": organization.name, "short_name": organization.short_name, "family": partner.family}
    return operations.edit_partner(**({"partner": partner, "by": None} | told | values))


def test_partner_is_an_organization_with_its_names_and_contact():
    topic = Topic.objects.create(name="Cures")

    partner = add("Xarxa d'Economia Solidària", short_name="XES", email="xes@example.org", topics=[topic])

    organization = partner.organization
    assert (organization.kind, organization.name, organization.short_name) == (
        "partner", "Xarxa d'Economia Solidària", "XES",
    )  # fmt: skip
    assert (organization.email, list(organization.topics.all())) == ("xes@example.org", [topic])
    assert not organization.is_council


def test_partner_without_a_short_name_is_listed_by_its_name():
    assert add("AESCAT").organization.short_name == "AESCAT"


def test_long_name_without_a_short_one_is_refused():
    with pytest.raises(Refused) as refusal:
        add("F" * 81)

    assert refusal.value.field == "short_name"


@pytest.mark.parametrize(
    "values",
    [
        {"name": "xarxa d’economia solidaria"},
        {"name": "XES"},
        {"name": "Una altra", "short_name": "xes"},
        {"name": "Una altra", "short_name": "Xarxa d'Economia Solidària"},
    ],
)
def test_same_folded_name_twice_is_refused_and_the_first_is_named(values):
    add("Xarxa d'Economia Solidària", short_name="XES")

    with pytest.raises(Refused) as refusal:
        add(**values)

    assert "«Xarxa d'Economia Solidària»" in refusal.value.sentence
    assert Partner.objects.count() == 1
    assert Organization.objects.count() == 1


def test_council_of_the_register_is_not_a_partner_too():
    CouncilFactory(municipality__name="Girona")

    with pytest.raises(Refused):
        add("Ajuntament de Girona")

    assert add("Ateneu de Girona", short_name="Girona").organization.short_name == "Girona"


def test_partner_keeps_its_own_name_when_edited():
    partner = add("Xarxa d'Economia Solidària", short_name="XES")

    edit(partner, note="Ens coneixem bé.")

    partner.refresh_from_db()
    assert (partner.note, partner.organization.short_name) == ("Ens coneixem bé.", "XES")


def test_change_of_name_is_audited_on_the_organization():
    partner = add("Xarxa")

    edit(partner, name="Xarxa d'Economia Solidària", short_name="XES")

    row = AuditRow.objects.get(operation="members._rename_organization")
    assert (row.before["name"], row.after["name"]) == ("Xarxa", "Xarxa d'Economia Solidària")


def test_refused_change_leaves_everything_as_it_was():
    add("AESCAT")
    partner = add("XES")

    with pytest.raises(Refused):
        edit(partner, name="aescat", short_name="", note="No ha de quedar.")

    partner.refresh_from_db()
    assert (partner.organization.name, partner.note) == ("XES", "")


@pytest.mark.parametrize("generations", [1, 2])
def test_parent_cannot_be_its_own_descendant(generations):
    eldest = PartnerFactory()
    youngest = eldest
    for _generation in range(generations):
        youngest = PartnerFactory(parent=youngest)

    with pytest.raises(Refused) as refusal:
        edit(eldest, parent=youngest)

    eldest.refresh_from_db()
    assert (refusal.value.field, eldest.parent) == ("parent", None)


def test_form_writes_down_a_partner_of_another_country(cast, enter):
    values = {"name": "RTES", "family": "elsewhere", "country": "FR", "website": "rtes.example.org"}

    response = enter(cast.coordination).post(reverse("partner_add"), values)

    partner = Partner.objects.get()
    assertRedirects(response, partner.get_absolute_url())
    assert (partner.country, partner.organization.website) == ("FR", "https://rtes.example.org")


def test_form_says_beside_the_name_that_it_is_there_already(cast, enter):
    PartnerFactory(name="AESCAT")

    response = enter(cast.coordination).post(
        reverse("partner_add"), {"name": "Aescat", "family": "ess", "country": "ES", "note": "No es perd"}
    )

    assert list(response.context["form"].errors) == ["name"]
    assertContains(response, "No es perd")


def test_form_of_a_partner_comes_filled_in_and_saves(cast, enter):
    partner = PartnerFactory(name="Xarxa d'Economia Solidària", short_name="XES", country="")
    address = reverse("partner_edit", args=[partner.pk])
    client = enter(cast.coordination)
    form = client.get(address).context["form"]
    given = {name: form[name].value() for name in ("name", "short_name", "family", "country")}

    client.post(address, given | {"short_name": "la XES"})

    partner.refresh_from_db()
    assert (given["name"], given["short_name"], given["country"]) == ("Xarxa d'Economia Solidària", "XES", "")
    assert (partner.organization.short_name, partner.country) == ("la XES", "")


def test_countries_are_in_catalan_and_in_order():
    names = list(countries().values())

    assert countries()["FR"] == "França"
    assert names.index("Àustria") < names.index("Bèlgica") < names.index("Xile")
    assert "EU" not in countries()


def test_page_shows_what_it_is_and_where_it_stands(cast, enter):
    parent = PartnerFactory(name="Generalitat de Catalunya")
    partner = PartnerFactory(name="RTES", country="FR", parent=parent, note="Trobada d'intercanvi")
    part = PartnerFactory(name="Una part", parent=partner)

    response = enter(cast.technician).get(partner.get_absolute_url())

    for words in (
        "França", escape("Trobada d'intercanvi"), parent.get_absolute_url(), part.get_absolute_url(),
    ):  # fmt: skip
        assertContains(response, words)
    assertNotContains(response, reverse("partner_edit", args=[partner.pk]))


def test_address_of_the_organization_leads_to_the_partner(cast, enter):
    partner = PartnerFactory()

    response = enter(cast.technician).get(partner.organization.get_absolute_url())

    assertRedirects(response, partner.get_absolute_url())


def test_provincial_councils_are_partners_from_the_start():
    load_provincial_councils()
    load_provincial_councils()

    found = Partner.objects.values_list("organization__name", "organization__kind", "family")
    assert sorted(found) == [
        ("Diputació de Barcelona", "provincial_council", "administration"),
        ("Diputació de Girona", "provincial_council", "administration"),
        ("Diputació de Lleida", "provincial_council", "administration"),
        ("Diputació de Tarragona", "provincial_council", "administration"),
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_page_asks_the_same_of_the_database(cast, enter, rows, django_assert_num_queries):
    partner = PartnerFactory(parent=PartnerFactory())
    PartnerFactory.create_batch(rows, parent=partner)
    InterlocutorFactory.create_batch(rows, partner=partner)
    for collaboration in CollaborationFactory.create_batch(rows):
        collaboration.partners.add(partner)
    client = enter(cast.coordination)

    with django_assert_num_queries(PAGE_QUERIES):
        client.get(partner.get_absolute_url())


PAGE_QUERIES = 10
