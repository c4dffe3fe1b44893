from tests.access.statuses import Row

NEEDS: dict[str, Row] = {}
