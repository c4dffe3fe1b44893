"""A partner in one line of a list, its parts under it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.countries import abroad


@dataclass(frozen=True)
class PartnerRow:
    partner: Any  # from `for_list`
    depth: int  # 0 where nothing of the list stands above it

    @property
    def title(self) -> str:
        return str(self.partner.organization.short_name)

    @property
    def note(self) -> str:
        """The whole name where the title is an acronym, what it is, whose part, and the country if another."""
        organization, parent = self.partner.organization, self.partner.parent
        words = [
            organization.name if organization.name != organization.short_name else "",
            self.partner.get_family_display(),
            _("part of %s") % parent.organization.short_name if parent else "",
            abroad(self.partner.country),
        ]
        return " · ".join(word for word in words if word)

    @property
    def people(self) -> str:
        count = self.partner.interlocutor_count
        return ngettext("%d person to talk to", "%d people to talk to", count) % count if count else ""

    @property
    def last(self) -> str:
        day = self.partner.last_collaboration
        return _("last collaboration %s") % date_format(day, "SHORT_DATE_FORMAT") if day else ""


def partner_rows(partners: Iterable[Any]) -> list[PartnerRow]:
    """In the order they come, each part moved under what it belongs to, when that is in the list too."""
    listed = list(partners)
    here = {partner.pk for partner in listed}
    parts: dict[int | None, list[Any]] = defaultdict(list)
    for partner in listed:
        parts[partner.parent_id if partner.parent_id in here else None].append(partner)
    return list(_under(None, 0, parts))


def _under(parent: int | None, depth: int, parts: dict[int | None, list[Any]]) -> Iterator[PartnerRow]:
    for partner in parts.get(parent, []):
        yield PartnerRow(partner, depth)
        yield from _under(partner.pk, depth + 1, parts)
