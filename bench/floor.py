"""The floor: the least that a page or an export of this portal costs. Same middleware, session, user, database."""

import csv

from django.http import HttpRequest, HttpResponse
from django.template import Engine
from django.template.context import Context

from members.models import Organization

ROWS = 50
COLUMNS = ("pk", "short_name", "kind", "phone")
# Twenty lines, as plain as a page can be.
TEMPLATE = """<!DOCTYPE html>
<html lang="ca">
  <head>
    <meta charset="utf-8">
    <title>Floor</title>
  </head>
  <body>
    <h1>Floor</h1>
    <p>{{ person }}</p>
    <table>
      {% for pk, name, kind, phone in rows %}
        <tr>
          <td><a href="/membres/{{ pk }}/">{{ name }}</a></td>
          <td>{{ kind }}</td>
          <td>{{ phone }}</td>
        </tr>
      {% endfor %}
    </table>
  </body>
</html>
"""
COMPILED = Engine().from_string(TEMPLATE)


def page(request: HttpRequest) -> HttpResponse:
    request.session.get("anything")
    rows = Organization.objects.order_by("sort_name", "pk").values_list(*COLUMNS)[:ROWS]
    return HttpResponse(COMPILED.render(Context({"rows": rows, "person": request.user.get_username()})))


def export(request: HttpRequest) -> HttpResponse:
    """Every organization; exports of later issues are measured against it."""
    response = HttpResponse(content_type="text/csv")
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    writer.writerows(Organization.objects.order_by("sort_name", "pk").values_list(*COLUMNS))
    return response
