from tests.access.statuses import Row

WORKPLAN_PROGRESS: dict[str, Row] = {}
