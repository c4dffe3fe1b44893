"""How long the network has been at an action: the chain of those that continue one another, plan after plan."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from workplan.models import Action

Years = tuple[int, int]  # the first and the last of a plan


def consecutive_years(plans: Sequence[Years], year: int) -> int:
    """`plans` from the newest to the oldest; a year without a plan between two of them ends the chain."""
    first = None
    for starts, ends in plans:
        if first is not None and ends < first - 1:
            break
        first = starts if first is None else min(first, starts)
    return max(year - first + 1, 1) if first is not None else 0


def in_words(years: int) -> str:
    """«3r any consecutiu»; nothing in the first."""
    if years < 2:
        return ""
    endings = {2: _("%dnd year running"), 3: _("%drd year running"), 4: _("%dth year running")}
    return endings.get(years, _("year %d running")) % years


def years_running(actions: Iterable[Action], year: int) -> dict[int, int]:
    """How many years each of them has; one query for each plan that the chains go back."""
    chains: dict[int, list[Years]] = {}
    following = {action.pk: [action.pk] for action in actions}  # where chains are → where they began
    while following:
        rows = Action.objects.filter(pk__in=following).values_list(
            "pk", "continues", "area__plan__starts_on__year", "area__plan__ends_on__year"
        )
        earlier: dict[int, list[int]] = {}
        for pk, continues, first, last in rows:
            for begin in following[pk]:
                chains.setdefault(begin, []).append((first, last))
            if continues:
                earlier.setdefault(continues, []).extend(following[pk])
        following = earlier
    return {pk: consecutive_years(chain, year) for pk, chain in chains.items()}
