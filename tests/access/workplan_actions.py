from tests.access.statuses import Row

WORKPLAN_ACTIONS: dict[str, Row] = {}
