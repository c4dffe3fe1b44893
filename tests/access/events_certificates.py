from tests.access.statuses import Row

EVENTS_CERTIFICATES: dict[str, Row] = {}
