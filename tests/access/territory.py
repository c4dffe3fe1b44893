from tests.access.statuses import Row

TERRITORY: dict[str, Row] = {}
