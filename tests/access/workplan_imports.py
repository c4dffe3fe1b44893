from tests.access.statuses import Row

WORKPLAN_IMPORTS: dict[str, Row] = {}
