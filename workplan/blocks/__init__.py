"""What this app offers to «Inici» and to the page of a body."""

from workplan.blocks.groups import actions_of
from workplan.blocks.own import own_actions
from workplan.blocks.plan import plan_of_coordination, plan_of_executive, plan_of_members

HOME_BLOCKS = [plan_of_executive, plan_of_coordination, own_actions, plan_of_members]
BODY_BLOCKS = [actions_of]
