"""The small tables of presence and of joins and leaves, and their columns as files."""

from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.joins import Joins, Line
from members.presence import ComarcaRow, Presence, Tally
from office.tables import Column


def province_table(presence: Presence) -> dict[str, Any]:
    rows = [_tally_line(name, tally) for name, tally in presence.provinces.items()]
    return {
        "caption": _("Member town councils and residents reached"),
        "head": [_("Province"), _("Town councils"), _("Residents"), _("Share")],
        "rows": rows,
        "foot": _tally_line("Catalunya", presence.whole),
    }


def _tally_line(label: str, tally: Tally) -> dict[str, Any]:
    councils = _("%(some)d of %(all)d") % {"some": tally.member_towns, "all": tally.towns}
    return {"label": label, "cells": [councils, tally.residents_covered, tally.share_in_words]}


def joins_tables(joins: Joins) -> list[dict[str, Any]]:
    active = _("Members")
    return [
        _changes_table(_("By comarca"), [_("Comarca"), _("Joins"), _("Leaves"), active], joins.by_comarca()),
        _changes_table(_("By size"), [_("Size"), _("Joins"), _("Leaves"), active], joins.by_size()),
    ]


def _changes_table(caption: str, head: list[str], lines: list[Line]) -> dict[str, Any]:
    rows = [{"label": line.label, "cells": [line.joined, line.left, line.active]} for line in lines]
    sums = [sum(row["cells"][place] for row in rows) for place in range(3)]
    return {"caption": caption, "head": head, "rows": rows, "foot": {"label": _("Total"), "cells": sums}}


def presence_columns(*, with_interested: bool) -> list[Column]:
    interested = [Column(gettext_lazy("Interested councils"), lambda row: row.comarca.interested)]
    return [
        Column(gettext_lazy("Comarca"), lambda row: row.comarca.name),
        Column(gettext_lazy("Municipalities"), lambda row: row.tally.towns),
        Column(gettext_lazy("Member town councils"), lambda row: row.tally.member_towns),
        Column(gettext_lazy("County council"), _county_council),
        *(interested if with_interested else []),
        Column(gettext_lazy("Residents"), lambda row: row.tally.residents),
        Column(gettext_lazy("Residents reached"), lambda row: row.tally.residents_covered),
        Column(gettext_lazy("Share in per cent"), lambda row: number_format(row.tally.share or 0, 1)),
        Column(gettext_lazy("Delegate municipality"), lambda row: row.comarca.delegate_name),
    ]


def _county_council(row: ComarcaRow) -> str:
    if row.comarca.county_council_is_member:
        return _("member")
    return _("not a member") if row.comarca.has_county_council else _("it has none")


JOINS_COLUMNS = [
    Column(gettext_lazy("Kind of change"), lambda change: str(change.kind.words)),
    Column(gettext_lazy("Day"), lambda change: change.day),
    Column(gettext_lazy("Council"), lambda change: change.organization.name),
    Column(gettext_lazy("Kind of council"), lambda change: change.organization.get_kind_display()),
    Column(gettext_lazy("Comarca"), lambda change: change.comarca[1]),
    Column(gettext_lazy("Residents"), lambda change: change.residents),
]
