from tests.access.statuses import Row

BODIES: dict[str, Row] = {}
