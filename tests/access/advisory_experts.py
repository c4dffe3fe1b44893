from tests.access.statuses import Row

ADVISORY_EXPERTS: dict[str, Row] = {}
