"""What a storm of bookings needs, made and read inside the portal's own database, by `manage.py shell` there."""

from datetime import timedelta
from typing import Any


def make(hours: int, councils: int) -> list[str]:
    """A session cookie for a technician of each council, and a budget of so many hours."""
    from django.test import Client

    from advisory import operations
    from advisory.models import AdvisoryService
    from members.models import Organization
    from office import clock
    from tests.cast import MemberFactory, RoleFactory

    service = AdvisoryService.objects.get(code="ccpr")
    today = clock.today()
    operations.open_budget(
        service=service, starts_on=today, ends_on=today + timedelta(days=365), minutes=60 * hours, by=None
    )
    cookies = []
    for council in Organization.objects.filter(kind="municipality")[:councils]:  # of the real register
        client = Client()
        client.force_login(
            RoleFactory(organization=MemberFactory(organization=council).organization).person,
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
        cookies.append(client.cookies["sessionid"].value)
    return cookies


def read() -> dict[str, Any]:
    """What is booked, and what the budget says of it in minutes."""
    from advisory.models import AdvisorySession, HourAccount

    pool = HourAccount.objects.get(kind="pool")
    return {
        "sessions": list(AdvisorySession.objects.filter(state="requested").values_list("pk", flat=True)),
        "left": pool.balance_minutes,
        "held": pool.held_minutes,
    }
