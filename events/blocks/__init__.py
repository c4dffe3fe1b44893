"""What events put on «Inici» and on the page of a member, a file for each matter."""

from events.blocks.coordination import coming_to_prepare, proposals_waiting
from events.blocks.council import coming_events, registrations_of

HOME_BLOCKS = [proposals_waiting, coming_to_prepare, coming_events]
ORGANIZATION_BLOCKS = [registrations_of]
