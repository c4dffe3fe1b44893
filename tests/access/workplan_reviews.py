from tests.access.statuses import Row

WORKPLAN_REVIEWS: dict[str, Row] = {}
