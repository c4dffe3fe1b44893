from tests.access.statuses import Row

ADVISORY_SERVICES: dict[str, Row] = {}
