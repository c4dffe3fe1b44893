from tests.access.statuses import Row

ADVISORY_ASKING: dict[str, Row] = {}
