from typing import Any

from advisory import operations
from advisory.calendar.feeds import offered_to
from tests.access.scene import Scene
from tests.access.statuses import EVERYBODY, SIGNED_IN, Row

OF_COUNCIL = "404 404 404 302 302 404 404 404 404 302"


def feed(scene: Scene) -> list[Any]:
    """An address of somebody of the council: whoever holds it reads it."""
    person = scene.cast.technician
    offered = offered_to(person)[0]
    return [operations.renew_feed(person=person, feed=offered, by=person).token]


def feed_of_council(scene: Scene) -> list[Any]:
    return [f"feed_council-{scene.cast.council.pk}"]


ADVISORY_CALENDAR = {
    "advice_calendar": Row(SIGNED_IN),
    "feed_page": Row(SIGNED_IN),
    "feed": Row(EVERYBODY, feed),
    "feed_renew": Row(OF_COUNCIL, feed_of_council, "post"),
    "feed_close": Row(OF_COUNCIL, feed_of_council, "post"),
}
