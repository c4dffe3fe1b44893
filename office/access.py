"""The two refusals of a page: what one may not see is not there (404); what one may not do is 403."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest


def fetch(queryset: QuerySet[Any], **lookup: Any) -> Any:
    """One row of what the person may see; 404 otherwise, existing or not."""
    row = queryset.filter(**lookup).first()
    if row is None:
        raise Http404
    return row


def require(request: HttpRequest, verb: str, subject: Model | None = None) -> None:
    """403 unless the person may do `verb` (on the row, which it can already see)."""
    if not request.user.has_perm(verb, subject):
        raise PermissionDenied
