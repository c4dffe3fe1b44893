"""The tests' settings on the benchmark's own services, as quiet and as quick as production."""

from xmess.settings.test import *  # noqa: F403  (a mode is the base with its differences)

ROOT_URLCONF = "bench.urls"
WHITENOISE_AUTOREFRESH = False
LOGGING = {"version": 1, "disable_existing_loggers": True}
