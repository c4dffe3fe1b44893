"""Review mode: one action a screen, in an order that stays as it was when the walk began."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.requests import MemberRequest
from office import clock
from office.access import fetch, require
from office.editing import attempt_edit
from office.refusals import Refused
from workplan import operations
from workplan.forms.reviews import DecisionForm
from workplan.models import Action, ActionReview, ReviewDecision, ReviewPeriod
from workplan.pages import walk
from workplan.pages.differences import compare, difference
from workplan.pages.walk import GROUPS, REST, Stop
from workplan.pictures import frozen, of_review, of_today, pictures_of
from workplan.views.reviews import fetch_review


def _stops(request: MemberRequest, period: ReviewPeriod, *, anew: bool = False) -> list[Stop]:
    """Kept in the session: what is decided on the way would else move the screens that are still to come."""
    key = f"walk-{period.pk}"
    if anew or key not in request.session:
        before = period.earlier
        today = of_today(period.plan)
        found = compare(of_review(before) if before else None, today)[: len(today)]  # without what has gone
        request.session[key] = walk.order(found, _since(before))
    return walk.stops(request.session[key])


def _since(before: ReviewPeriod | None) -> date | None:
    return clock.day_of(before.closed_at) if before and before.closed_at else None


def review_walk_start(request: MemberRequest, pk: int) -> HttpResponse:
    period = fetch_review(request, pk)
    if not _stops(request, period, anew=True):
        messages.info(request, _("The plan has no actions yet: there is nothing to go through."))
        return redirect(period)
    return redirect("review_walk", pk, 1)


def review_walk(request: MemberRequest, pk: int, step: int) -> HttpResponse:
    period = fetch_review(request, pk)
    found = _stops(request, period)
    stop = next((one for one in found if one.step == step), None)
    action = Action.objects.filter(pk=stop.action_id).for_picture().first() if stop else None
    if stop is None or action is None:
        return redirect(period)
    context = {
        "period": period,
        "stop": stop,
        "group": GROUPS[stop.group],
        "groups": _groups(period, found, stop),
        "previous_url": reverse("review_walk", args=[pk, step - 1]) if step > 1 else "",
        "next_url": _after(period, found, step),
        "may_decide": period.is_open and request.user.has_perm("workplan.decide", action),
        **_shown(period, action),
    }
    return render(request, "workplan/review_walk.html", context)


def _groups(period: ReviewPeriod, stops: list[Stop], current: Stop) -> list[dict[str, Any]]:
    firsts = [stop for stop in stops if stop.place == 1]
    return [
        {
            "label": GROUPS[first.group],
            "count": first.of,
            "url": reverse("review_walk", args=[period.pk, first.step]),
            "is_current": first.group == current.group,
            "key": key,
        }
        for key, first in enumerate(firsts, start=1)
    ]


def _after(period: ReviewPeriod, stops: list[Stop], step: int) -> str:
    """The next screen; after the last that has to be seen, the page of the review. The rest is for who asks."""
    following = next((stop for stop in stops if stop.step == step + 1), None)
    current = next((stop for stop in stops if stop.step == step), None)
    is_over = following is None or (following.group == REST and current and current.group != REST)
    return period.get_absolute_url() if is_over else reverse("review_walk", args=[period.pk, step + 1])


def _shown(period: ReviewPeriod, action: Any) -> dict[str, Any]:
    """The action of a screen: as it is, what changed, its last notes, what was decided."""
    decision = ReviewDecision.objects.filter(period=period, action=action).first()
    picture = pictures_of([action], {})[0]
    before = period.earlier
    rows = ActionReview.objects.filter(period=before, action=action).with_all() if before else []
    earlier = next((frozen(row) for row in rows), None) if before else picture.untouched()
    return {
        "action": action,
        "picture": picture,
        "before": before,
        "difference": difference(earlier, picture),
        "notes": list(action.notes.exclude(text="")[:2]),
        "decision": decision,
    }


def review_decide(request: MemberRequest, pk: int, action: int) -> HttpResponse:
    period, subject = _decided(request, pk, action)
    earlier = ReviewDecision.objects.filter(period=period, action=subject).select_related("agreement").first()
    comment = earlier.agreement.text if earlier else ""
    form = DecisionForm(request.POST or None, row=subject, comment=comment)
    if form.is_valid() and attempt_edit(
        form, operations.decide, period=period, action=subject, ruling=form.ruling(), by=request.user
    ):
        return _go_on(request, period, subject)
    context = {
        "form": form,
        "period": period,
        "action": subject,
        "earlier": earlier,
        "back_url": _back(request, period, subject),
    }
    return render(request, "workplan/review_decide.html", context)


@require_POST
def review_no_change(request: MemberRequest, pk: int, action: int) -> HttpResponse:
    period, subject = _decided(request, pk, action)
    try:
        operations.agree_no_change(period=period, action=subject, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect(_back(request, period, subject))
    return _go_on(request, period, subject)


def _decided(request: MemberRequest, pk: int, action: int) -> tuple[ReviewPeriod, Action]:
    period = fetch_review(request, pk)
    rows = Action.objects.filter(area__plan=period.plan_id).with_code()
    subject: Action = fetch(rows.select_related("block__body", "responsible", "responsible_body"), pk=action)
    require(request, "workplan.decide", subject)
    return period, subject


def _step_of(request: MemberRequest, period: ReviewPeriod, action: Action) -> int | None:
    """Where the action is in the walk that is under way, if one is."""
    rows = request.session.get(f"walk-{period.pk}", [])
    return next((step for step, row in enumerate(rows, start=1) if row[0] == action.pk), None)


def _back(request: MemberRequest, period: ReviewPeriod, action: Action) -> str:
    step = _step_of(request, period, action)
    return reverse("review_walk", args=[period.pk, step]) if step else period.get_absolute_url()


def _go_on(request: MemberRequest, period: ReviewPeriod, action: Action) -> HttpResponse:
    messages.success(request, _("%s: the decision is written down.") % action.code)
    step = _step_of(request, period, action)
    return redirect(_after(period, _stops(request, period), step) if step else period)
