from tests.access.statuses import Row

REPORTS_JUSTIFICATIONS: dict[str, Row] = {}
