from tests.access.statuses import Row

EVENTS_REGISTRATIONS: dict[str, Row] = {}
