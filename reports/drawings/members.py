from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.models import Membership, Organization
from members.querysets.periods import not_ended_before
from office.charts import Line, LineChart, MapChart, Place
from office.figures import Period
from reports.drafts.sentences import and_all
from reports.drawings import LINES, MAP, Drawing

TOWN, COUNTY = Organization.Kind.MUNICIPALITY, Organization.Kind.COUNTY_COUNCIL
YEARS = 10


def presence_map(period: Period) -> MapChart | None:
    """On the last day of the period, or today in the one that goes on."""
    past = period.so_far()
    rows = _members(past.ends_on) if past else []
    if past is None or not rows:
        return None
    towns = tuple(f"m{row['town_code']}" for row in rows if row["kind"] == TOWN)
    counties = tuple(f"c{row['comarca_code']}" for row in rows if row["kind"] == COUNTY)
    return MapChart(
        title=_finding(len(towns), len(counties), past.ends_on),
        solid=towns,
        solid_words=_("Member town council"),
        hatched=counties,
        hatched_words=_("Member county council"),
        places=tuple(
            Place(comarca, tuple(_name(row) for row in found))
            for comarca, found in groupby(rows, key=lambda row: row["comarca_name"] or "")
        ),
    )


def _members(day: date) -> list[dict[str, Any]]:
    """Comarca by comarca, its county council first."""
    rows = Organization.objects.councils().in_state("active", day).with_place().select_related(None)
    coded = rows.annotate(
        town_code=F("municipality__ine_code"),
        comarca_code=Coalesce("municipality__comarca__code", "comarca__code"),
    )
    ordered = coded.order_by("comarca_order", "kind", "sort_name", "pk")
    return list(ordered.values("kind", "name", "short_name", "town_code", "comarca_code", "comarca_name"))


def _name(row: dict[str, Any]) -> str:
    return str(row["short_name"] if row["kind"] == TOWN else row["name"])


def _finding(towns: int, counties: int, day: date) -> str:
    said = [
        ngettext("%d town council", "%d town councils", towns) % towns if towns else "",
        ngettext("%d county council", "%d county councils", counties) % counties if counties else "",
    ]
    return _("Members on %(day)s: %(councils)s") % {
        "day": date_format(day), "councils": and_all(filter(None, said)),
    }  # fmt: skip


def members_by_year(period: Period) -> LineChart | None:
    """On the last day of each year, from the first that has some; a year alone is no line."""
    past = period.so_far()
    if past is None:
        return None
    last = past.ends_on.year
    days = {year: date(year, 12, 31) for year in range(last - YEARS + 1, last)} | {last: past.ends_on}
    counts = Membership.objects.filter(state="active").aggregate(
        **{
            f"in_{year}": Count(
                "organization", filter=Q(starts_on__lte=day) & not_ended_before(day), distinct=True
            )
            for year, day in days.items()
        }
    )
    known = {year: counts[f"in_{year}"] for year in days if counts[f"in_{year}"]}
    if len(known) < 2:
        return None
    first = min(known)
    words = {"before": known[first], "first": first, "now": known.get(last, 0), "last": last}
    return LineChart(
        title=_("From %(before)d members in %(first)d to %(now)d in %(last)d") % words,
        years=tuple(range(first, last + 1)),
        lines=(Line(_("Members"), tuple(counts[f"in_{year}"] for year in range(first, last + 1))),),
        names=_("Year"),
    )


DRAWINGS = (
    Drawing("presence_map", gettext_lazy("Map of the members"), MAP, presence_map),
    Drawing("members_by_year", gettext_lazy("Members year by year"), LINES, members_by_year),
)
