"""Whom to ask to be the mentor, and why in words."""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from care.models import MentorProposal, Onboarding
from members.models import Membership, Municipality, Organization, Role, Topic
from office import clock

SHOWN = 5
SAME_COMARCA, SAME_PROVINCE = 4, 2
SAME_SIZE, NEAR_SIZE = 3, 1  # within the double or the half; within four times
TOPICS_COUNTED = 3
FREE, EACH_LOAD = 2, -2


@dataclass(frozen=True)
class Profile:
    """What the score compares of a council."""

    number: int
    name: str
    residents: int
    comarca: str
    province: str
    topics: frozenset[str]
    load: int = 0


@dataclass(frozen=True)
class Suggestion:
    organization_id: int
    name: str
    score: int
    reasons: str


def suggest(onboarding: Onboarding) -> list[Suggestion]:
    """The best members to ask: active, reachable, not the council itself nor who said no; one query."""
    declined = [proposal.organization_id for proposal in onboarding.proposals.all() if proposal.is_declined]
    today = clock.today()
    may_be_asked = Q(
        pk__in=Membership.objects.in_force(today).filter(state="active").values("organization")
    ) & (Q(pk__in=Role.objects.in_force(today).reachable().values("organization")) | ~Q(email=""))
    return _scored(onboarding, may_be_asked & ~Q(pk__in=declined))[:SHOWN]


def reasons_for(onboarding: Onboarding, organization: Organization) -> str:
    """Why this member, whoever chose it."""
    found = _scored(onboarding, Q(pk=organization.pk))
    return found[0].reasons if found else ""


def _scored(onboarding: Onboarding, may_be_asked: Q) -> list[Suggestion]:
    """The council and its candidates come together, with their topics: one query."""
    rows = _with_facts(Organization.objects.filter(Q(pk=onboarding.organization_id) | may_be_asked))
    profiles = {row.pk: _profile(row) for row in rows}
    council = profiles.pop(onboarding.organization_id)
    suggestions = [score(council, candidate) for candidate in profiles.values()]
    return sorted(suggestions, key=lambda suggestion: (-suggestion.score, suggestion.name))


def score(council: Profile, candidate: Profile) -> Suggestion:
    """Pure: territory, size, topics and load; each point has its reason in words."""
    points, reasons = 0, []
    for found, words in (
        _territory(council, candidate),
        _size(council, candidate),
        _topics(council, candidate),
        _load(candidate),
    ):
        points += found
        reasons += [words] if words else []
    return Suggestion(candidate.number, candidate.name, points, _sentence(reasons))


def _territory(council: Profile, candidate: Profile) -> tuple[int, str]:
    if council.comarca and candidate.comarca == council.comarca:
        return SAME_COMARCA, _("it is in the same comarca (%s)") % candidate.comarca
    if council.province and candidate.province == council.province:
        return SAME_PROVINCE, _("it is in the same province (%s)") % candidate.province
    return 0, ""


def _size(council: Profile, candidate: Profile) -> tuple[int, str]:
    small, large = sorted((council.residents, candidate.residents))
    if small == 0 or large > 4 * small:
        return 0, ""
    if large > 2 * small:
        return NEAR_SIZE, ""
    residents = number_format(candidate.residents, force_grouping=True)
    return SAME_SIZE, _("it is of a similar size (%s residents)") % residents


def _topics(council: Profile, candidate: Profile) -> tuple[int, str]:
    shared = sorted(council.topics & candidate.topics)[:TOPICS_COUNTED]
    if not shared:
        return 0, ""
    words = ngettext("it works on the same topic (%s)", "it works on the same topics (%s)", len(shared))
    return len(shared), words % ", ".join(shared)


def _load(candidate: Profile) -> tuple[int, str]:
    if candidate.load == 0:
        return FREE, _("it goes with nobody else now")
    words = ngettext("it already goes with %d council", "it already goes with %d councils", candidate.load)
    return EACH_LOAD * candidate.load, words % candidate.load


def _sentence(reasons: list[str]) -> str:
    """«És de la mateixa comarca (Osona), té una mida semblant (5.200 habitants) i ara no acompanya cap altre ens.»"""
    *first, last = reasons
    words = _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last
    return f"{words[:1].upper()}{words[1:]}."


def _with_facts(organizations: QuerySet[Any]) -> QuerySet[Any]:
    """Residents and province, of the municipality or of the comarca of a county council; topics and load."""
    in_comarca = Municipality.objects.filter(comarca=OuterRef("comarca")).order_by().values("comarca")
    province = in_comarca.annotate(towns=Count("pk")).order_by("-towns").values("province")[:1]
    topics = Topic.objects.filter(organizations=OuterRef("pk")).values("name")
    rows: QuerySet[Any] = (
        organizations.with_place()  # type: ignore[attr-defined]
        .with_residents()
        .annotate(
            province=Coalesce(F("municipality__province"), Subquery(province)),
            topic_names=ArraySubquery(topics),
            load=Count(
                "mentor_proposals",
                filter=Q(mentor_proposals__in=MentorProposal.objects.accompanying()),
                distinct=True,
            ),
        )
    )
    return rows


def _profile(row: Organization) -> Profile:
    facts = vars(row)  # the annotations of `_with_facts`
    return Profile(
        number=row.pk,
        name=row.name,
        residents=facts["residents"],
        comarca=facts["comarca_name"] or "",
        province=facts["province"] or "",
        topics=frozenset(facts["topic_names"]),
        load=facts["load"],
    )
