"""The movements of a budget: of a month, of an account, of a kind; the address says which."""

from datetime import date, datetime
from typing import Any

import django_filters as filters
from django.db.models import Sum
from django.urls import reverse
from django.utils.dateformat import format as date_in_words
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy, ngettext

from advisory.models import HourAccount, HourBudget, LedgerEntry
from members.filters.lists import ListFilter
from office import clock

ALL = gettext_lazy("All")


class StatementFilter(ListFilter):
    """What is left runs over all movements in between: with a kind left out it would mean nothing."""

    month = filters.ChoiceFilter(
        label=gettext_lazy("Month"), empty_label=gettext_lazy("The whole period"), method="in_month"
    )
    account = filters.ChoiceFilter(
        label=gettext_lazy("Account"),
        empty_label=gettext_lazy("The whole budget"),
        method="of_account",
    )
    kind = filters.ChoiceFilter(
        label=gettext_lazy("Movement"), empty_label=ALL, choices=LedgerEntry.Kind.choices
    )

    class Meta:
        model = LedgerEntry
        fields: list[str] = []

    def __init__(self, *args: Any, accounts: list[HourAccount], **kwargs: Any) -> None:
        """`accounts` are those of one budget on which hours are held."""
        super().__init__(*args, **kwargs)
        self.accounts, self.budget = accounts, accounts[0].budget
        self.form.fields["account"].choices = [(str(account.pk), account.name) for account in self.accounts]
        self.form.fields["month"].choices = [
            (f"{first:%Y-%m}", date_in_words(first, "F Y")) for first in _months_of(self.budget)
        ]

    @cached_property
    def numbers(self) -> list[int]:
        """Of the accounts that are looked at."""
        chosen = self.active.get("account")
        return [int(chosen)] if chosen else [account.pk for account in self.accounts]

    def filter_queryset(self, queryset: Any) -> Any:
        """The latest first; each with `left` where all movements in between are here."""
        found = super().filter_queryset(self._moved(queryset))
        if "kind" not in self.active:
            found = found.with_left(self.left_before)
        return found.order_by("-made_at", "-pk")

    def _moved(self, queryset: Any) -> Any:
        return queryset.of_accounts(self.numbers).with_effect(self.numbers)

    def moved(self) -> Any:
        """The same movements with nothing else of them, to be summed up."""
        return super().filter_queryset(self._moved(LedgerEntry.objects.all()))

    @cached_property
    def left_before(self) -> int:
        """What was left ahead of the first movement of the month."""
        month = self.active.get("month")
        if not month:
            return 0
        earlier = self._moved(LedgerEntry.objects.filter(made_at__lt=_moment_of(month)))
        return earlier.order_by().aggregate(sum=Sum("effect"))["sum"] or 0

    def in_month(self, queryset: Any, name: str, value: str) -> Any:
        first = date.fromisoformat(f"{value}-01")
        return queryset.filter(made_at__gte=_moment_of(value), made_at__lt=clock.moment_of(_next(first)))

    def of_account(self, queryset: Any, name: str, value: str) -> Any:
        return queryset  # it begins with those of the account

    def exports(self, name: str) -> list[dict[str, str]]:
        return [
            {"label": kind.upper(), "url": f"{reverse(name, args=[self.budget.pk, kind])}{self._query()}"}
            for kind in ("pdf", "xlsx", "csv")
        ]

    def count_in_words(self, count: int) -> str:
        return ngettext("%d movement", "%d movements", count) % count

    @property
    def shown(self) -> list[Any]:
        return [self.shown_form[name] for name in ("month", "account", "kind")]


def _months_of(budget: HourBudget) -> list[date]:
    """From the first day of the budget until today or its end, the latest first; a closing may come after it."""
    found, first = [], budget.starts_on.replace(day=1)
    last = max(clock.today(), first)
    while first <= last:
        found.append(first)
        first = _next(first)
    return found[::-1]


def _next(first: date) -> date:
    return first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)


def _moment_of(month: str) -> datetime:
    return clock.moment_of(date.fromisoformat(f"{month}-01"))
