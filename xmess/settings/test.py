"""The tests: an embedded PostgreSQL that tests.plugin started, no mail, no worker."""

import os
from urllib.parse import urlsplit

from xmess.env import Environment
from xmess.logs import logging_settings
from xmess.settings.base import *  # noqa: F403  (a mode is the base with its differences)

env = Environment(os.environ)

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
SITE_ADDRESS = "http://testserver"
DATABASES = {"default": env.database("DATABASE_URL")}
REDIS_URL = env.url("REDIS_URL", ("redis", "rediss"))
# The workers of xdist share one Redis, each with a database of its own, from the given one on: the clean-up of one
# empties no other's.
GIVEN = urlsplit(REDIS_URL)
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": GIVEN._replace(path=f"/{int(GIVEN.path.strip('/') or 0) + WORKER}").geturl(),
    }
}
CELERY_BROKER_URL = "memory://"  # tests call the operation or the task; nothing runs behind their back

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DEFAULT_FROM_EMAIL = "XMESS <portal@xmess.example>"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # real ones are slow by design
SECOND_FACTOR_REQUIRED = False  # the tests of it switch it on
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True  # no scan of all files for every test client
WHITENOISE_USE_FINDERS = True
LOGGING = logging_settings(as_json=False)

env.check()
