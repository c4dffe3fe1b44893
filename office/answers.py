"""What a button answers: the operation behind it was done, or its refusal says why not."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import HttpRequest

from office.refusals import Refused


@contextmanager
def answered(request: HttpRequest, done: str) -> Iterator[None]:
    """Around the call of an operation; a form has `office.forms.attempt`, which keeps what was typed."""
    try:
        yield
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, done)
