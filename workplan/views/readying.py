"""What an action lacks before a review, mended with one click."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.requests import MemberRequest
from office.access import fetch, require
from office.answers import answered
from workplan.models import Action
from workplan.pages import fixes
from workplan.views.reviews import fetch_review


@require_POST
def review_fix(request: MemberRequest, pk: int, action: int) -> HttpResponse:
    period = fetch_review(request, pk)
    require(request, "workplan.run_review", period.plan)
    subject: Action = fetch(Action.objects.filter(area__plan=period.plan).with_code(), pk=action)
    with answered(request, _("%s is ready for the review, as far as this goes.") % subject.code):
        fixes.mend(subject, request.POST.get("fix", ""), request.user)
    return redirect(f"{period.get_absolute_url()}#a-punt")
