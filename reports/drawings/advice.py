from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisory.models import SessionCouncil
from advisory.pages.equity import Equity, equity_of
from members.models import Organization
from office.charts import BarChart, NumberTable
from office.figures import Period
from office.minutes import in_words
from reports.drawings import BARS, TABLE, Drawing
from reports.listings.advice import are_counted
from reports.listings.members import called
from reports.reading import read_once


def advice_by_size(period: Period) -> BarChart | None:
    equity = _received(period)
    return equity.chart if equity else None


def hours_table(period: Period) -> NumberTable | None:
    """The members that received something; a session of several councils counts whole for each of them."""
    equity = _received(period)
    if equity is None:
        return None
    some = [council for council in equity.all.councils if council.sessions]
    names = {
        row.pk: called(row) for row in Organization.objects.filter(pk__in=[council.pk for council in some])
    }
    return NumberTable(
        caption=_("Sessions and hours that each member received"),
        head=[_("Member"), _("Sessions"), _("Hours")],
        rows=[
            {"label": names[council.pk], "cells": [council.sessions, _hours(council.minutes)]}
            for council in some
        ],
    )


def _hours(minutes: int) -> str:
    return in_words(minutes) if minutes else "–"


@read_once
def _received(period: Period) -> Equity | None:
    """None where no session is written down, or where only their number is known."""
    past = period.so_far()
    if past is None or not are_counted(period):
        return None
    days = (past.starts_on, past.ends_on)
    found = equity_of(SessionCouncil.objects.received().filter(session__day__range=days), past.ends_on.year)
    return found if found.all.with_some else None


DRAWINGS = (
    Drawing("advice_by_size", gettext_lazy("Who received advice, by size"), BARS, advice_by_size),
    Drawing("hours_table", gettext_lazy("Hours of advice of each member"), TABLE, hours_table),
)
