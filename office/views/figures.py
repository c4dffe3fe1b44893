"""/totals-declarats/: numbers of the past that somebody wrote down with their source."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from office import operations
from office.access import fetch, require
from office.answers import answered
from office.figures import Period, figures, words_of
from office.forms import DeclareTotalForm, attempt
from office.models import DeclaredTotal


def declared_total_list(request: HttpRequest) -> HttpResponse:
    require(request, "office.run_office")
    totals = DeclaredTotal.objects.order_by("-starts_on", "key", "pk")
    words = {figure.key: str(figure.words) for figure in figures()}
    rows = [{"total": total, "words": words.get(total.key, total.key)} for total in totals]
    return render(request, "office/declared_total_list.html", {"rows": rows})


def declared_total_add(request: HttpRequest) -> HttpResponse:
    require(request, "office.run_office")
    # Another page may lead here with its figure and its year, and have us come back to it.
    asked = {name: request.GET[name] for name in ("key", "year") if name in request.GET}
    form = DeclareTotalForm(request.POST or None, initial=asked)
    back = _back(request)
    if form.is_valid():
        values = dict(form.cleaned_data)
        period = Period.year(values.pop("year"))
        days = {"starts_on": period.starts_on, "ends_on": period.ends_on}
        if attempt(form, operations.declare_total, by=request.user, **days, **values):
            messages.success(request, _("The total is declared: it is the figure of that year."))
            return redirect(back)
    return render(request, "office/declared_total_add.html", {"form": form, "back": back})


def _back(request: HttpRequest) -> str:
    """The page of ours that led here."""
    asked = request.GET.get("next", "")
    is_ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_ours else reverse("declared_total_list")


def declared_total_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    require(request, "office.run_office")
    total = fetch(DeclaredTotal.objects.all(), pk=pk)
    if request.method != "POST":
        context = {"total": total, "words": words_of(total.key)}
        return render(request, "office/declared_total_withdraw.html", context)
    with answered(request, _("The total is withdrawn: the portal counts again.")):
        operations.withdraw_total(total=total, by=request.user)
    return redirect("declared_total_list")
