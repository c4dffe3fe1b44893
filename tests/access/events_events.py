from tests.access.statuses import Row

EVENTS_EVENTS: dict[str, Row] = {}
