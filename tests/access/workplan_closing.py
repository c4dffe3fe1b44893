from tests.access.statuses import Row

WORKPLAN_CLOSING: dict[str, Row] = {}
