"""A plan from the first blank page to its approval and its place on the public pages."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from members.checks import check_year
from members.models import Agreement, Person
from office.audit import note, operation
from office.editing import check_version
from office.refusals import Refused
from workplan.models import Origin, Workplan

State = Workplan.State
LONGEST_YEARS = 4


@operation()
def add_plan(
    *,
    code: str,
    title: str,
    starts_on: date,
    ends_on: date,
    by: Person | None,
    scope: str = Workplan.Scope.NETWORK,
    introduction: str = "",
    condition: str = "",
) -> Workplan:
    """An empty draft: its areas and actions are written afterwards."""
    check_period(starts_on, ends_on)
    return create_plan(
        code=code, title=title, scope=scope, starts_on=starts_on, ends_on=ends_on, introduction=introduction,
        condition=condition,
    )  # fmt: skip


def create_plan(*, code: str, **values: Any) -> Workplan:
    """Codes stand in addresses, and so two of them differ in more than their capital letters."""
    taken = Refused(_("There is already a plan with this code."), "code")
    if Workplan.objects.filter(code__iexact=code).exists():
        raise taken
    try:
        with transaction.atomic():
            plan: Workplan = Workplan.objects.create(code=code, **values)
    except IntegrityError as error:  # somebody else took it meanwhile
        raise taken from error
    return plan


def check_period(starts_on: date, ends_on: date) -> None:
    check_year(starts_on)
    if ends_on < starts_on:
        raise Refused(_("The plan ends before it begins."), "ends_on")
    if ends_on.year - starts_on.year >= LONGEST_YEARS:
        raise Refused(_("A plan of more than four years: is the year right?"), "ends_on")


@operation(on="plan")
def edit_plan(
    *,
    plan: Workplan,
    title: str,
    starts_on: date,
    ends_on: date,
    introduction: str,
    condition: str,
    news_interval_days: int,
    by: Person | None,
    origins: dict[str, str] | None = None,
    reason: str = "",
    seen: int | None = None,
) -> Workplan:
    """`seen` is the version that was on the screen; `reason`, why the words of an approved plan change.

    `origins`: a text for each kind; an empty one takes the origin away.
    """
    check_version(plan, seen)
    check_is_open(plan)
    check_period(starts_on, ends_on)
    words = {"title": title, "introduction": introduction, "condition": condition}
    check_words(plan, {name: (getattr(plan, name), said) for name, said in words.items()}, reason)
    plan.title, plan.introduction, plan.condition = title, introduction, condition
    plan.starts_on, plan.ends_on, plan.news_interval_days = starts_on, ends_on, news_interval_days
    _write_origins(plan, origins or {}, reason)
    return save_plan(plan)


def _write_origins(plan: Workplan, texts: dict[str, str], reason: str) -> None:
    """Within an operation on the plan: a text for each kind; an empty one takes the origin away."""
    known = {origin.kind: origin for origin in plan.origins.all()}
    before = {kind: known[kind].text if kind in known else "" for kind in texts}
    check_words(plan, {kind: (before[kind], text) for kind, text in texts.items()}, reason)
    for position, kind in enumerate(Origin.Kind.values, start=1):
        text = texts.get(kind, "")
        if text == before.get(kind, ""):
            continue
        told: dict[str, Any] = {f"origin_{kind}": f"{before[kind] or '—'} → {text or '—'}"}
        note(**told)
        if text:
            defaults = {"text": text, "position": known[kind].position if kind in known else position}
            Origin.objects.update_or_create(plan=plan, kind=kind, defaults=defaults)
        else:
            _remove_origin(known[kind])


def _remove_origin(origin: Origin) -> None:
    if origin.actions.exists():
        raise Refused(
            _("Some actions come from this origin: say first that they come from another one."),
            f"origin_{origin.kind}",
        )
    Origin.objects.filter(pk=origin.pk).delete()


def check_is_open(plan: Workplan) -> None:
    """Asked of the database: whoever holds the lock of an action or an area may have read the plan before."""
    if not Workplan.objects.filter(pk=plan.pk).exclude(state=State.CLOSED).exists():
        raise Refused(_("This plan is closed: what it says does not change any more."))


def check_words(plan: Workplan, words: dict[str, tuple[str, str]], reason: str) -> None:
    """What the Assembly approved changes only with a reason, which stays in the history. `words`: before, after."""
    has_changed = any(before != after for before, after in words.values())
    if not has_changed or not plan.is_approved:
        return
    if not reason:
        raise Refused(
            _("These words are those of the approved document: say why they change, or leave them."), "reason"
        )
    note(reason=reason)


def save_plan(plan: Workplan) -> Workplan:
    """Every change of a plan counts its version, so that two people who edit it notice each other."""
    plan.version += 1
    plan.save()
    return plan


@operation(on="plan")
def propose_plan(*, plan: Workplan, by: Person | None) -> Workplan:
    """The draft is ready for the Assembly."""
    if plan.state != State.DRAFT:
        raise Refused(_("Only a draft can be proposed."))
    _check_has_areas(plan)
    plan.state = State.PROPOSED
    return save_plan(plan)


def _check_has_areas(plan: Workplan) -> None:
    if not plan.areas.exists():
        raise Refused(_("The plan has no area yet: write the first one, or import the document."))


@operation(on="plan")
def return_plan_to_draft(*, plan: Workplan, by: Person | None) -> Workplan:
    if plan.state != State.PROPOSED:
        raise Refused(_("Only a proposed plan can go back to being a draft."))
    plan.state = State.DRAFT
    return save_plan(plan)


@operation(on="plan")
def approve_plan(*, plan: Workplan, agreement: Agreement, by: Person | None) -> Workplan:
    """From here on its codes are fixed, and its words change only with a reason."""
    if plan.is_approved:
        raise Refused(_("This plan is approved already."))
    if agreement.state == Agreement.State.REVOKED:
        raise Refused(_("This agreement was left without effect: cite another one."), "agreement")
    _check_has_areas(plan)
    plan.state, plan.agreement = State.APPROVED, agreement
    return save_plan(plan)


@operation(on="plan")
def publish_plan(*, plan: Workplan, by: Person | None) -> Workplan:
    """Whoever has its address reads the document, without signing in; what is done of it stays inside."""
    if not plan.is_approved:
        raise Refused(_("Only an approved plan can be on the public pages."))
    if plan.is_published:
        raise Refused(_("This plan is on the public pages already."))
    plan.is_published = True
    return save_plan(plan)


@operation(on="plan")
def unpublish_plan(*, plan: Workplan, by: Person | None) -> Workplan:
    if not plan.is_published:
        raise Refused(_("This plan is not on the public pages."))
    plan.is_published = False
    return save_plan(plan)
