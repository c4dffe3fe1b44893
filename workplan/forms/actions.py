from collections.abc import Iterator
from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.forms.choices import many_of, set_choices
from members.models import Body, Person
from office.editing import VersionedForm
from office.forms import Folded, PlainForm, grouped
from workplan.forms.amounts import EurosField, HoursField
from workplan.forms.plans import official, why_it_changes
from workplan.models import Action, ActionOrigin, Block, Challenge, Origin, Workplan
from workplan.models.actions import TITLE_LENGTH
from workplan.operations import ActionContent, Place
from workplan.pages.challenges import plain
from workplan.pages.places import Places
from workplan.rules.timing import EXAMPLES

COLUMNS = (
    "official_text", "footnote", "timing", "condition", "title", "responsible", "responsible_body",
    "planned_cost", "actual_cost", "planned_minutes", "actual_minutes", "news_interval_days",
)  # fmt: skip
LONGEST_NAME = 200


class ActionForm(VersionedForm):
    """Of an action, or of one that is about to be added: then `row` is not saved yet."""

    official_text = official(_("text in the document"), 4, required=True)
    footnote = official(_("footnote"), 2)
    timing = forms.CharField(
        label=_("when"), max_length=60, required=False, help_text=" · ".join(f"«{one}»" for one in EXAMPLES)
    )
    condition = forms.CharField(
        label=_("only if"), max_length=200, required=False, help_text=_("«si s'escau»")
    )
    reason = why_it_changes()
    title = forms.CharField(
        label=_("working title"), max_length=TITLE_LENGTH, help_text=_("Short, for the lists. It can change.")
    )
    responsible = forms.ModelChoiceField(
        label=_("person responsible"), queryset=Person.objects.none(), required=False, empty_label=_("Nobody")
    )
    responsible_body = forms.ModelChoiceField(
        label=_("body responsible"),
        queryset=Body.objects.all(),
        required=False,
        empty_label=_("None, or the group of its block"),
    )
    collaborators = forms.CharField(
        label=_("collaborators"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("One on each line, with the name that the plan gives."),
    )
    challenges = many_of(Challenge.objects.none(), _("challenges"))
    origins = many_of(Origin.objects.none(), _("origins"))
    origin_source = forms.CharField(
        label=_("how we know where it comes from"), max_length=200, required=False
    )
    origins_confirmed = forms.BooleanField(
        label=_("Those that were to be confirmed are right"), required=False
    )
    planned_cost = EurosField(label=_("planned cost"), required=False, help_text="«1.200 €»")
    actual_cost = EurosField(label=_("actual cost"), required=False)
    planned_minutes = HoursField(label=_("planned hours"), required=False, help_text="«12,5 h»")
    actual_minutes = HoursField(label=_("actual hours"), required=False)
    news_interval_days = forms.IntegerField(
        label=_("days without news"),
        min_value=1,
        max_value=730,
        required=False,
        help_text=_("Left empty, those of the plan."),
    )

    def __init__(self, *args: Any, row: Action, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        plan = row.area.plan
        if not plan.is_approved:
            del self.fields["reason"]
        self._offer(plan)
        self.helper = grouped(*self._groups())
        self.helper.render_hidden_fields = True

    def _offer(self, plan: Workplan) -> None:
        people, challenges, origins = (self.fields[name] for name in ("responsible", "challenges", "origins"))
        here = Person.objects.unmerged().named().in_network()
        is_one = Q(pk__in=here.values("pk")) | Q(pk=self.row.responsible_id)
        people.queryset = Person.objects.filter(is_one).order_by("sort_name")  # type: ignore[attr-defined]
        met = list(plan.challenges.filter(parent=None))
        challenges.queryset = plan.challenges.filter(parent=None)  # type: ignore[attr-defined]
        set_choices(challenges, [(row.pk, f"{n}. {plain(row.text)}") for n, row in enumerate(met, start=1)])
        origins.queryset = plan.origins.all()  # type: ignore[attr-defined]
        if not self._to_confirm():
            del self.fields["origins_confirmed"]
        for name, rows in (("challenges", met), ("origins", plan.origins.all())):
            if not rows:
                del self.fields[name]
        if "origins" not in self.fields:
            del self.fields["origin_source"]

    def _to_confirm(self) -> bool:
        return ActionOrigin.objects.filter(action=self.row.pk, is_to_confirm=True).exists()

    def _groups(self) -> Iterator[Fieldset]:
        def present(*names: str) -> list[str]:
            return [name for name in names if name in self.fields]

        said = present("official_text", "footnote", "timing", "condition", "reason")
        yield Fieldset(_("What the document says"), *said)
        yield Fieldset(_("Who does it"), "title", "responsible", "responsible_body", "collaborators")
        why = present("challenges", "origins", "origin_source", "origins_confirmed")
        if why:
            yield Fieldset(_("Why it is in the plan"), *why)
        costs = ("planned_cost", "actual_cost", "planned_minutes", "actual_minutes", "news_interval_days")
        yield Folded(_("Costs, hours and news"), *costs)

    def initial_of(self, row: Action) -> dict[str, Any]:
        values = {name: getattr(row, name) for name in COLUMNS}
        if row.pk is None:
            return values
        return values | {
            "collaborators": "\n".join(one.name for one in row.collaborators.all()),
            "challenges": list(row.challenges.filter(parent=None)),
            "origins": [one.origin for one in row.origins.select_related("origin")],
        }

    def content(self) -> ActionContent:
        values = {name: self.cleaned_data[name] for name in COLUMNS}
        lines = (line.strip()[:LONGEST_NAME] for line in self.cleaned_data["collaborators"].splitlines())
        return ActionContent(
            **values,
            collaborators=tuple(line for line in lines if line),
            challenges=tuple(self.cleaned_data.get("challenges", ())),
            origins=tuple(self.cleaned_data.get("origins", ())),
            origin_source=self.cleaned_data.get("origin_source", ""),
            origins_confirmed=self.cleaned_data.get("origins_confirmed", False),
        )


class NewActionForm(ActionForm):
    """An action of an area with blocks says in which one."""

    block = forms.ModelChoiceField(
        label=_("block"), queryset=Block.objects.none(), required=False, empty_label=_("In no block")
    )

    def _groups(self) -> Iterator[Fieldset]:
        block = self.fields["block"]
        assert isinstance(block, forms.ModelChoiceField)
        block.queryset = self.row.area.blocks.all()
        if self.row.parent_id or not block.queryset.exists():
            del self.fields["block"]
        else:
            yield Fieldset(_("Where"), "block")
        yield from super()._groups()


class MoveForm(PlainForm):
    """Every place where the action may stand, in the order of the document."""

    place = forms.ChoiceField(label=_("new place"))
    reason = why_it_changes()

    def __init__(self, *args: Any, places: Places, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places
        place = self.fields["place"]
        assert isinstance(place, forms.ChoiceField)
        place.choices = [("", _("Choose one")), *places.choices]
        if not places.plan.is_approved:
            del self.fields["reason"]

    def clean_place(self) -> Place:
        return self.places.by_key[self.cleaned_data["place"]]
