from tests.access.statuses import Row

EVENTS_ATTENDANCE: dict[str, Row] = {}
