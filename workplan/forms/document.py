"""Areas, blocks and challenges: short forms, with a reason where the plan is approved."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.models import Body
from office.forms import PlainForm
from workplan.forms.plans import official, why_it_changes
from workplan.models import Challenge, Workplan


class PieceForm(PlainForm):
    """A piece of the document of a plan."""

    reason = why_it_changes()

    def __init__(self, *args: Any, plan: Workplan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not plan.is_approved:
            del self.fields["reason"]


class AreaForm(PieceForm):
    number = forms.IntegerField(
        label=_("number"),
        min_value=1,
        max_value=99,
        required=False,
        help_text=_("It is part of the code of its actions. Left empty, it is the next one."),
    )
    title = forms.CharField(label=_("title in the document"), max_length=200)
    name = forms.CharField(
        label=_("name"), max_length=200, help_text=_("As the lists say it, without capital letters.")
    )
    field_order = ("number", "title", "name", "reason")


class BlockForm(PieceForm):
    title = forms.CharField(label=_("title"), max_length=200)
    note = forms.CharField(
        label=_("what the heading adds"),
        max_length=300,
        required=False,
        help_text=_("What stands between brackets: «en coordinació amb la XAC»."),
    )
    body = forms.ModelChoiceField(
        label=_("working group"),
        queryset=Body.objects.filter(kind=Body.Kind.WORKING_GROUP),
        required=False,
        empty_label=_("It is not of a working group"),
        help_text=_("Who coordinates the group answers for its actions."),
    )
    field_order = ("title", "note", "body", "reason")


class ChallengeForm(PieceForm):
    text = official(_("text"), 4, required=True)
    parent = forms.ModelChoiceField(
        label=_("part of the challenge"),
        queryset=Challenge.objects.none(),
        required=False,
        empty_label=_("None: it is a challenge of its own"),
    )
    field_order = ("text", "parent", "reason")

    def __init__(self, *args: Any, plan: Workplan, challenge: Challenge | None = None, **kwargs: Any) -> None:
        super().__init__(*args, plan=plan, **kwargs)
        parent = self.fields["parent"]
        assert isinstance(parent, forms.ModelChoiceField)
        parent.queryset = plan.challenges.filter(parent=None).exclude(pk=challenge.pk if challenge else None)
