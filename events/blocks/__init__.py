"""What events put on «Inici» and on the page of a member, a file for each matter."""

from events.blocks.coordination import proposals_waiting
from events.blocks.council import coming_events

HOME_BLOCKS = [proposals_waiting, coming_events]
