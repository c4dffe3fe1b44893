from datetime import date
from typing import Any

import django_filters as filters
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.filters.lists import ListFilter
from members.models import Membership, Municipality
from members.presence import ComarcaRow, Presence
from office import clock
from office.figures import Period
from office.forms import DateInput

EARLIEST = 1979  # the first democratic councils: an earlier year is a slip of the pen


class PresenceFilter(ListFilter):
    EMPTY = "empty"

    province = filters.ChoiceFilter(
        label=gettext_lazy("Province"),
        empty_label=gettext_lazy("All"),
        choices=Municipality.Province.choices,
    )
    show = filters.ChoiceFilter(
        label=gettext_lazy("Show"),
        empty_label=gettext_lazy("All comarques"),
        choices=[(EMPTY, gettext_lazy("Only without presence"))],
    )
    on = filters.DateFilter(label=gettext_lazy("On the day"), widget=DateInput)

    class Meta:
        model = Municipality
        fields: list[str] = []

    @property
    def day(self) -> date:
        """The day asked for, else today."""
        asked: date | None = self.form.cleaned_data.get("on") if self.active else None
        return asked or clock.today()

    def rows(self, presence: Presence) -> list[ComarcaRow]:
        """The comarques asked for; the filters narrow what is listed, never what is counted for the country."""
        rows = presence.rows(self.active.get("province", ""))
        return [row for row in rows if not row.is_present] if "show" in self.active else rows

    @property
    def shown(self) -> list[Any]:
        return [self.shown_form[name] for name in ("province", "show", "on")]

    def _in_words(self, name: str, value: str) -> str:
        if name == "on":
            return _("on %s") % date_format(self.day, "SHORT_DATE_FORMAT")
        return super()._in_words(name, value)


class YearFilter(ListFilter):
    """One year at a time, this one unless another is asked for."""

    always = ("year",)

    year = filters.ChoiceFilter(label=gettext_lazy("Year"), empty_label=None)

    class Meta:
        model = Membership
        fields: list[str] = []

    def __init__(self, *args: Any, first: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        this_year = clock.today().year
        years = range(this_year, max(min(first, this_year), EARLIEST) - 1, -1)
        self.form.fields["year"].choices = [(str(year), str(year)) for year in years]

    @property
    def number(self) -> int:
        return int(self.active.get("year", clock.today().year))

    @property
    def period(self) -> Period:
        past = Period.year(self.number).so_far()
        assert past  # no year to come can be chosen
        return past

    @property
    def shown(self) -> list[Any]:
        return [self.shown_form["year"]]
