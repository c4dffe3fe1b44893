"""What this app offers to the pages of a member and of a body: the way to its sheet of the year."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import Body, Organization
from office import clock
from office.blocks import Block

LAST = 95  # after all that is done there


def sheet_of_member(request: HttpRequest, organization: Organization) -> Block | None:
    """Offered where the page shows all: to coordination and to the council itself."""
    return _block("member_sheet", organization.pk) if organization.is_council else None


def sheet_of_body(request: HttpRequest, body: Body) -> Block | None:
    return _block("body_sheet", body.pk)


def _block(name: str, pk: int) -> Block:
    this_year = clock.today().year
    years = [
        {"label": str(year), "url": reverse(name, args=[pk, year])} for year in (this_year, this_year - 1)
    ]
    return Block(_("Sheet of the year"), "reports/block_sheet.html", {"years": years}, order=LAST)


ORGANIZATION_BLOCKS = [sheet_of_member]
BODY_BLOCKS = [sheet_of_body]
