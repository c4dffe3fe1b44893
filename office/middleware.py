"""Sign-in by default, answered in the way the request can use."""

import uuid
from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware as DjangoLoginRequired
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from office import audit
from office.links import LinkClosed


class LoginRequiredMiddleware(DjangoLoginRequired):
    """A part of a page (htmx) gets the address of the sign-in page, not a form inside the fragment."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        answer = super().handle_no_permission(request, view_func)
        if request.headers.get("HX-Request") and answer.status_code == 302:
            return HttpResponse(headers={"HX-Redirect": answer["Location"]})
        return answer


class RequestIdMiddleware:
    """One number for the log lines and the audit rows of a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        number = uuid.uuid4().hex
        request.META["HTTP_X_REQUEST_ID"] = number  # django-structlog takes it from here
        token = audit.request_id.set(number)
        try:
            response = self.get_response(request)
        finally:
            audit.request_id.reset(token)
        response["X-Request-ID"] = number
        return response


class ClosedLinkMiddleware:
    """A signed link that is used up, expired, revoked or cut short: a page that says what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, LinkClosed):
            return None
        context = {"sentence": exception.sentence}
        return render(request, "office/link_closed.html", context, status=exception.status)
