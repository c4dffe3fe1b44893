from tests.access.statuses import Row

# Who acts for a council asks; who has a seat or a group only, or advises, does not.
ASKS = "200 403 403 200 200 200 200 403 200 302"

ADVISORY_ASKING: dict[str, Row] = {"session_ask": Row(ASKS)}
