from tests.access.statuses import Row

IMPORTS: dict[str, Row] = {}
