"""Who can be assigned to a session, and how busy each one is."""

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from advisory.rules.states import OPEN

if TYPE_CHECKING:
    from advisory.models import AdvisoryService


def any_expert() -> QuerySet[Any]:
    """Of some service, or an advisor of the network today."""
    from advisory.models import ServiceExpert
    from members.models import NetworkRole, Person

    rows = ServiceExpert.objects.filter(person=OuterRef("pk"))
    advisors = NetworkRole.objects.in_force().filter(person=OuterRef("pk"), kind="advisor")
    found: QuerySet[Any] = Person.objects.unmerged().named()
    return found.filter(Exists(rows) | Exists(advisors))


def experts_for(service: "AdvisoryService") -> QuerySet[Any]:
    """Those of the service first, then the others; each with its `open_sessions`."""
    from advisory.models import AdvisorySession, ServiceExpert

    rows = ServiceExpert.objects.filter(person=OuterRef("pk"), service=service)
    taken = AdvisorySession.objects.filter(expert=OuterRef("pk"), state__in=OPEN).order_by().values("expert")
    found: QuerySet[Any] = (
        any_expert()
        .annotate(
            is_of_service=Exists(rows),
            open_sessions=Coalesce(Subquery(taken.values(number=Count("pk"))), Value(0)),
        )
        .order_by("-is_of_service", "sort_name", "given_name", "pk")
    )
    return found
