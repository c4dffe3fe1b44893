from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisory.filters.equity import EquityFilter
from advisory.models import SessionCouncil
from advisory.pages.equity import councils_of, equity_of
from members.requests import MemberRequest
from office.access import require
from office.tables import Column, as_file

COLUMNS = [
    Column(gettext_lazy("Council"), lambda council: council.name),
    Column(gettext_lazy("Comarca"), lambda council: council.comarca),
    Column(gettext_lazy("Residents"), lambda council: council.residents),
    Column(gettext_lazy("Size"), lambda council: council.size),
    Column(gettext_lazy("Sessions"), lambda council: council.sessions),
    Column(gettext_lazy("Minutes"), lambda council: council.minutes),
    Column(gettext_lazy("Sessions without a known length"), lambda council: council.without_minutes),
]


def equity(request: MemberRequest) -> HttpResponse:
    """Who receives advice and who does not, by size and by comarca."""
    found = _asked(request)
    context = {
        "found": found,
        "equity": equity_of(found.qs, found.year_asked),
        "of_councils_unknown": found.of_councils_unknown,
        "shown": [found.shown_form[name] for name in ("year", "service")],
        "complaint": found.complaint(),
        "exports": found.exports("equity_export"),
        "may_offer": request.user.has_perm("advisory.run_advice"),
    }
    return render(request, "advisory/equity.html", context)


def equity_export(request: MemberRequest, kind: str) -> HttpResponseBase:
    """One line for each member, with what it has received or with nothing."""
    found = _asked(request)
    return as_file(_("Who receives advice"), kind, COLUMNS, councils_of(found.qs, found.year_asked))


def _asked(request: MemberRequest) -> EquityFilter:
    require(request, "advisory.see_equity")
    return EquityFilter(request.GET, SessionCouncil.objects.received(), request=request)
