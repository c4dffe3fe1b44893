"""One machine with its own PostgreSQL and Redis, a real worker, and mail as files: `make run`."""

import contextlib
import os
import secrets
from pathlib import Path

from xmess.env import Environment
from xmess.settings.base import *  # noqa: F403  (a mode is the base with its differences)
from xmess.settings.base import VAR_DIR
from xmess.settings.neighbours import openid_connect, virus_scanner

env = Environment(os.environ)


def own_secret(path: Path) -> str:
    """Made once for this data folder; whoever reads it can sign in as anybody."""
    try:
        return path.read_text()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(50))
    with contextlib.suppress(FileExistsError):  # another process was quicker: then its key is the one
        os.link(fresh, path)
    fresh.unlink()
    return path.read_text()


DEBUG = False
SECRET_KEY = own_secret(VAR_DIR / "secret_key")
HOST = env.text("HOST", "127.0.0.1")
PORT = env.number("PORT", 8000)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *([] if HOST == "0.0.0.0" else [HOST])]  # noqa: S104
ALLOWED_HOSTS += env.words("ALLOWED_HOSTS", "")
# By name: browsers make passkeys for no address of numbers.
SITE_ADDRESS = env.text("SITE_ADDRESS", f"http://localhost:{PORT}")

# Started by the supervisor or by manage.py. A command that needs neither runs with addresses that lead
# nowhere, and says so when it asks.
DATABASES = {"default": env.database("DATABASE_URL")} if "DATABASE_URL" in os.environ else {}
REDIS_URL = env.url("REDIS_URL", ("redis", "rediss"), "redis://127.0.0.1:1/0")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
CELERY_BROKER_URL = REDIS_URL

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = "Xarxa de Municipis per l'Economia Social i Solidària <portal@xmess.example>"

STATIC_ROOT = VAR_DIR / "static"

# The demonstration: its sign-in page lists the demo persons, and only to this machine.
IS_DEMO = env.flag("XMESS_DEMO", default=True)
KEEP_SECRET_MESSAGES = IS_DEMO  # the page shows the last code
SECOND_FACTOR_REQUIRED = not IS_DEMO  # who looks around has a code on the page and no second device
IDENTITY_PROVIDER_NAME, SOCIALACCOUNT_PROVIDERS = openid_connect(env)
CLAMD_ADDRESS, FILE_SCANNER = virus_scanner(env)

# Plain HTTP on loopback.
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False

env.check()
