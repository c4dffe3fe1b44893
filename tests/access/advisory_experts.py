"""What experts do: the pages of their own, what they write down, the times that they publish."""

from datetime import timedelta
from typing import Any

from advisory import links
from advisory.models import AdvisoryService, AdvisorySession, DaysOff, PublishedHours
from office import clock
from tests.access.scene import Scene
from tests.access.statuses import EVERYBODY, Row
from tests.advisory.sessions import ServiceFactory, confirm, let_it_begin, make_request
from tests.advisory.slots import assign, publish

EXPERTS = "200 403 403 403 403 403 403 200 403 302"
EXPERTS_ACT = EXPERTS.replace("200", "302")
ASKING = "200 403 403 200 200 200 200 403 200 302"


def _service(scene: Scene) -> AdvisoryService:
    found = AdvisoryService.objects.filter(code="hores").first()
    return found or assign(scene.cast.advisor, ServiceFactory(code="hores", default_minutes=60))


def _session(scene: Scene) -> AdvisorySession:
    """Held yesterday by the advisor for the council of the page; the same at every asking."""
    found = AdvisorySession.objects.filter(service__code="fet").first()
    if found:
        return found
    service = assign(scene.cast.advisor, ServiceFactory(code="fet", default_minutes=60))
    return let_it_begin(confirm(make_request(service, scene.cast.council), expert=scene.cast.advisor))


def _hours(scene: Scene) -> PublishedHours:
    _service(scene)
    return PublishedHours.objects.first() or publish(scene.cast.advisor)


def _days_off(scene: Scene) -> DaysOff:
    day = clock.today() + timedelta(days=300)
    return DaysOff.objects.get_or_create(expert=scene.cast.advisor, starts_on=day, ends_on=day)[0]


def session(scene: Scene) -> list[Any]:
    return [_session(scene).pk]


ADVISORY_EXPERTS: dict[str, Row] = {
    "expert_page": Row(EXPERTS),
    "session_log": Row("200 404 404 403 403 404 404 200 404 302", session),
    "link_session_log": Row(EVERYBODY, lambda scene: [links.create(_session(scene)).token]),
    "hours_page": Row(EXPERTS),
    "hours_add": Row(EXPERTS),
    "hours_end": Row(EXPERTS, lambda scene: [_hours(scene).pk]),
    "days_off_add": Row(EXPERTS),
    "days_off_remove": Row(EXPERTS_ACT, lambda scene: [_days_off(scene).pk], "post"),
    "slot_list": Row(ASKING),
    # Without a service there is no time to take; who could take one gets 404, and the others 403.
    "slot_ask": Row(ASKING.replace("200", "404")),
}
