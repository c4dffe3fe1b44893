"""What this app offers to «Inici» and to the page of a member, a file for each matter."""

from advisory.blocks.council import advice_of_council, sessions_of

HOME_BLOCKS = [advice_of_council]
ORGANIZATION_BLOCKS = [sessions_of]
