"""The Celery application; its settings are the CELERY_ ones of Django's."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xmess.settings.embedded")
app = Celery("xmess")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
