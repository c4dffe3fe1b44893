from tests.access.statuses import Row

PEOPLE: dict[str, Row] = {}
