"""Two people at one page: a form carries the version that it was opened with, and nobody overwrites unawares.

The row has a column `version`, counted up by each operation that changes it. Such an operation takes `seen` and
calls `check_version`; the page has a `VersionedForm`, saves it with `attempt_edit`, and shows its `meanwhile`.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _

from office import history
from office.forms import PlainForm, attempt
from office.history_values import label_of
from office.models import AuditRow
from office.refusals import Refused

UNKNOWN = -1  # what no row has: the form came without its version


class ChangedMeanwhile(Refused):
    """Somebody else saved the row between this person's opening of the page and its sending."""


def check_version(row: Any, seen: int | None) -> None:
    """Within the operation, where the row is locked and as it stands now. None: no page was open on it."""
    if seen is not None and row.version != seen:
        raise ChangedMeanwhile(
            _(
                "Somebody has changed this while you were writing, and nothing of yours is saved yet. What you "
                "typed is still below: look at what has changed, and save again to keep yours."
            )
        )


class VersionedForm(PlainForm):
    """A form of one row. `initial_of` says what the row holds, by field; `seen` travels with the page."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, row: Any, **kwargs: Any) -> None:
        self.row = row
        self.meanwhile: list[history.Entry] = []
        super().__init__(*args, initial=self.initial_of(row), **kwargs)

    def initial_of(self, row: Any) -> dict[str, Any]:
        raise NotImplementedError

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        return (
            self._seen_now(self.initial)
            if field_name == "seen"
            else super().get_initial_for_field(field, field_name)
        )

    def _seen_now(self, values: Mapping[str, Any]) -> str:
        """The version, and of each field a digest: tells later which ones the person has touched."""
        fields = {name: _digest(values.get(name)) for name in self.fields if name != "seen"}
        return json.dumps({"version": self.row.version, "fields": fields}, separators=(",", ":"))

    @property
    def given(self) -> dict[str, Any]:
        """What was typed, by field."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    @property
    def seen_version(self) -> int:
        version = self._seen().get("version")
        return version if isinstance(version, int) else UNKNOWN

    def _seen(self) -> dict[str, Any]:
        try:
            seen = json.loads(self.cleaned_data.get("seen", ""))
        except (ValueError, RecursionError):  # whoever made it by hand may nest it without end
            return {}
        return seen if isinstance(seen, dict) else {}

    def tell_what_changed(self) -> None:
        """What was not touched takes what the row holds now; what was typed stays; saving again is deliberate."""
        touched_from, now = self._seen().get("fields"), self.initial_of(self.row)
        digests = touched_from if isinstance(touched_from, dict) else {}
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        for name, value in self.given.items():
            if digests.get(name) == _digest(value) != _digest(now.get(name)):
                data.setlist(self.add_prefix(name), _as_sent(self.fields[name], now.get(name)))
        data[self.add_prefix("seen")] = self._seen_now(now)
        self.meanwhile = _changes_since(self.row, self.seen_version)
        self.data = data


def attempt_edit(form: VersionedForm, call: Callable[..., Any], /, **arguments: Any) -> Any:
    """As `attempt`, with the version that the person saw."""

    def edit(**given: Any) -> Any:
        try:
            return call(**given)
        except ChangedMeanwhile:
            form.tell_what_changed()
            raise

    return attempt(form, edit, seen=form.seen_version, **arguments)


def _changes_since(row: Model, version: int) -> list[history.Entry]:
    if version == UNKNOWN:
        return []
    label = row._meta.label_lower
    found = AuditRow.objects.filter(subject_type=label, subject_id=row.pk, after__version__gt=version)
    counter = label_of("version")
    return [
        replace(entry, changes=[change for change in entry.changes if change.label != counter])
        for entry in history.entries(row, found.select_related("personal").order_by("pk"))
    ]


def _digest(value: Any) -> str:
    return hashlib.sha256(_canonical(value).encode()).hexdigest()[:12]


def _canonical(value: Any) -> str:
    """One text for what a row holds and for what its form understood: a person and its number, 2 and 2.00."""
    if value is None or value is False:
        return ""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, str):
        return "\n".join(value.split("\r\n")).strip()
    if isinstance(value, Iterable):
        return "\x00".join(sorted(_canonical(one) for one in value))
    return str(value)


def _as_sent(field: forms.Field, value: Any) -> list[str]:
    """As a browser would send it."""
    if value is None or value is False:
        return []
    prepared = value.isoformat() if isinstance(value, date) else field.prepare_value(value)
    return [str(one) for one in prepared] if isinstance(prepared, list | tuple) else [str(prepared)]
