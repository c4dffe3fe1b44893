"""What is known of an action, as the list of facts of its page."""

from typing import Any

from django.utils.translation import gettext as _

from workplan.models import FundingSource, Origin
from workplan.pages.following import when_in_words, who_answers

Fact = dict[str, Any]


def facts_of(action: Any, *, with_money: bool) -> list[Fact]:
    """Of an action from `for_page`. When and who are always said, known or not; the rest, where there is some."""
    block = [str(action.block)] if action.block else []
    rows = [
        {"label": _("Area"), "value": " · ".join([str(action.area), *block])},
        {"label": _("When"), "value": when_in_words(action)},
        {"label": _("Responsible"), "value": who_answers(action)},
    ]
    if action.condition:
        rows.append({"label": _("Only if"), "value": action.condition})
    if action.collaborator_names:
        rows.append({"label": _("Together with"), "value": ", ".join(action.collaborator_names)})
    if action.origin_words:
        kinds = dict(Origin.Kind.choices)
        rows.append({"label": _("Origin"), "value": _listed(action.origin_words, "kind", kinds)})
    if with_money and action.funding_words:
        states = dict(FundingSource.State.choices)
        rows.append({"label": _("Funding"), "value": _funding(action.funding_words, states)})
    if action.continues:
        url = action.continues.get_absolute_url()
        rows.append({"label": _("It continues"), "value": action.continues.code, "url": url})
    return rows


def _listed(found: list[dict[str, Any]], key: str, words: dict[str, Any]) -> str:
    return ", ".join(_confirmed(str(words[one[key]]), one) for one in found)


def _funding(found: list[dict[str, Any]], states: dict[str, Any]) -> str:
    return ", ".join(_confirmed(f"{one['name']} ({states[one['state']]})", one) for one in found)


def _confirmed(words: str, one: dict[str, Any]) -> str:
    return _("%s (to be confirmed)") % words if one["is_to_confirm"] else words
