"""What came of a session, as its expert writes it down: on the phone, between two meetings."""

from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisory import operations
from advisory.forms.lengths import LengthField
from advisory.models import AdvisorySession
from advisory.operations.logging import Material
from members.models import Organization
from office.forms import Folded, PlainForm, grouped
from office.minutes import in_words

HELD, OTHER = "held", "other"
USUAL = (60, 90, 120)
MOST_NEEDS = 5
Side = AdvisorySession.Side


class LogForm(PlainForm):
    outcome = forms.ChoiceField(
        label=gettext_lazy("how it went"),
        choices=[
            (HELD, gettext_lazy("It was held")),
            (Side.COUNCIL.value, gettext_lazy("Nobody of the council came")),
            (Side.EXPERT.value, gettext_lazy("The expert could not be there")),
        ],
        initial=HELD,
        widget=forms.RadioSelect,
    )
    took = forms.ChoiceField(label=gettext_lazy("how long it took"), widget=forms.RadioSelect)
    length = LengthField(label=gettext_lazy("another length"))
    summary = forms.CharField(
        label=gettext_lazy("what was dealt with"),
        max_length=3000,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("Two or three sentences: the council reads them and says whether it agrees."),
    )
    follow_up = forms.CharField(
        label=gettext_lazy("what comes next"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("Who does what from now on."),
    )
    is_need_answered = forms.BooleanField(required=False, initial=True)
    new_needs = forms.CharField(
        label=gettext_lazy("needs that came up"),
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy(
            "One on each line, as the council would say it: the network looks for an answer."
        ),
    )
    need_of = forms.ChoiceField(label=gettext_lazy("whose needs they are"), required=False)
    material_title = forms.CharField(label=gettext_lazy("what it is"), max_length=150, required=False)
    material_url = forms.URLField(
        label=gettext_lazy("link"), max_length=500, required=False, assume_scheme="https"
    )
    material_file = forms.FileField(
        label=gettext_lazy("file"), required=False, help_text=gettext_lazy("10 MB at most.")
    )
    reason = forms.CharField(
        label=gettext_lazy("what happened"), max_length=300, required=False,
        help_text=gettext_lazy("If you know it: they had an urgent meeting, the link did not work…"),
    )  # fmt: skip

    def __init__(self, *args: Any, session: AdvisorySession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("took", "length", "summary"):
            self.fields[name].required = False  # needed, but only of what was held (`clean`)
        self.session = session
        self.councils: list[Organization] = [row.organization for row in session.council_rows]  # type: ignore[attr-defined]
        self._offer_lengths()
        self._ask_of_need()
        self._ask_whose_needs()
        self.helper = grouped(*self._groups())

    def _groups(self) -> list[Fieldset]:
        """What a session that was not held needs not say is hidden from it."""
        there = self.fields
        return [
            Fieldset("", "outcome"),
            Fieldset(
                "",
                Fieldset("", "took", css_class="choice-buttons"),
                Fieldset("", "length", data_asked_by="took", data_asked_for=OTHER),
                *(name for name in ("summary", "follow_up", "is_need_answered") if name in there),
                Folded(_("New needs of the council"), *(name for name in ("new_needs", "need_of") if name in there)),
                Folded(_("A file or a link for the council"), "material_title", "material_url", "material_file"),
                data_asked_by="outcome", data_asked_for=HELD,
            ),
            Fieldset(
                "", "reason", data_asked_by="outcome", data_asked_for=f"{Side.COUNCIL.value} {Side.EXPERT.value}"
            ),
        ]  # fmt: skip

    def _offer_lengths(self) -> None:
        """The usual lengths and the agreed one, which is chosen already."""
        agreed = self.session.minutes
        lengths = sorted({*USUAL, *([agreed] if agreed else [])})
        words = {agreed: _("%s, as agreed")}
        field = self.fields["took"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            *((str(minutes), words.get(minutes, "%s") % in_words(minutes)) for minutes in lengths),
            (OTHER, _("Another length")),
        ]
        field.initial = str(agreed) if agreed else None

    def _ask_of_need(self) -> None:
        need = self.session.need
        if need is None or not need.is_open:
            del self.fields["is_need_answered"]
            return
        self.fields["is_need_answered"].label = (
            _("It answers the need that brought it here: «%s»") % need.words
        )

    def _ask_whose_needs(self) -> None:
        if len(self.councils) < 2:
            del self.fields["need_of"]
            return
        field = self.fields["need_of"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose the council")), *((str(one.pk), str(one)) for one in self.councils)]

    def clean_new_needs(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["new_needs"].splitlines()]
        found = [line for line in lines if line]
        if len(found) > MOST_NEEDS:
            raise ValidationError(_("%d needs at most: leave those that matter most.") % MOST_NEEDS)
        if any(len(line) > 1000 for line in found):
            raise ValidationError(_("Shorter, please: each need in a sentence or two."))
        return found

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("outcome") != HELD:
            return given
        if "took" not in self.errors and self.minutes_used is None and "length" not in self.errors:
            self.add_error("length" if given.get("took") == OTHER else "took", _("Say how long it took."))
        if not given.get("summary", "").strip() and "summary" not in self.errors:
            self.add_error(
                "summary", _("Write in a few words what was dealt with: the council will read it.")
            )
        if given.get("new_needs") and "need_of" in self.fields and not given.get("need_of"):
            self.add_error("need_of", _("Say which council they are of."))
        self._check_material(given)
        return given

    def _check_material(self, given: dict[str, Any]) -> None:
        url, upload = given.get("material_url"), given.get("material_file")
        if url and upload:
            self.add_error("material_url", _("Give a link or a file: one of the two."))
        if (url or upload) and not given.get("material_title"):
            self.add_error("material_title", _("Say what it is."))
        if given.get("material_title") and not url and not upload and not self.has_error("material_url"):
            self.add_error("material_url", _("Give a link or a file: one of the two."))

    @property
    def minutes_used(self) -> int | None:
        took = self.cleaned_data.get("took")
        if took and took != OTHER:
            return int(took)
        length: int | None = self.cleaned_data.get("length")
        return length

    @property
    def operation(self) -> Any:
        return operations.log_session if self.cleaned_data["outcome"] == HELD else operations.mark_no_show

    def given(self) -> dict[str, Any]:
        """As the operation asks for it."""
        given = self.cleaned_data
        if given["outcome"] != HELD:
            return {"absent": given["outcome"], "reason": given["reason"]}
        named = next((one for one in self.councils if str(one.pk) == given.get("need_of")), None)
        council = named or next(iter(self.councils), None)
        title, url, upload = given["material_title"], given["material_url"], given["material_file"]
        return {
            "minutes_used": self.minutes_used,
            "summary": given["summary"],
            "follow_up": given["follow_up"],
            "is_need_answered": given.get("is_need_answered", False),
            "new_needs": [(council, words) for words in given["new_needs"]] if council else [],
            "materials": [Material(title, url, upload)] if title else [],
        }
