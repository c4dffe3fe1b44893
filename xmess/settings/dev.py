"""For who writes the portal: `DJANGO_SETTINGS_MODULE=xmess.settings.dev manage.py runserver`."""

from xmess.logs import logging_settings
from xmess.settings.embedded import *  # noqa: F403  (a mode is the base with its differences)

DEBUG = True
LOGGING = logging_settings(as_json=False)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
