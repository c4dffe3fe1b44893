from tests.access.statuses import Row

WORKPLAN_PLANS: dict[str, Row] = {}
