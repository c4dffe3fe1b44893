from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import Topic
from office.forms import PlainForm

NAME_LENGTH = 80


def offer_topics(field: Any, *, help_text: Any = "") -> None:
    """Names to choose from, read once; beside them, what the abbreviations mean."""
    topics = list(Topic.objects.all())
    first = [("", field.empty_label)] if getattr(field, "empty_label", None) is not None else []
    field.choices = [*first, *((topic.pk, topic.name) for topic in topics)]
    meanings = [f"{topic}: {topic.aliases[0]}" for topic in topics if topic.name.isupper() and topic.aliases]
    said = [str(help_text)] if help_text else []
    field.help_text = " ".join([*said, *(f"{meaning}." for meaning in meanings)])


class TopicForm(PlainForm):
    name = forms.CharField(label=gettext_lazy("name of the topic"), max_length=NAME_LENGTH)
    aliases = forms.CharField(
        label=gettext_lazy("other names"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
        help_text=gettext_lazy("One on each line. Whoever looks for one of them finds this topic."),
    )

    def __init__(self, *args: Any, topic: Topic | None = None, **kwargs: Any) -> None:
        initial = {"name": topic.name, "aliases": "\n".join(topic.aliases)} if topic else None
        super().__init__(*args, initial=initial, **kwargs)

    def clean_aliases(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["aliases"].splitlines()]
        for line in lines:
            if len(line) > NAME_LENGTH:
                raise forms.ValidationError(
                    _("«%(start)s…» is too long: %(most)d letters at most.")
                    % {"start": line[:30], "most": NAME_LENGTH}
                )
        return [line for line in lines if line]


class MergeTopicForm(PlainForm):
    into = forms.ModelChoiceField(
        label=gettext_lazy("topic that remains"),
        queryset=Topic.objects.none(),
        empty_label=gettext_lazy("Choose a topic"),
    )

    def __init__(self, *args: Any, topic: Topic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = Topic.objects.exclude(pk=topic.pk)  # type: ignore[attr-defined]
