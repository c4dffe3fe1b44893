"""/persones/: who is who in the network, and the page of one person."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members import operations
from members.filters.people import PersonFilter
from members.models import Person
from members.operations.people import INVITATION
from members.person_rows import COLUMNS, person_row
from members.requests import MemberRequest
from members.tabs import network_tabs
from office import clock, links
from office.access import fetch, require
from office.partials import render_list
from office.tables import as_file

CHUNK = 2000  # people brought at a time into a file


def person_list(request: MemberRequest) -> HttpResponse:
    """htmx asks for the rows only."""
    found = PersonFilter(request.GET, Person.objects.all(), request=request)
    sees_all = request.user.has_perm("members.export_people")
    listed = found.on_page(export="person_export" if sees_all else "")
    context = {
        "tabs": network_tabs(request),
        **listed,
        "rows": [person_row(person, sees_all=sees_all) for person in listed["page"]],
    }
    return render_list(request, "members/person_list.html", context)


def person_export(request: MemberRequest, kind: str) -> HttpResponseBase:
    """What the list shows, all of its pages; the audit says that it left."""
    require(request, "members.export_people")
    found = PersonFilter(request.GET, Person.objects.all(), request=request)
    people = found.qs.with_posts(found.roles()).iterator(chunk_size=CHUNK)
    rows = (person_row(person, sees_all=True) for person in people)
    response = as_file(_("People of the network"), kind, COLUMNS, rows)
    operations.export_people(asked=found.active, rows=found.qs.count(), by=request.user)
    return response


def person_page(request: MemberRequest, pk: int) -> HttpResponse:
    person = fetch(Person.objects.visible_to(request.user).for_page(), pk=pk)
    if person.merged_into:
        return redirect(person.merged_into)
    may_manage = request.user.has_perm("members.merge_people")
    context: dict[str, Any] = _ties(person) | {"person": person, "may_manage": may_manage}
    if may_manage:
        context["invited_at"] = links.last_sent(INVITATION, [person.pk]).get(person.pk)
        context["may_reset"] = request.user.has_perm("members.reset_second_factor", person)
    else:
        context["former"] = []
    return render(request, "members/person_page.html", context)


def _ties(person: Any) -> dict[str, list[Any]]:
    """What ties the person to the network today or to come, and the posts that ended."""
    today = clock.today()

    def lasting(rows: Any) -> list[Any]:
        return [row for row in rows.all() if row.ends_on is None or row.ends_on >= today]

    roles = lasting(person.roles)
    return {
        "roles": roles,
        "network_roles": lasting(person.network_roles),
        "seats": lasting(person.seats),
        "participations": lasting(person.participations),
        "interlocutor_roles": lasting(person.interlocutor_roles),
        "former": [role for role in person.roles.all() if role not in roles],
    }
