"""The pages of a session that letters and calendars lead to."""

from django.urls import reverse
from django.utils.http import urlencode

from advisory.models import AdvisoryService, AdvisorySession
from members.models import Organization


def address_of(session: AdvisorySession, name: str) -> str:
    return reverse(name, args=[session.pk])


def address_to_ask(organization: Organization, service: AdvisoryService) -> str:
    """The form with what is known of the one that came to nothing."""
    query = urlencode({"organization": str(organization.pk), "service": service.code})
    return f"{reverse('session_ask')}?{query}"
