"""What the plan says of each challenge of a report."""

from collections.abc import Iterable

from django.db.models import Count, Q

from reports.drafts.challenges import Met
from workplan.models import Action, Challenge


def met_by(challenge_ids: Iterable[int]) -> dict[int, Met]:
    """The actions of the first level that meet each, as the matrix of the plan shows them: one query."""
    wanted = list(challenge_ids)
    is_counted = Q(actions__parent=None) & ~Q(actions__state__in=Action.NOT_COUNTED)
    rows = Challenge.objects.filter(pk__in=wanted).annotate(
        total=Count("actions", filter=is_counted & Q(actions__isnull=False)),
        done=Count("actions", filter=is_counted & Q(actions__state=Action.State.DONE)),
    )
    found = {pk: Met(total, done) for pk, total, done in rows.order_by().values_list("pk", "total", "done")}
    return {pk: found.get(pk, Met()) for pk in wanted}
