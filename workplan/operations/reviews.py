"""A review of the plan: it is opened, the Executive decides in it, and closing it freezes what there was."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from members.models import Person
from office import clock, files
from office.audit import operation
from office.refusals import Refused
from workplan.models import (
    ActionReview,
    ReviewedEvidence,
    ReviewedIndicator,
    ReviewPeriod,
    Workplan,
)
from workplan.operations.placing import hold
from workplan.pages.review_paper import render_review
from workplan.pictures import COLUMNS, Picture, of_today

FARTHEST = timedelta(days=2 * 366)
Progress = Callable[[int, int, str], None]


@operation(under="plan")
def open_review(
    *,
    plan: Workplan,
    name: str,
    starts_on: date,
    ends_on: date,
    by: Person | None,
    meets_on: date | None = None,
) -> ReviewPeriod:
    """One at a time, of a plan that is approved."""
    if Workplan.objects.get(pk=plan.pk).state != Workplan.State.APPROVED:
        raise Refused(_("Only an approved plan is reviewed: this one is not approved, or is closed."))
    if plan.reviews.filter(state=ReviewPeriod.State.OPEN).exists():
        raise Refused(_("There is already an open review: close it before you begin another."))
    _check_days(plan, starts_on, ends_on, meets_on)
    return ReviewPeriod.objects.create(
        plan=plan, name=name, starts_on=starts_on, ends_on=ends_on, meets_on=meets_on
    )


@operation(on="period")
def edit_review(
    *,
    period: ReviewPeriod,
    name: str,
    starts_on: date,
    ends_on: date,
    by: Person | None,
    meets_on: date | None = None,
) -> ReviewPeriod:
    check_open_review(period)
    _check_days(period.plan, starts_on, ends_on, meets_on)
    period.name, period.starts_on, period.ends_on, period.meets_on = name, starts_on, ends_on, meets_on
    period.save()
    return period


def check_open_review(period: ReviewPeriod) -> None:
    if not period.is_open:
        raise Refused(_("This review is closed: what it says does not change any more."))


def _check_days(plan: Workplan, starts_on: date, ends_on: date, meets_on: date | None) -> None:
    if ends_on < starts_on:
        raise Refused(_("It ends before it begins."), "ends_on")
    if starts_on > plan.ends_on or ends_on < plan.starts_on:
        raise Refused(
            _("The plan goes from %(first)s to %(last)s: choose days of it.")
            % {"first": f"{plan.starts_on:%d/%m/%Y}", "last": f"{plan.ends_on:%d/%m/%Y}"},
            "starts_on",
        )
    if meets_on and not plan.starts_on <= meets_on <= plan.ends_on + FARTHEST:
        raise Refused(_("The Executive meets during the plan, or soon after it."), "meets_on")


@operation(on="period")
def close_review(
    *, period: ReviewPeriod, by: Person | None, progress: Progress = lambda done, total, step: None
) -> ReviewPeriod:
    """Freeze every action as it is, and keep on paper what there was; nothing of it changes any more."""
    check_open_review(period)
    hold(period.plan)  # one moment for all its actions
    pictures = of_today(period.plan, period)
    progress(1, 3, _("The actions are frozen"))
    _freeze(period, pictures)
    progress(2, 3, _("The document is written"))
    period.closed_at = clock.now()
    content = render_review(period, pictures)
    name = f"{slugify(f'seguiment {period.plan.code} {period.name}')}.pdf"
    period.document = files.keep_own(name, content, media_type="application/pdf", by=by)
    period.document_sha256 = period.document.sha256
    period.state = ReviewPeriod.State.CLOSED
    period.save()
    progress(3, 3, _("The document is written"))
    return period


def _freeze(period: ReviewPeriod, pictures: list[Picture]) -> None:
    rows = ActionReview.objects.bulk_create(
        ActionReview(period=period, action_id=picture.action_id, **_columns(picture)) for picture in pictures
    )
    both = list(zip(rows, pictures, strict=True))
    ReviewedEvidence.objects.bulk_create(
        ReviewedEvidence(review=row, kind=kind, count=count)
        for row, picture in both
        for kind, count in sorted(picture.evidence.items())
    )
    ReviewedIndicator.objects.bulk_create(
        ReviewedIndicator(
            review=row, kind=one.kind, name=one.name, unit=one.unit, target=one.target, value=one.value
        )
        for row, picture in both
        for one in picture.indicators
    )


def _columns(picture: Picture) -> dict[str, Any]:
    return {name: getattr(picture, name) for name in COLUMNS}
