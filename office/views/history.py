"""/historia/<kind>/<number>/: all that happened to a record, for coordination."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst

from office import history
from office.access import require

PER_PAGE = 25


def record_history(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    require(request, "office.run_office")
    record = history.find(label, pk)
    if record is None:
        raise Http404
    stays = history.stands(record)
    if stays != record:
        return redirect("record_history", label, stays.pk)
    page = Paginator(history.rows_about(record), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "record": record,
        "kind": capfirst(record._meta.verbose_name),
        "page": page,
        "entries": history.entries(record, page.object_list),
    }
    return render(request, "office/record_history.html", context)
