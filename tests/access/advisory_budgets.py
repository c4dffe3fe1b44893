from tests.access.statuses import Row

ADVISORY_BUDGETS: dict[str, Row] = {}
