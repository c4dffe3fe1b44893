"""The part of a page that htmx changes is rendered by the same view, from the same template."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def render_list(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page of a list; only its partial «rows» where htmx asks for that."""
    part = "#rows" if request.headers.get("HX-Target") == "rows" else ""
    response = render(request, f"{template}{part}", context)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response
