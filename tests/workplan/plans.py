"""Factories of the plan, and one small plan in which each role has something to see."""

from dataclasses import dataclass
from datetime import date

import factory

from members.models import Agreement, Body
from workplan.models import Action, Area, Block, Challenge, FundingSource, Origin, ReviewPeriod, Workplan


def assembly() -> Body:
    return Body.objects.get_or_create(name="Assemblea", defaults={"kind": "assembly"})[0]


class AgreementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Agreement

    body = factory.LazyFunction(assembly)
    adopted_on = date(2025, 10, 23)
    title = "Aprovació del pla de treball"


class PlanFactory(factory.django.DjangoModelFactory):
    """Approved; the year of the tests is the year of the clock, unless one is given."""

    class Meta:
        model = Workplan
        django_get_or_create = ("code",)

    code = factory.LazyAttribute(lambda row: str(row.starts_on.year))
    title = factory.LazyAttribute(lambda row: f"Pla de treball {row.code}")
    starts_on = date(2026, 1, 1)
    ends_on = factory.LazyAttribute(lambda row: date(row.starts_on.year, 12, 31))
    state = "approved"
    agreement = factory.SubFactory(AgreementFactory)


class DraftPlanFactory(PlanFactory):
    state = "draft"
    agreement = None


class OriginFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Origin

    plan = factory.SubFactory(PlanFactory)
    kind = "continuity"
    text = "Activitats que la Xarxa fa cada any."
    position = factory.Sequence(lambda n: n + 1)


class ChallengeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Challenge

    plan = factory.SubFactory(PlanFactory)
    position = factory.Sequence(lambda n: n + 1)
    text = factory.LazyAttribute(lambda row: f"Repte {row.position}")


class AreaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Area

    plan = factory.SubFactory(PlanFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = factory.LazyAttribute(lambda row: f"ÀREA {row.number}")
    name = factory.LazyAttribute(lambda row: f"Àrea {row.number}")


class BlockFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Block

    area = factory.SubFactory(AreaFactory)
    position = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Bloc {n}")


class ActionFactory(factory.django.DjangoModelFactory):
    """In an area of its own; a sub-action is one with `parent` and the area of its parent."""

    class Meta:
        model = Action

    area = factory.SubFactory(AreaFactory)
    number = factory.Sequence(lambda n: n + 1)
    position = factory.SelfAttribute("number")
    official_text = factory.LazyAttribute(lambda row: f"Actuació **{row.number}** del document")
    title = factory.LazyAttribute(lambda row: f"Actuació {row.number}")


class SubactionFactory(ActionFactory):
    parent = factory.SubFactory(ActionFactory)
    area = factory.SelfAttribute("parent.area")


class FundingSourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FundingSource

    name = "Conveni amb el Departament"
    kind = "agreement"
    state = "confirmed"
    starts_on = date(2026, 1, 1)
    ends_on = date(2026, 12, 31)


class ReviewFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ReviewPeriod

    plan = factory.SubFactory(PlanFactory)
    name = "Primer trimestre"
    starts_on = date(2026, 1, 1)
    ends_on = date(2026, 3, 31)


@dataclass
class SomePlan:
    plan: Workplan
    area: Area
    block: Block
    action: Action  # of the working group that Clara coordinates, in the cast
    subaction: Action
    challenge: Challenge


def make_plan() -> SomePlan:
    """Asked for again, it gives the same: the rows of the access matrix share one scene."""
    plan = PlanFactory()
    area = Area.objects.filter(plan=plan, number=6).first()
    if area is None:
        return _make_plan(plan)
    action = Action.objects.get(area=area, number=8, parent=None)
    return SomePlan(plan, area, action.block, action, action.subactions.first(), plan.challenges.first())


def _make_plan(plan: Workplan) -> SomePlan:
    area = AreaFactory(plan=plan, number=6, title="GRUPS DE TREBALL", name="Grups de treball")
    group = Body.objects.get_or_create(name="Agroecologia", defaults={"kind": "working_group"})[0]
    block = BlockFactory(area=area, title="Agroecologia", body=group)
    action = ActionFactory(area=area, block=block, number=8)
    return SomePlan(
        plan=plan,
        area=area,
        block=block,
        action=action,
        subaction=SubactionFactory(parent=action, area=area, block=block, number=1),
        challenge=ChallengeFactory(plan=plan),
    )
