from django.utils.translation import gettext as _

from advisory.models import AdvisorySession
from advisory.operations import writing
from members.models import Person
from office.audit import operation
from office.refusals import Refused
from workplan.models import Action


@operation(on="session")
def tie_to_action(*, session: AdvisorySession, action: Action | None, by: Person | None) -> AdvisorySession:
    """Which action of the plan it serves: once done, it counts there as evidence. None unties it."""
    if action is not None and action.state in Action.NOT_COUNTED:
        raise Refused(_("That action is no longer counted in its plan. Choose another one."), "action")
    session.action = action
    writing.save(session, "action")
    return session
