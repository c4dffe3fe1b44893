"""/persones/…: the people who are written down twice, and two records made one."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from members import merging, operations
from members.filters.lists import PER_PAGE
from members.filters.people import PersonSearch
from members.forms.merging import MergeForm
from members.models import Person, Role
from members.person_rows import PersonRow, person_row
from members.requests import MemberRequest
from office.access import fetch, require
from office.forms import attempt


def person_doubles(request: MemberRequest) -> HttpResponse:
    """Who may be written down twice, each beside its older record."""
    require(request, "members.merge_people")
    doubles = Person.objects.visible_to(request.user).likely_doubles()
    page = Paginator(doubles, PER_PAGE).get_page(request.GET.get("page"))
    numbers = {number for person in page for number in (person.pk, person.double_of)}
    known = {person.pk: person for person in _with_last_posts(Person.objects.filter(pk__in=numbers))}
    pairs = [_pair(known[person.double_of], known[person.pk]) for person in page]
    return render(request, "members/person_doubles.html", {"page": page, "pairs": pairs})


def _with_last_posts(people: Any) -> Any:
    return people.with_posts(Role.objects.order_by("-starts_on", "pk"))


def _pair(one: Person, other: Person) -> dict[str, Any]:
    return {
        "url": reverse("person_merge_confirm", args=[one.pk, other.pk]),
        "rows": [person_row(person, sees_all=True) for person in (one, other)],
    }


def person_merge(request: MemberRequest, pk: int) -> HttpResponse:
    """Choose the other record: the likely ones first, any other by its name."""
    person = fetch(Person.objects.visible_to(request.user).unmerged(), pk=pk)
    require(request, "members.merge_people")
    others = _with_last_posts(Person.objects.visible_to(request.user).unmerged().named().exclude(pk=pk))
    found = PersonSearch(request.GET, others, request=request)
    page = found.page() if found.active else None
    context = {
        "person": person,
        "found": found,
        "likely": _to_choose(person, others.doubles_of(person)[:PER_PAGE]),
        "page": page,
        "rows": _to_choose(person, page or []),
        "complaint": found.complaint(page) if page else "",
    }
    return render(request, "members/person_merge.html", context)


def _to_choose(person: Person, others: Any) -> list[PersonRow]:
    """Each leads to the two side by side."""
    return [
        replace(
            person_row(other, sees_all=True), url=reverse("person_merge_confirm", args=[person.pk, other.pk])
        )
        for other in others
    ]


def person_merge_confirm(request: MemberRequest, pk: int, other: int) -> HttpResponse:
    """Both records, what stays, what moves; and the act."""
    people = _with_last_posts(Person.objects.visible_to(request.user).unmerged())
    one = fetch(people, pk=pk)
    require(request, "members.merge_people")
    keep, gone = merging.who_stays(one, fetch(people.exclude(pk=pk), pk=other), request.user)
    form = MergeForm(request.POST if request.method == "POST" else None, keep=keep, gone=gone)
    if form.is_valid() and attempt(
        form, operations.merge_people, keep=keep, gone=gone, by=request.user, **form.chosen()
    ):
        messages.success(request, _("%s has now one record.") % keep)
        return redirect(keep)
    parts = merging.parts(keep, gone, keep.email or gone.email)
    context = {
        "form": form,
        "person": one,
        "sides": [_side(keep), _side(gone)],
        "parts": sorted((part for part in parts if part.moving), key=lambda part: part.label),
        "left_twice": merging.councils_left_twice(keep, gone, parts),
        "doubles": [double for part in parts for double in part.doubles if double.stays],
    }
    return render(request, "members/person_merge_confirm.html", context)


def _side(person: Person) -> dict[str, Any]:
    return {"person": person, "row": person_row(person, sees_all=True)}
