"""One JSON object a line, with the number of its request, and nothing about a person.

Left out on purpose: IP, browser, query string, the address itself (a signed link is a secret) and what an
exception says (a broken constraint repeats the row). The route, the type and the places in the code stay.
"""

import logging
import sys
import traceback
from typing import Any

import structlog
from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware as StructlogRequestMiddleware
from structlog.typing import EventDict, Processor, WrappedLogger


class RequestMiddleware(StructlogRequestMiddleware):
    """Its line at the end of each request names the route, `GET membres/<int:pk>/`, never the address."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        match = request.resolver_match
        return f"{request.method} {match.route if match else '(no route)'}"


def without_people(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """What django-structlog adds and we do not keep: the browser, and the text of a task's error."""
    event.pop("user_agent", None)
    event.pop("error", None)
    return event


def without_request_object(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Django attaches the request itself to some records; printed, it shows the address."""
    if not isinstance(event.get("request"), str | None):
        del event["request"]
    return event


def without_address(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """«Forbidden (…): /path», «Internal Server Error: /path»: what Django says, without where."""
    if str(event.get("logger", "")).startswith(("django.request", "django.security")):
        event["event"] = str(event["event"]).partition(": /")[0]
    return event


def exception_without_message(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    information = event.pop("exc_info", None)
    if isinstance(event.get("exception"), BaseException):  # of a task
        information = event.pop("exception")
    if information is True:
        information = sys.exc_info()
    if isinstance(information, BaseException):
        information = (type(information), information, information.__traceback__)
    if information and information[0]:
        event["exception"] = information[0].__qualname__
        event["places"] = [
            f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(information[2])
        ]
    return event


def without_health(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Somebody asks every few seconds; who watches reads the answer, not the log."""
    if event.get("request") == "GET health/":
        raise structlog.DropEvent
    return event


SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.stdlib.PositionalArgumentsFormatter(),
    without_people,
]


LOGGERS: dict[str, dict[str, Any]] = {
    # They come with handlers of their own; one line each is enough.
    "django": {"handlers": [], "level": "INFO", "propagate": True},
    "django.request": {"filters": ["with_exception"], "level": "ERROR"},
    "gunicorn.error": {"handlers": [], "level": "WARNING", "propagate": True},
    # Celery's own lines: that a task ran is no news, and its line of a failure holds the text of the error,
    # which the line of django-structlog does not.
    "celery.app.trace": {"level": "CRITICAL"},
    "celery.worker.strategy": {"level": "WARNING"},
    "celery.beat": {"level": "WARNING"},
    "fido2": {"level": "WARNING"},  # it names each passkey that is used, and a passkey is somebody's
    "fontTools": {"level": "WARNING"},
    "weasyprint": {"level": "WARNING"},
}


class RouteFilter(logging.Filter):
    """django.request says «Not Found: /path»; our middleware has told the same without the path."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.exc_info is not None


def logging_settings(*, as_json: bool) -> dict[str, Any]:
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            without_health,
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    last: list[Processor] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta]
    if as_json:
        last += [
            without_address,
            without_request_object,
            exception_without_message,
            structlog.processors.JSONRenderer(),
        ]
    else:
        last += [structlog.dev.ConsoleRenderer(colors=False)]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"with_exception": {"()": RouteFilter}},
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": last,
                "foreign_pre_chain": SHARED,
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": LOGGERS,
    }
