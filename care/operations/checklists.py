"""What every change of a checklist keeps: the welcome is open and, locked first, stays so until the end."""

import functools
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from care.models import MentorProposal, Onboarding, OnboardingStep
from office.refusals import Refused

P = ParamSpec("P")
R = TypeVar("R")


def in_open_onboarding(operation: Callable[P, R]) -> Callable[P, R]:
    """Stands above `@operation`, so that the welcome is always locked before its rows: no deadlocks."""

    @functools.wraps(operation)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            _hold(kwargs)
            return operation(*args, **kwargs)

    return run


def _hold(kwargs: dict[str, Any]) -> None:
    subject = kwargs.get("step") or kwargs.get("proposal") or kwargs["onboarding"]
    assert isinstance(subject, Onboarding | OnboardingStep | MentorProposal)
    number = subject.pk if isinstance(subject, Onboarding) else subject.onboarding_id
    onboarding = Onboarding.objects.select_for_update(no_key=True).get(pk=number)
    if not onboarding.is_open:
        raise Refused(
            _("The welcome of %(council)s was closed on %(date)s and is kept as it ended.")
            % {"council": onboarding.organization, "date": f"{onboarding.closed_on:%d/%m/%Y}"}
        )
