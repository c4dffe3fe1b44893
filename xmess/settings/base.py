"""What is equal in every mode, and safe: a mode's file lists only its differences."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.urls import reverse_lazy as reverse
from django.utils.translation import gettext_lazy as _

from xmess.logs import logging_settings
from xmess.services.places import data_folder

BASE_DIR = Path(__file__).resolve().parent.parent.parent

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
    "django_structlog",
    "rules",
    "template_partials",
    "office",
    "members",
    "workplan",
    "events",
    "advisory",
    "workgroups",
    "knowledge",
    "communication",
    "care",
    "reports",
    "home",
]

MIDDLEWARE = [
    "office.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "xmess.logs.RequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "office.middleware.LoginRequiredMiddleware",
    "members.sign_in.middleware.SecondFactorMiddleware",
    "members.sign_in.middleware.LastSeenMiddleware",
    "office.middleware.ClosedLinkMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "office.context.bell",
                "home.context.frame",
            ],
        },
    }
]

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

ROOT_URLCONF = "xmess.urls"
WSGI_APPLICATION = "xmess.wsgi.application"
AUTH_USER_MODEL = "members.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_ID = 1

LANGUAGE_CODE = "ca"
LANGUAGES = [("ca", _("Catalan"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Madrid"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# Seconds between the real time and the portal's; the supervisor makes it of XMESS_CLOCK, once for all.
CLOCK_OFFSET = timedelta(seconds=float(os.environ.get("XMESS_CLOCK_OFFSET") or 0))
MESSAGE_ID_DOMAIN = "portal.xmess.example"

# sign-in: a code by mail is the default, a password is possible, nobody signs up
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "members.sign_in.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation proves the address, and every code proves it again
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to strangers, no difference on the screen
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGOUT_REDIRECT_URL = "account_request_login_code"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60  # what is sensitive asks again who has signed in longer ago
SESSION_ENGINE = "members.sign_in.sessions"  # sessions that know their person: to be listed, and ended
# Second factor: a passkey or an authenticator app, with codes on paper for the day they are lost.
SECOND_FACTOR_REQUIRED = True  # of the coordination; who represents a council chooses
MFA_ADAPTER = "members.sign_in.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a passkey alone signs in: its device asks for finger or PIN
MFA_FORMS = {
    "authenticate": "members.forms.security.SecondFactorForm",
    "reauthenticate": "members.forms.security.ConfirmCodeForm",
    "authenticate_webauthn": "members.forms.security.SecondFactorPasskeyForm",
    "login_webauthn": "members.forms.security.SignInPasskeyForm",
    "reauthenticate_webauthn": "members.forms.security.ConfirmPasskeyForm",
}
# Another identity provider, by the environment: xmess/settings/identity.py. Nobody signs up by it either.
SOCIALACCOUNT_ADAPTER = "members.sign_in.identity.IdentityAdapter"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
IDENTITY_PROVIDER_NAME = ""  # with a name its button is on the sign-in page
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "given_name", "family_name"]},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# composition: what a lower app must not name
ABSOLUTE_URL_OVERRIDES = {
    "members.organization": lambda organization: str(reverse("organization_page", args=[organization.pk]))
}

# Sign-in codes are wiped from their message once it has left; the demonstration shows them on its page.
KEEP_SECRET_MESSAGES = False

# demonstration: a banner, and a sign-in page that lists whom to try (to the machine it runs on only)
IS_DEMO = False

# Files
VAR_DIR = data_folder()
MEDIA_ROOT = VAR_DIR / "media"  # private: no address leads there, views hand files out
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "build" / "collected"
# Ours, and the exact files that the set-up takes out of the npm packages.
STATICFILES_DIRS = [BASE_DIR / "static", BASE_DIR / "build" / "static"]
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MAX_UPLOAD_BYTES = 10 * 1024 * 1024
FILE_SCANNER = ""  # a function by its dotted path, such as office.scanning.clamd; without it none is asked
CLAMD_ADDRESS = ""
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# The annual report: its logo (a static file; without it the mark is a word), and the colours of lines and of titles.
REPORT_THEME = {"logo": "", "accent": "#a63f26", "second": "#0b5d5e"}

# Safety. Cookies are loosened only by the modes that speak plain HTTP on one machine.
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # links in mails open the portal signed in
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True  # forms and base.html carry the token, no script reads the cookie
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"  # signed links do not leak to other sites
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap draws its arrows and ticks with data: in its style sheet
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# Work outside the request. Losing Redis loses nothing: every due row is found again in its table.
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True  # with late acks alone a killed child's task was lost
CELERY_TASK_ACKS_ON_FAILURE_OR_TIMEOUT = True  # failures are tried again by our tables, not by the broker
CELERY_TASK_TIME_LIMIT = 120
CELERY_TASK_SOFT_TIME_LIMIT = 90
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 30
CELERY_WORKER_ENABLE_SOFT_SHUTDOWN_ON_IDLE = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_REDIRECT_STDOUTS = False
CELERY_VISIBILITY_TIMEOUT = 900
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "unacked_restore_throttle": 1,  # else a killed worker's task waits 100 s more (kombu looks every 10 s x 10)
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "UTC"
CELERY_ENABLE_UTC = True
CELERY_BEAT_SCHEDULER = "xmess.heartbeats:Scheduler"
CELERY_BEAT_MAX_LOOP_INTERVAL = 10  # seconds; each turn is a heartbeat
# What runs by itself, and why; intervals, because two beats must do no harm.
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    # Due messages and reminders, lapsed jobs; a pump that waited too long is passed over, the next is near.
    "pump": {"task": "office.tasks.pump", "schedule": 60, "options": {"expires": 55}},
    # The day's digest leaves at the first turn after 7.30 h; the other turns find nothing.
    "digests": {"task": "office.tasks.send_digests", "schedule": 300, "options": {"expires": 290}},
    "seal": {"task": "office.tasks.seal_audit", "schedule": 300, "options": {"expires": 290}},
    # What waits for an answer: the time and hours of a request are free the minute it expires.
    "expire_requests": {"task": "advisory.tasks.expire_requests", "schedule": 60, "options": {"expires": 55}},
    "expire_registrations": {
        "task": "events.tasks.expire_registrations",
        "schedule": 60,
        "options": {"expires": 55},
    },
    "accept_silences": {
        "task": "advisory.tasks.accept_silences",
        "schedule": 3600,
        "options": {"expires": 3500},
    },
    "return_expired_packages": {
        "task": "advisory.tasks.return_expired_packages",
        "schedule": 3600,
        "options": {"expires": 3500},
    },
    # The figures of a report that is being written; what is approved keeps those it was approved with.
    "count_open_reports": {
        "task": "reports.tasks.count_open_reports",
        "schedule": 3600,
        "options": {"expires": 3500},
    },
    # Four times a day, so that a night without power skips none; erasing twice is erasing once.
    "retention": {"task": "office.tasks.apply_retention", "schedule": 6 * 3600},
    # The ledger of hours against its accounts: for /health/, which reads what was found the last time.
    "ledger": {"task": "advisory.tasks.check_ledger", "schedule": 6 * 3600},
}

# Logs: one JSON object a line on standard error, with the request's number and nobody's data.
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_USER_ID_FIELD = ""  # the audit says who did what; logs are read by more people
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = 10  # one line a request is enough: the one at its end
DJANGO_STRUCTLOG_TRUST_UPSTREAM_REQUEST_ID = True
DJANGO_STRUCTLOG_CELERY_ENABLED = True
DJANGO_STRUCTLOG_CELERY_DEFAULT_LOG_LEVEL = 10  # that the pump ran is no news; a failure is
LOGGING = logging_settings(as_json=True)
LOGGING_CONFIG = "logging.config.dictConfig"
