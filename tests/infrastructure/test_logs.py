"""What the log may hold, tried with the formatter that writes it."""

import json
import logging
import logging.config
import sys
from collections.abc import Callable

import pytest
import structlog
from django.test import RequestFactory
from django.urls import ResolverMatch

from xmess.logs import RequestMiddleware, logging_settings

Write = Callable[[logging.LogRecord], dict[str, object]]


@pytest.fixture
def write() -> Write:
    formatter = logging_settings(as_json=True)["formatters"]["line"]
    processor = structlog.stdlib.ProcessorFormatter(
        processors=formatter["processors"], foreign_pre_chain=formatter["foreign_pre_chain"]
    )
    return lambda record: json.loads(processor.format(record))


def record_of_an_error() -> logging.LogRecord:
    try:
        raise ValueError("Key (email)=(anna@example.org) already exists")
    except ValueError:
        return logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Failed", None, sys.exc_info())


def test_error_is_told_by_type_and_place(write: Write) -> None:
    line = write(record_of_an_error())

    assert line["exception"] == "ValueError"
    assert "test_logs.py" in str(line["places"])


def test_text_of_an_error_is_not_kept(write: Write) -> None:
    assert "anna@example.org" not in json.dumps(write(record_of_an_error()))


def test_line_of_a_request_names_the_route_and_not_the_address() -> None:
    request = RequestFactory().get("/invitacio/a-secret/?q=anna")
    request.resolver_match = ResolverMatch(lambda: None, (), {}, route="invitacio/<str:token>/")

    assert RequestMiddleware.format_request(request) == "GET invitacio/<str:token>/"


def test_address_that_leads_nowhere_is_not_kept() -> None:
    assert RequestMiddleware.format_request(RequestFactory().get("/anna")) == "GET (no route)"


def test_request_of_a_record_is_not_printed(write: Write) -> None:
    record = logging.LogRecord("django.security", logging.WARNING, __file__, 1, "Refused", None, None)
    record.request = RequestFactory().get("/invitacio/a-secret/")

    assert "a-secret" not in json.dumps(write(record))
