from tests.access.statuses import Row

EVENTS_CALENDAR: dict[str, Row] = {}
