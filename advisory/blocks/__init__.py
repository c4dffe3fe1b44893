"""What this app offers to «Inici» and to the page of a member, a file for each matter."""

from advisory.blocks.coordination import sessions_to_settle
from advisory.blocks.expert import sessions_of_expert

HOME_BLOCKS = [sessions_to_settle, sessions_of_expert]
