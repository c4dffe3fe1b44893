"""What this app offers to «Inici» and to the page of a member, a file for each matter."""

from members.blocks.collaborations import collaborations_of
from members.blocks.council import own_organizations
from members.blocks.delegate import delegate_of
from members.blocks.executive import executive_committee
from members.blocks.needs import asked_topics, needs_of, waiting_needs
from members.blocks.way_in import waiting_requests

HOME_BLOCKS = [waiting_requests, executive_committee, own_organizations, waiting_needs, asked_topics]
ORGANIZATION_BLOCKS = [needs_of, collaborations_of, delegate_of]
