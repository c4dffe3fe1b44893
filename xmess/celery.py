"""The Celery application; its settings are the CELERY_ ones of Django's."""

import os
from typing import Any

from celery import Celery
from celery.signals import setup_logging, worker_init
from django_structlog.celery.steps import DjangoStructLogInitStep

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xmess.settings.embedded")
app = Celery("xmess")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.steps["worker"].add(DjangoStructLogInitStep)  # log lines of a task carry the number of its request


@setup_logging.connect
def keep_our_logs(**kwargs: Any) -> None:
    """A receiver of this signal keeps Celery from setting up logs of its own; Django's are set up."""


@worker_init.connect
def connect_heartbeats(**kwargs: Any) -> None:
    # Only now: importing it needs the settings, and a heart is only started for who listens before it.
    import xmess.heartbeats  # noqa: F401
