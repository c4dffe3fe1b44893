from tests.access.statuses import Row

WORKPLAN_FUNDING: dict[str, Row] = {}
