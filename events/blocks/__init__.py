"""What events put on «Inici» and on the page of a member."""

from events.blocks.council import coming_events, registrations_of

HOME_BLOCKS = [coming_events]
ORGANIZATION_BLOCKS = [registrations_of]
