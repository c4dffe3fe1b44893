"""A day and an hour as the clock on the wall shows them, across its two changes."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisory.forms.lengths import LengthField
from advisory.models import AdvisorySession
from advisory.models.sessions import ZONE
from advisory.pages.listed import ListedSession
from advisory.pages.words import when_in_words
from members.models import Person
from office import clock, wall_time
from office.forms import PlainForm
from office.minutes import in_words

FURTHEST_DAYS = 2 * 366
FIRST, SECOND = "first", "second"


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class WhenForm(PlainForm):
    """When, for how long, how and where. Of the hour that comes twice in October it asks which one."""

    day = forms.DateField(label=gettext_lazy("day"), required=False)
    time = forms.TimeField(label=gettext_lazy("hour"), required=False, widget=TimeInput)
    which = forms.ChoiceField(
        label=gettext_lazy("that night the clocks go back and this hour comes twice: which one?"),
        choices=[
            (FIRST, gettext_lazy("The first one, before the clocks go back")),
            (SECOND, gettext_lazy("The second one, an hour later")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say which of the two.")},
    )
    minutes = LengthField(label=gettext_lazy("length"), required=False)
    modality = forms.ChoiceField(
        label=gettext_lazy("format"),
        choices=AdvisorySession.Modality.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    place = forms.CharField(label=gettext_lazy("place or link"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(self._instants(self._given("day"), self._given("time"))) < len((FIRST, SECOND)):
            del self.fields["which"]

    def _given(self, name: str) -> Any:
        """What was typed, if it can be understood, or what the form begins with."""
        field = self.fields[name]
        if not self.is_bound:
            return self.get_initial_for_field(field, name)
        try:
            return field.clean(field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name)))
        except ValidationError:
            return None

    def _instants(self, day: Any, hour: Any) -> list[datetime]:
        """None of what is not a day and an hour, or of a day that no session can have."""
        if not isinstance(day, date) or not isinstance(hour, time) or not _is_near(day):
            return []
        return wall_time.instants(day, hour, ZONE)

    def starts_at(self) -> datetime | None:
        found = self._instants(self.cleaned_data.get("day"), self.cleaned_data.get("time"))
        if not found:
            return None
        return found[-1] if self.cleaned_data.get("which") == SECOND else found[0]

    def check_clash(self, expert: Person, minutes: int, session: AdvisorySession | None = None) -> None:
        """The database refuses two sessions at a time; here it is said which one is in the way."""
        starts_at = self.starts_at()
        if starts_at is None:
            return
        taken = AdvisorySession.objects.taking_time_of(expert, starts_at, wall_time.after(starts_at, minutes))
        other = taken.exclude(pk=session.pk if session else None).for_list().first()
        if other is not None:
            self.add_error("time", clash_in_words(expert, other))

    def agreed(self) -> dict[str, Any]:
        """As the operations ask for it."""
        given = self.cleaned_data
        return {
            "day": given["day"],
            "hour": given["time"],
            "minutes": given["minutes"],
            "modality": given["modality"],
            "place": given["place"],
            "is_second_time": given["which"] == SECOND if "which" in given else None,
        }


def _is_near(day: date) -> bool:
    """Far beyond it the arithmetic of dates itself would fail."""
    return clock.today() <= day <= clock.today() + timedelta(days=FURTHEST_DAYS)


def clash_in_words(expert: Person, other: Any) -> str:
    """`other` comes from `for_list`."""
    words = {
        "expert": expert,
        "session": ListedSession(other).title,
        "councils": ", ".join(other.council_names),
        "when": when_in_words(other),
        "length": in_words(other.minutes),
    }
    return _("%(expert)s already has a session: %(when)s, %(length)s. %(session)s (%(councils)s).") % words
