"""What the list of services says of each."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advisory.models import AdvisoryService
from office.minutes import in_words


def limit_in_words(service: AdvisoryService) -> str:
    """Whom it is for, where it is not for all; what nobody has confirmed says so."""
    if service.max_residents is not None:
        residents = number_format(service.max_residents, force_grouping=True)
        words = _("up to %s residents") % residents
        words = f"{service.limit_words} ({words})" if service.limit_words else words
    else:
        words = service.limit_words
    if not words or service.limit_is_confirmed:
        return words
    return _("%s, to be confirmed") % words


def rules_in_words(service: AdvisoryService) -> str:
    """What a cancellation costs, where there are hours to charge."""
    if not service.has_budget:
        return ""
    if not service.late_share and not service.no_show_share:
        words = _("no cancellation costs hours")
        return words if service.rules_are_confirmed else _("%s, to be confirmed") % words
    words = _("free to cancel until %(hours)d h before; later %(late)d %%, nobody comes %(absent)d %%") % {
        "hours": service.free_until_hours,
        "late": service.late_share,
        "absent": service.no_show_share,
    }
    return words if service.rules_are_confirmed else _("%s, to be confirmed") % words


def service_rows(services: Iterable[Any]) -> list[dict[str, Any]]:
    """`services` are from `for_list`."""
    return [
        {
            "service": service,
            "url": reverse("service_edit", args=[service.code]),
            "length": in_words(service.default_minutes),
            "limit": limit_in_words(service),
            "rules": rules_in_words(service),
            "experts": ngettext("%d expert", "%d experts", service.expert_count) % service.expert_count
            if service.expert_count
            else _("Without experts"),
        }
        for service in services
    ]
