"""The challenges of all the actions of an area, as boxes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms

from office.forms import PlainForm
from workplan.models import Action, Area
from workplan.operations import Ticks
from workplan.pages.challenges import plain


@dataclass(frozen=True)
class BoxRow:
    action: Action
    field: Any


class AreaChallengesForm(PlainForm):
    """`was` is what was ticked when the page opened: what others tick meanwhile stays."""

    was = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.challenges = list(area.plan.challenges.filter(parent=None))
        self.actions = list(
            area.actions.filter(parent=None).in_document_order().prefetch_related("challenges")
        )
        choices = [(row.pk, f"{n}. {plain(row.text, 60)}") for n, row in enumerate(self.challenges, start=1)]
        met = {action.pk: self._met(action) for action in self.actions}
        for action in self.actions:
            action.area = area
            self.fields[f"action_{action.pk}"] = forms.TypedMultipleChoiceField(
                label=f"{action.code} {action.title}",
                choices=choices,
                coerce=int,
                required=False,
                initial=met[action.pk],
                widget=forms.CheckboxSelectMultiple,
            )
        self.fields["was"].initial = json.dumps(met)

    def _met(self, action: Action) -> list[int]:
        return [challenge.pk for challenge in action.challenges.all() if challenge in self.challenges]

    def clean_was(self) -> dict[str, Any]:
        """Without it, what was ticked is what is ticked now."""
        try:
            was = json.loads(self.cleaned_data["was"])
        except (ValueError, RecursionError):  # whoever made it by hand may nest it without end
            return {}
        return was if isinstance(was, dict) else {}

    def ties(self) -> dict[int, Ticks]:
        """For each action, what this person ticked and what it took off."""
        return {action.pk: self._ticks(action) for action in self.actions}

    def _ticks(self, action: Action) -> Ticks:
        was = self.cleaned_data["was"].get(str(action.pk))
        before = (
            {pk for pk in was if isinstance(pk, int)} if isinstance(was, list) else set(self._met(action))
        )
        after = set(self.cleaned_data[f"action_{action.pk}"])
        return Ticks(added=after - before, removed=before - after)

    @property
    def rows(self) -> Iterator[BoxRow]:
        return (BoxRow(action, self[f"action_{action.pk}"]) for action in self.actions)
