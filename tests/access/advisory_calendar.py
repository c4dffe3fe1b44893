from tests.access.statuses import Row

ADVISORY_CALENDAR: dict[str, Row] = {}
