"""Who may do what with a plan: coordination edits, the Executive reviews and decides, who is responsible proposes."""

import rules

from members.models import Person
from members.permissions import is_coordination, sits_on_executive, standing_of
from workplan.models import Action


@rules.predicate
def is_responsible(user: Person, action: Action) -> bool:
    """Answers for the action, or for the one it is part of: by name, or as coordinator of the group."""
    standing = standing_of(user)
    if standing is None:
        return False
    own = (action, action.parent) if action.parent else (action,)
    return any(
        one.responsible_id == user.pk or one.answering_body_id in standing.coordinated_body_ids for one in own
    )


@rules.predicate
def is_under_review(user: Person, action: Action) -> bool:
    """Whether the Executive is reviewing its plan; `for_page` knows it already."""
    known: bool | None = getattr(action, "is_under_review", None)
    return action.area.plan.reviews.filter(state="open").exists() if known is None else known


rules.add_perm("workplan.import_plan", is_coordination)
rules.add_perm("workplan.edit_plan", is_coordination)
rules.add_perm("workplan.approve_plan", is_coordination)
rules.add_perm("workplan.close_plan", is_coordination)
rules.add_perm("workplan.edit_funding", is_coordination)
rules.add_perm("workplan.see_funding", is_coordination | sits_on_executive)
rules.add_perm("workplan.follow_plan", is_coordination | sits_on_executive)
rules.add_perm("workplan.confirm_progress", is_coordination | sits_on_executive)
rules.add_perm("workplan.change_state", is_coordination | (sits_on_executive & is_under_review))
rules.add_perm("workplan.propose_progress", is_coordination | is_responsible)
rules.add_perm("workplan.see_notes", is_coordination | sits_on_executive | is_responsible)
rules.add_perm("workplan.run_review", is_coordination)
rules.add_perm("workplan.decide", is_coordination | sits_on_executive)
