from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.forms.topics import offer_topics
from members.models import Need
from office import clock
from office.forms import PlainForm, PlainModelForm

NO_TOPIC = _("Without a topic")


class OwnNeedForm(PlainModelForm):
    """What a council writes down of itself: found today, by the portal."""

    class Meta:
        model = Need
        fields = ["words", "topic"]
        labels: dict[str, Any] = {"words": _("what you need, in your own words")}
        widgets = {"words": forms.Textarea({"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        topic = self.fields["topic"]
        topic.empty_label = NO_TOPIC  # type: ignore[attr-defined]
        offer_topics(topic)


class NeedForm(OwnNeedForm):
    """The same, written down by coordination: where and when it was found."""

    class Meta(OwnNeedForm.Meta):
        fields = ["words", "topic", "source", "found_on"]
        labels: dict[str, Any] = {"found_on": _("Found on")}
        widgets: dict[str, Any] = {"words": forms.Textarea(attrs={"rows": 4}), "source": forms.RadioSelect}
        help_texts = {"words": _("Facts only: the council can read it.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source = self.fields["source"]
        assert isinstance(source, forms.ChoiceField)
        own = Need.Source.COUNCIL  # said by the portal itself, of what the council writes
        source.choices = [
            choice for choice in Need.Source.choices if choice[0] != own or self.instance.source == own
        ]


class CloseNeedForm(PlainForm):
    state = forms.ChoiceField(
        label=_("how it is closed"),
        choices=[(state.value, state.label) for state in (Need.State.ANSWERED, Need.State.DROPPED)],
        widget=forms.RadioSelect,
    )
    outcome = forms.CharField(
        label=_("what came of it"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Who answered it and with what; or why it is no longer needed."),
    )
    closed_on = forms.DateField(label=_("closed on"), initial=clock.today)
