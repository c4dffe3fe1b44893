from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members import operations
from members.forms.elections import ElectionForm, LastDayForm, SeatForm, WithdrawForm
from members.forms.holders import HolderForm
from members.models import Body, Seat, Term
from members.requests import MemberRequest
from office.access import fetch, require
from office.forms import attempt


def election_record(request: MemberRequest, body_id: int) -> HttpResponse:
    body = fetch(Body.objects.visible_to(request.user).seated(), pk=body_id)
    require(request, "members.manage_bodies", body)
    form = ElectionForm(request.POST or None, elected=body)
    if form.is_valid() and attempt(form, _elect, body=body, form=form, by=request.user):
        messages.success(request, _("The election is recorded: the new term has its seats."))
        return redirect(body)
    return render(request, "members/election_record.html", {"form": form, "body": body})


@transaction.atomic
def _elect(*, body: Body, form: ElectionForm, by: Any) -> Term:
    agreement = operations.cite_or_record(**form.given_agreement(), by=by)
    return operations.record_election(
        body=body,
        agreement=agreement,
        starts_on=form.first_day(agreement),
        ends_on=form.cleaned_data["ends_on"],
        seats=form.seats(),
        by=by,
    )


def term_end(request: MemberRequest, pk: int) -> HttpResponse:
    term = fetch(Term.objects.visible_to(request.user).select_related("body"), pk=pk)
    require(request, "members.manage_bodies", term.body)
    form = LastDayForm(request.POST or None, initial={"ends_on": term.ends_on})
    if form.is_valid() and attempt(
        form, operations.end_term, term=term, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The term has its last day, and its seats end with it."))
        return redirect(term.body)
    return render(request, "members/term_end.html", {"form": form, "term": term})


def election_withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    term = fetch(Term.objects.visible_to(request.user).select_related("body"), pk=pk)
    require(request, "members.manage_bodies", term.body)
    form = WithdrawForm(request.POST or None, term=term)
    if form.is_valid() and attempt(
        form, operations.withdraw_election, term=term, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The election is withdrawn."))
        return redirect(term.body)
    return render(request, "members/election_withdraw.html", {"form": form, "term": term})


def seat_add(request: MemberRequest, term_id: int) -> HttpResponse:
    term = fetch(Term.objects.visible_to(request.user).select_related("body"), pk=term_id)
    require(request, "members.manage_bodies", term.body)
    form = SeatForm(request.POST or None)
    if form.is_valid() and attempt(form, operations.add_seat, term=term, by=request.user, **form.given()):
        messages.success(request, _("The seat is added."))
        return redirect(term.body)
    return render(request, "members/seat_add.html", {"form": form, "term": term})


def _fetch_seat(request: MemberRequest, pk: int) -> Seat:
    seats = Seat.objects.visible_to(request.user).select_related("term__body", "organization", "person")
    seat: Seat = fetch(seats, pk=pk)
    return seat


def seat_replace(request: MemberRequest, pk: int) -> HttpResponse:
    seat = _fetch_seat(request, pk)
    require(request, "members.manage_bodies", seat.term.body)
    form = HolderForm(request.POST or None)
    if form.is_valid() and attempt(form, operations.replace_seat, seat=seat, by=request.user, **form.given()):
        messages.success(request, _("The seat has somebody else from that day on."))
        return redirect(seat.term.body)
    return render(request, "members/seat_replace.html", {"form": form, "seat": seat})


def seat_end(request: MemberRequest, pk: int) -> HttpResponse:
    seat = _fetch_seat(request, pk)
    require(request, "members.manage_bodies", seat.term.body)
    form = LastDayForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.end_seat, seat=seat, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The seat has its last day."))
        return redirect(seat.term.body)
    return render(request, "members/seat_end.html", {"form": form, "seat": seat})
