"""What events put on «Inici» and on the page of a member."""

from events.blocks.council import coming_events

HOME_BLOCKS = [coming_events]
