"""The plan as it is read: who reads what, in how many queries."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from members.models import Body, Participation, Role, Seat
from members.operations import join_group
from office import clock
from office.clock import today
from tests.access.scene import PDF
from tests.cast import MemberFactory, PersonFactory, RoleFactory
from tests.workplan.plans import (
    ActionFactory,
    AreaFactory,
    BlockFactory,
    ChallengeFactory,
    OriginFactory,
    PlanFactory,
    SubactionFactory,
    make_plan,
)
from workplan import operations
from workplan.models import Action, LinkedEvidence, Workplan
from workplan.pages.document import Document
from workplan.tabs import TABS

pytestmark = pytest.mark.django_db

LIST_QUERIES, PAGE_QUERIES, MATRIX_QUERIES = 6, 12, 12


def page(client, plan):
    return client.get(reverse("workplan_page", args=[plan.code]))


def big_plan(areas):
    plan = PlanFactory()
    for number in range(1, areas + 1):
        area = AreaFactory(plan=plan, number=number)
        block = BlockFactory(area=area)
        for action in [ActionFactory(area=area), *ActionFactory.create_batch(number, area=area, block=block)]:
            subaction = SubactionFactory(parent=action)
            LinkedEvidence.objects.create(action=subaction, sentence="Sessió", url="https://example.org")
        ChallengeFactory(plan=plan, parent=ChallengeFactory(plan=plan))
    OriginFactory(plan=plan)
    return plan


@pytest.mark.parametrize("areas", [1, 3])
def test_page_takes_as_many_queries_whatever_the_size(cast, enter, django_assert_num_queries, areas):
    plan, client = big_plan(areas), enter(cast.coordination)

    with django_assert_num_queries(PAGE_QUERIES):
        response = page(client, plan)

    assert response.status_code == 200


@pytest.mark.parametrize("plans", [1, 3])
def test_list_takes_as_many_queries_whatever_the_size(cast, enter, django_assert_num_queries, plans):
    for year in range(2026, 2026 + plans):
        ActionFactory(area__plan=PlanFactory(code=str(year)))
    client = enter(cast.coordination)

    with django_assert_num_queries(LIST_QUERIES):
        client.get(reverse("workplan_list"))


@pytest.mark.parametrize("areas", [1, 3])
def test_matrix_takes_as_many_queries_whatever_the_size(cast, enter, django_assert_num_queries, areas):
    plan, client = big_plan(areas), enter(cast.coordination)

    with django_assert_num_queries(MATRIX_QUERIES):
        client.get(reverse("workplan_matrix", args=[plan.code]))


def test_document_keeps_the_order_of_the_paper():
    plan = PlanFactory()
    area = AreaFactory(plan=plan, number=1)
    second = BlockFactory(area=area, position=2, title="Externa")
    first = BlockFactory(area=area, position=1, title="Interna")
    in_second = ActionFactory(area=area, block=second, number=1)
    in_first = ActionFactory(area=area, block=first, number=2)
    loose = ActionFactory(area=area, number=3)
    part = SubactionFactory(parent=in_first, block=first)

    chapter = Document(Workplan.objects.for_document(PersonFactory()).get()).chapters[0]

    assert [(part.block, [line.action for line in part.lines]) for part in chapter.parts] == [
        (None, [loose]),
        (first, [in_first]),
        (second, [in_second]),
    ]
    assert [line.action for line in chapter.parts[1].lines[0].parts] == [part]


def test_actions_dropped_or_passed_on_are_not_counted():
    area = AreaFactory()
    for state in ("done", "pending", "dropped", "carried_over"):
        ActionFactory(area=area, state=state)

    document = Document(Workplan.objects.for_document(PersonFactory()).get(pk=area.plan_id))

    assert (document.done, document.counted) == (1, 2)


def test_member_reads_the_document_and_what_is_done_of_it(cast, enter):
    made = make_plan()
    made.action.ends_on = made.action.starts_on = made.plan.starts_on.replace(year=2024)
    made.action.save()
    for _n in range(2):
        LinkedEvidence.objects.create(action=made.action, sentence="Sessió", url="https://example.org")

    response = page(enter(cast.technician), made.plan)

    assertContains(response, "Actuació <strong>8</strong> del document")
    assertContains(response, "Aprovat per l'Assemblea el dia 23 d&#x27;octubre de 2025")
    assertContains(response, f"{made.plan.code}-6.8.1")
    assertContains(response, "Endarrerida,")
    assertContains(response, "0 d'1 actuació feta")
    assertContains(response, "0 d'1 subactuació")
    assertContains(response, "2 evidències")
    assertNotContains(response, reverse("action_edit", args=[made.action.pk]))


def test_visitor_reads_the_published_document_and_nothing_of_what_is_done(cast, client):
    """Not even where a seat is vacant: nobody holds it."""
    made = make_plan()
    Seat.objects.update(person=None)
    Workplan.objects.update(is_published=True)

    response = page(client, made.plan)

    assertContains(response, "Actuació <strong>8</strong> del document")
    assertNotContains(response, "Pendent")
    assertNotContains(response, f"{made.plan.code}-6.8")
    assertNotContains(response, "actuació feta")


def test_visitor_is_nobody_though_a_council_takes_part_without_a_person(cast, client):
    made = make_plan()
    join_group(
        body=Body.objects.get(kind="working_group"), organization=cast.council, starts_on=today(), by=None
    )
    Workplan.objects.update(is_published=True)

    response = page(client, made.plan)

    assert Participation.objects.filter(person=None).exists()
    assertNotContains(response, "Pendent")
    assert response.context["tabs"] == []


@pytest.mark.parametrize("name", ["workplan_page", "workplan_pdf"])
def test_visitor_is_asked_to_sign_in_for_what_is_not_published(client, name):
    made = make_plan()
    address = reverse(name, args=[made.plan.code])

    response = client.get(address)

    assert response.status_code == 302
    assert response.url.endswith(f"?next={address}")
    unknown = client.get(reverse(name, args=["2099"]))
    assert unknown.status_code == 302


def test_who_takes_no_part_reads_only_the_published_document(enter):
    made, stranger = make_plan(), enter(PersonFactory())
    before = page(stranger, made.plan).status_code
    Workplan.objects.update(is_published=True)

    response = page(stranger, made.plan)

    assert before == 404
    assertNotContains(response, "Pendent")
    assert stranger.get(reverse("workplan_pdf", args=[made.plan.code])).status_code == 200


def test_publishing_a_plan_opens_nothing_of_what_is_done_to_who_takes_no_part(enter):
    made = make_plan()
    Workplan.objects.update(is_published=True)
    evidence = operations.add_evidence(
        action=made.action,
        sentence="Sessió",
        happened_on=clock.today(),
        upload=SimpleUploadedFile("acta.pdf", PDF),
        by=None,
    )
    code = made.plan.code
    addresses = [
        reverse("workplan_export", args=[code, "csv"]),
        reverse("workplan_actions_export", args=[code, "pdf"]),
        *(reverse(tab.name, args=[code]) for tab in TABS if tab.name != "workplan_page"),
        reverse("action_page", args=[made.action.pk]),
        reverse("evidence_file", args=[evidence.pk]),
    ]
    stranger, former = PersonFactory(), RoleFactory(organization=MemberFactory().organization)
    Role.objects.filter(pk=former.pk).update(ends_on=clock.today() - timedelta(days=1))

    found = {
        address: enter(person).get(address).status_code
        for address in addresses
        for person in (stranger, former.person)
    }

    assert found == dict.fromkeys(addresses, 404)
    list_page = enter(stranger).get(reverse("workplan_list"))
    assert (list_page.context["current"], list_page.context["others"]) == ([], [])


def test_rows_say_the_money_and_the_reasons_only_to_who_follows_the_plan(cast, enter):
    made = make_plan()
    Action.objects.update(planned_cost="1234.5", planned_minutes=60, state_reason="Ho ha dit la Pilar")
    address = reverse("workplan_export", args=[made.plan.code, "csv"])

    texts = {
        name: b"".join(enter(getattr(cast, name)).get(address).streaming_content).decode()
        for name in ("executive", "technician")
    }

    secrets = ("1.234,50", "Cost previst", "Ho ha dit la Pilar")
    assert [secret in texts["executive"] for secret in secrets] == [True] * 3
    assert [secret in texts["technician"] for secret in secrets] == [False] * 3


def test_official_text_shows_its_emphasis_and_no_other_markup(cast, enter):
    ActionFactory(
        area__plan=PlanFactory(code="2026"), official_text="**Fort** i *fi* <b>no</b> [x](http://a.b)"
    )

    response = page(enter(cast.coordination), Workplan.objects.get())

    assertContains(response, "<strong>Fort</strong> i <em>fi</em> &lt;b&gt;no&lt;/b&gt; [x](http://a.b)")


def test_place_leads_to_the_plan_in_force_first(cast, enter):
    old = PlanFactory(code="2020", starts_on="2020-01-01", ends_on="2020-12-31")
    made = make_plan()

    response = enter(cast.technician).get(reverse("workplan_list"))

    assert [plan for plan, _tabs in response.context["current"]] == [made.plan]
    assert response.context["others"] == [old]
    assertContains(response, made.plan.get_absolute_url())


def test_without_plans_coordination_is_led_to_the_first_one(cast, enter):
    coordination = enter(cast.coordination).get(reverse("workplan_list"))
    member = enter(cast.technician).get(reverse("workplan_list"))

    assertContains(coordination, "Encara no hi ha cap pla")
    assertContains(coordination, reverse("plan_add"))
    assertContains(member, "Encara no hi ha cap pla")
    assertNotContains(member, reverse("plan_add"))


def test_rows_say_the_plan_as_the_import_reads_it(cast, enter):
    made = make_plan()

    response = enter(cast.technician).get(reverse("workplan_export", args=[made.plan.code, "csv"]))

    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Àrea;Bloc;Actuació;Subactuació;Quan;Codi;")
    action, subaction = lines[1].split(";"), lines[2].split(";")
    assert action[:6] == [
        "6. GRUPS DE TREBALL", "Agroecologia", "Actuació **8** del document", "", "", f"{made.plan.code}-6.8"
    ]  # fmt: skip
    assert subaction[2:6] == ["", "Actuació **1** del document", "", f"{made.plan.code}-6.8.1"]


def test_group_answers_for_the_actions_of_its_block(cast):
    made = make_plan()

    assert made.action.answering_body_id == Body.objects.get(name="Agroecologia").pk
