"""The door for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xmess.settings.embedded")
application = get_wsgi_application()

# Every view is loaded here, before the web server forks, and not by each worker's first request; an address
# table that does not import stops the start.
_ = get_resolver().url_patterns
