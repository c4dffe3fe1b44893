from tests.access.statuses import Row

PARTNERS: dict[str, Row] = {}
