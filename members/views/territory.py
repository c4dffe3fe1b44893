from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.filters.territory import PresenceFilter, YearFilter
from members.joins import KINDS, Joins
from members.map import MembersMap
from members.models import Membership, Municipality
from members.presence import Presence
from members.requests import MemberRequest
from members.tabs import network_tabs
from members.territory_tables import JOINS_COLUMNS, joins_tables, presence_columns, province_table
from office import clock
from office.tables import as_file

SEES_INTERESTED = "members.manage_memberships"


def territory_map(request: MemberRequest) -> HttpResponse:
    context = {
        "tabs": network_tabs(request),
        "map": MembersMap(request.user, with_interested=request.user.has_perm(SEES_INTERESTED)),
        "presence": Presence(request.user, clock.today()),
    }
    return render(request, "members/map.html", context)


def presence_page(request: MemberRequest) -> HttpResponse:
    found = PresenceFilter(request.GET, Municipality.objects.none(), request=request)
    presence = Presence(request.user, found.day)
    rows = found.rows(presence)
    context = {
        "tabs": network_tabs(request),
        "found": found,
        "presence": presence,
        "rows": rows,
        "count": ngettext("%d comarca", "%d comarques", len(rows)) % len(rows),
        "complaint": found.complaint(),
        "sees_interested": request.user.has_perm(SEES_INTERESTED),
        "provinces": province_table(presence),
        "exports": found.exports("presence_export"),
    }
    return render(request, "members/presence.html", context)


def presence_export(request: MemberRequest, kind: str) -> HttpResponseBase:
    found = PresenceFilter(request.GET, Municipality.objects.none(), request=request)
    columns = presence_columns(with_interested=request.user.has_perm(SEES_INTERESTED))
    return as_file(_("presence"), kind, columns, found.rows(Presence(request.user, found.day)))


def joins_page(request: MemberRequest) -> HttpResponse:
    found, joins = _joins(request)
    context = {
        "tabs": network_tabs(request),
        "found": found,
        "joins": joins,
        "parts": [(kind, joins.of(kind)) for kind in KINDS],
        "complaint": found.complaint(),
        "tables": joins_tables(joins),
        "exports": found.exports("joins_export"),
    }
    return render(request, "members/joins.html", context)


def joins_export(request: MemberRequest, kind: str) -> HttpResponseBase:
    _found, joins = _joins(request)
    return as_file(_("joins-and-leaves"), kind, JOINS_COLUMNS, joins.changes)


def _joins(request: MemberRequest) -> tuple[YearFilter, Joins]:
    known = Membership.objects.visible_to(request.user)
    first = known.order_by("starts_on").values_list("starts_on", flat=True).first() or clock.today()
    found = YearFilter(request.GET, known, request=request, first=first.year)
    return found, Joins(request.user, found.period)
