"""The filters of a list live in its address: they survive a reload, a bookmark and a mail to a colleague."""

from functools import cached_property
from typing import Any

import django_filters as filters
from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

PER_PAGE = 50
LONGEST_SEARCH = 100


class ListFilter(filters.FilterSet):
    """A filter that never fails: what it cannot understand it leaves out, and says so."""

    always: tuple[str, ...] = ()  # part of what the list is, so neither a chip nor cleared

    @cached_property
    def active(self) -> dict[str, str]:
        """What was asked and understood, by field."""
        self.form.is_valid()  # what is valid is in cleaned_data, whatever the rest
        return {name: str(value) for name, value in self.form.cleaned_data.items() if value}

    @cached_property
    def shown_form(self) -> Any:
        """What the page draws: only what was understood. What was not stands in the complaint, once."""
        form = self.get_form_class()(self.active)
        form.fields = self.form.fields
        return form

    def chips(self) -> list[dict[str, str]]:
        """The active filters in words, each with the address of the list without it."""
        return [
            {"label": self._in_words(name, value), "url": self.url(without=(name,))}
            for name, value in self.active.items()
            if name not in self.always
        ]

    def clear_url(self) -> str:
        return self.url(without=[name for name in self.active if name not in self.always])

    def url(self, without: Any = (), **changed: str) -> str:
        return f"{self.request.path}{self._query(without, **changed)}"

    def exports(self, name: str) -> list[dict[str, str]]:
        """The links to the whole of what is shown, as files; `name` of the address takes their kind."""
        return [
            {"label": kind.upper(), "url": f"{reverse(name, args=[kind])}{self._query()}"}
            for kind in ("xlsx", "csv")
        ]

    def _query(self, without: Any = (), **changed: str) -> str:
        values = {name: value for name, value in (self.active | changed).items() if name not in without}
        return f"?{urlencode(values)}" if values else ""

    def page(self) -> Page[Any]:
        return Paginator(self.qs, PER_PAGE).get_page(self.data.get("page"))

    def count_in_words(self, count: int) -> str:
        """«67 ens de la Xarxa»: each list counts its own."""
        raise NotImplementedError

    def on_page(self, *, export: str = "") -> dict[str, Any]:
        """What the template of every list asks for; `export` is the name of its address as a file."""
        page = self.page()
        return {
            "found": self,
            "page": page,
            "count": self.count_in_words(page.paginator.count),
            "complaint": self.complaint(page),
            "exports": self.exports(export) if export and page else [],
        }

    def complaint(self, page: Page[Any] | None = None) -> str:
        """A sentence on what was asked and not understood; empty when all was."""
        names = [str(self.form.fields[name].label) for name in self.form.errors]
        if page and self.data.get("page", str(page.number)) != str(page.number):
            names.append(_("page"))
        if not names:
            return ""
        words = ngettext(
            "The address asks for something we do not have here, and it is left out: %s.",
            "The address asks for some things we do not have here, and they are left out: %s.",
            len(names),
        )
        return words % get_text_list([name.lower() for name in names], _("and"))

    def _in_words(self, name: str, value: str) -> str:
        field = self.form.fields[name]
        return str(dict(getattr(field, "choices", ())).get(value, f"«{value}»"))
