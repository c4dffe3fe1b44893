from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from advisory.models import AdvisorySession, SessionCouncil
from advisory.pages.asking import Asking, sent_before
from members.forms.topics import offer_topics
from members.models import Topic
from office.forms import NotedRadioSelect, PlainForm

# The buttons after a refusal: the same words to another service, or written down as a need.
INSTEAD, NEED = "instead", "need"


class AskForm(PlainForm):
    """All that a council has to say: what it needs and, of what the portal offers, which."""

    organization = forms.ChoiceField(label=_("for which council"))
    service = forms.ChoiceField(label=_("which service"), widget=NotedRadioSelect)
    words = forms.CharField(
        label=_("what you need"),
        max_length=1000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("In a few words: what you want to do and what you get stuck on."),
    )
    topic = forms.ModelChoiceField(
        label=_("what it is about"), queryset=Topic.objects.all(), required=False, empty_label=_("No topic")
    )
    attendees = forms.CharField(
        label=_("who attends"), required=False, max_length=SessionCouncil.attendees.field.max_length
    )
    when_suits = forms.CharField(
        label=_("when it suits you"),
        required=False,
        max_length=AdvisorySession.when_suits.field.max_length,
        help_text=_("For instance: Tuesday and Thursday mornings."),
    )
    once = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None, *, asking: Asking) -> None:
        super().__init__(_with_other_service(data), initial=_initial(asking))
        self.asking = asking
        self.by_code = {service.code: service for service in asking.services}
        self._offer_services()
        self._offer_councils()
        offer_topics(
            self.fields["topic"],
            help_text=_("Only where the service does not say it: leave it empty if unsure."),
        )

    def _offer_services(self) -> None:
        field = self.fields["service"]
        assert isinstance(field, forms.ChoiceField)
        assert isinstance(field.widget, NotedRadioSelect)
        field.choices = [(code, service.name) for code, service in self.by_code.items()]
        field.widget.notes = {code: self.asking.notes(service) for code, service in self.by_code.items()}
        field.widget.marks = {code: "topic" for code, service in self.by_code.items() if service.topic_id}

    def _offer_councils(self) -> None:
        """Asked only where the portal cannot know it."""
        if self.asking.organization:
            del self.fields["organization"]
            return
        field = self.fields["organization"]
        assert isinstance(field, forms.ChoiceField)
        self.councils = {str(council.pk): council for council in self.asking.choices}
        named = [(number, str(council)) for number, council in self.councils.items()]
        field.choices = [("", _("Choose the council")), *named]

    def clean_organization(self) -> Any:
        return self.councils[self.cleaned_data["organization"]]

    def clean_service(self) -> Any:
        return self.by_code[self.cleaned_data["service"]]

    def clean(self) -> dict[str, Any]:
        """A token that is not one asks without its protection: nobody can mend what is not seen."""
        self.errors.pop("once", None)
        service = self.cleaned_data.get("service")
        topic = None if service and service.topic_id else self.cleaned_data.get("topic")
        council = self.asking.organization or self.cleaned_data.get("organization")
        return self.cleaned_data | {
            "once": self.cleaned_data.get("once"),
            "topic": topic,
            "organization": council,
        }

    def has_become(self, session: AdvisorySession) -> bool:
        """False when the form had asked for another thing before: who went back and wrote anew is told."""
        asked = self.cleaned_data
        if session.service_id == asked["service"].pk and session.words == asked["words"].strip():
            return True
        self.add_error(None, ValidationError(sent_before(session.service)))
        self.data = {**self.data, "once": str(uuid4())}
        return False


def _initial(asking: Asking) -> dict[str, Any]:
    need = asking.need
    return {
        "service": asking.asked_code,
        "words": need.words if need else "",
        "topic": need.topic_id if need else None,
        "attendees": asking.attendees,
        "once": uuid4(),
    }


def _with_other_service(data: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if not data:
        return None
    given = {name: data[name] for name in data}
    other = given.get(INSTEAD)
    return given | {"service": other} if other and other != NEED else given
