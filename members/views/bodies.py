from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members import operations
from members.forms.agreements import AgreementForm, AgreementStateForm
from members.forms.groups import RenameForm
from members.models import Agreement, Body, GroupSpell
from members.requests import MemberRequest
from office.access import fetch, require
from office.blocks import collect_blocks
from office.forms import attempt

RECENT_AGREEMENTS = 20


def body_list(request: MemberRequest) -> HttpResponse:
    bodies = list(Body.objects.visible_to(request.user).for_list())
    order = list(Body.Kind)
    context = {
        "bodies": sorted(
            (body for body in bodies if not body.is_group), key=lambda body: order.index(body.kind)
        ),
        "groups": _by_state([body for body in bodies if body.is_group]),
        "may_manage": request.user.has_perm("members.manage_bodies"),
    }
    return render(request, "members/body_list.html", context)


def _by_state(groups: list[Any]) -> list[tuple[str, list[Any]]]:
    """The groups under the heading of their state of today; those that have none yet at the end."""
    headings = [
        (GroupSpell.State.ACTIVE, _("Active working groups")),
        (GroupSpell.State.SUSPENDED, _("Suspended working groups")),
        (GroupSpell.State.PROPOSED, _("Proposed working groups")),
        (GroupSpell.State.CLOSED, _("Closed working groups")),
        (GroupSpell.State.RECONVERTED, _("Reconverted working groups")),
        (None, _("Working groups that have not begun")),
    ]
    found = [(heading, [group for group in groups if group.state == state]) for state, heading in headings]
    return [(heading, rows) for heading, rows in found if rows]


def body_page(request: MemberRequest, pk: int) -> HttpResponse:
    """What a body is today, who sits in it or takes part, what it has agreed, and how it came here."""
    body = fetch(Body.objects.visible_to(request.user).for_page(), pk=pk)
    terms, agreements = list(body.terms.all()), list(body.agreements.all())
    participations = list(body.participations.all())
    context = {
        "body": body,
        "term": body.current_term,
        "terms_to_come": [term for term in terms if not (term.is_current or term.has_ended)],
        "former_terms": [term for term in terms if term.has_ended],
        "participations": [row for row in participations if not row.has_ended],
        "former_participations": [row for row in participations if row.has_ended],
        "recent_agreements": agreements[:RECENT_AGREEMENTS],
        "older_agreements": agreements[RECENT_AGREEMENTS:],
        "may_manage": request.user.has_perm("members.manage_bodies", body),
        "blocks": collect_blocks("BODY_BLOCKS", request, body),
    }
    return render(request, "members/body_page.html", context)


def body_rename(request: MemberRequest, body_id: int) -> HttpResponse:
    body = fetch(Body.objects.visible_to(request.user), pk=body_id)
    require(request, "members.manage_bodies", body)
    form = RenameForm(request.POST or None, initial={"name": body.name})
    if form.is_valid() and attempt(
        form, operations.rename_body, body=body, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("It has the new name; the former one stays in its history."))
        return redirect(body)
    return render(request, "members/body_rename.html", {"form": form, "body": body})


def agreement_add(request: MemberRequest, body_id: int) -> HttpResponse:
    body = fetch(Body.objects.visible_to(request.user), pk=body_id)
    require(request, "members.manage_bodies", body)
    form = AgreementForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.record_agreement, body=body, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The agreement is recorded."))
        return redirect(body)
    return render(request, "members/agreement_add.html", {"form": form, "body": body})


def agreement_state(request: MemberRequest, pk: int) -> HttpResponse:
    agreement = fetch(Agreement.objects.visible_to(request.user).select_related("body"), pk=pk)
    require(request, "members.manage_bodies", agreement.body)
    form = AgreementStateForm(request.POST or None, agreement=agreement)
    if form.is_valid() and attempt(
        form, operations.change_agreement_state, agreement=agreement, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The state of the agreement has changed."))
        return redirect(agreement.body)
    return render(request, "members/agreement_state.html", {"form": form, "agreement": agreement})
