from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advisory.forms.lengths import LengthField
from advisory.models import AdvisoryService
from members.forms.choices import many_of
from members.forms.topics import offer_topics
from members.models import NetworkRole, Person
from office.forms import Folded, PlainModelForm, grouped


class ServiceForm(PlainModelForm):
    """Its kind and whether it has a budget are of what it is, and stay."""

    default_minutes = LengthField(label=_("length of a session"), most=12 * 60)
    experts = many_of(Person.objects.none(), _("experts"), _("Who can be assigned to its sessions."))

    class Meta:
        model = AdvisoryService
        fields = [
            "name", "summary", "topic", "is_offered", "default_minutes", "max_residents", "limit_words",
            "limit_is_confirmed", "answer_hours", "free_until_hours", "late_share", "no_show_share",
            "rules_are_confirmed",
        ]  # fmt: skip
        help_texts = {
            "max_residents": _("Empty: for councils of any size."),
            "limit_words": _("As the plan says it, for instance «municipis petits»."),
            "limit_is_confirmed": _("Until it is, the limit is shown and refuses nobody."),
            "free_until_hours": _("Before the session begins."),
            "rules_are_confirmed": _("Until they are, they are shown as «to be confirmed» and charge nobody."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_topics(self.fields["topic"])
        for name in ("late_share", "no_show_share"):
            self.fields[name].validators.append(_at_most_all)
        advisors = NetworkRole.objects.in_force().filter(kind="advisor").values("person")
        named = Q(pk__in=advisors) | Q(pk__in=self.instance.expert_rows.values("person"))
        experts = self.fields["experts"]
        assert isinstance(experts, forms.ModelMultipleChoiceField)
        experts.queryset = Person.objects.unmerged().filter(named)
        self.initial["experts"] = [row.person_id for row in self.instance.expert_rows.all()]
        self.helper = grouped(
            Fieldset(_("What it offers"), "name", "summary", "topic", "is_offered", "default_minutes"),
            Fieldset(_("Whom it is for"), "max_residents", "limit_words", "limit_is_confirmed"),
            Fieldset(_("Who gives it"), "experts"),
            Folded(
                _("Answering and cancelling"), "answer_hours", "free_until_hours", "late_share",
                "no_show_share", "rules_are_confirmed",
            ),
        )  # fmt: skip


def _at_most_all(value: int) -> None:
    if value > 100:
        raise forms.ValidationError(_("Write a part of a hundred: between 0 and 100."))
