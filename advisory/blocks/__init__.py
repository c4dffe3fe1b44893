"""What this app offers to «Inici», a file for each matter."""

from advisory.blocks.expert import sessions_of_expert

HOME_BLOCKS = [sessions_of_expert]
