from tests.access.statuses import Row

REPORTS_SHEETS: dict[str, Row] = {}
