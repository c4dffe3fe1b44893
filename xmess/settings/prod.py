"""Beyond one machine: everything comes from the environment, and nothing has a default that is unsafe."""

import json
import os

from xmess.env import Environment
from xmess.settings.base import *  # noqa: F403  (a mode is the base with its differences)
from xmess.settings.base import STORAGES
from xmess.settings.neighbours import openid_connect, virus_scanner

env = Environment(os.environ)

DEBUG = False
SECRET_KEY = env.text("SECRET_KEY")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
SITE_ADDRESS = env.url("SITE_ADDRESS", ("https",))  # for links in mails: https://portal.example.cat
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]

DATABASES = {"default": env.database("DATABASE_URL")}
if os.environ.get("XMESS_PROCESS") == "web":
    # Web only: a worker's child would share the pool's connections with its parent.
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": env.number("DATABASE_POOL", 5)}
REDIS_URL = env.url("REDIS_URL", ("redis", "rediss"))
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
CELERY_BROKER_URL = REDIS_URL

EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", default=True)
EMAIL_TIMEOUT = 20  # seconds: a lease on a message must outlive it
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("DEFAULT_FROM_EMAIL")
MESSAGE_ID_DOMAIN = env.text("MESSAGE_ID_DOMAIN", SITE_ADDRESS.removeprefix("https://"))

# Several web machines need one store for files: a storage class by name with its options as JSON, such as
# storages.backends.s3.S3Storage with {"bucket_name": "…", "default_acl": "private"}.
if backend := env.text("MEDIA_BACKEND", ""):
    STORAGES["default"] = {"BACKEND": backend, "OPTIONS": json.loads(env.text("MEDIA_OPTIONS", "{}"))}

IDENTITY_PROVIDER_NAME, SOCIALACCOUNT_PROVIDERS = openid_connect(env)
CLAMD_ADDRESS, FILE_SCANNER = virus_scanner(env)

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # asked from inside, without a proxy in front
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
if env.flag("BEHIND_PROXY", default=True):
    # The proxy must set this header itself and drop the visitor's; see docs/operation.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # else all visitors share one limit of sign-in attempts

env.check()
