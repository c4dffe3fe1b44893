"""What events put on «Inici» and on the page of a member, a file for each matter."""

from events.blocks.coordination import proposals_waiting

HOME_BLOCKS = [proposals_waiting]
