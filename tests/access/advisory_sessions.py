from tests.access.statuses import Row

ADVISORY_SESSIONS: dict[str, Row] = {}
