"""What this app offers to «Inici» and to the page of a member, a file for each matter."""

from advisory.blocks.coordination import budgets_of_the_network, budgets_running_out, sessions_to_settle
from advisory.blocks.council import advice_of_council, sessions_of
from advisory.blocks.expert import sessions_of_expert

HOME_BLOCKS = [
    sessions_to_settle,
    budgets_running_out,
    budgets_of_the_network,
    advice_of_council,
    sessions_of_expert,
]
ORGANIZATION_BLOCKS = [sessions_of]
