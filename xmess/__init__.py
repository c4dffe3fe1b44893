"""Settings, addresses, Celery, the embedded services and the supervisor. No models."""

from xmess.celery import app as celery_app

__all__ = ["celery_app"]
