from datetime import date

from django.utils.translation import gettext as _

from members.models import Agreement, Body, Person
from office import clock
from office.audit import operation
from office.refusals import Refused


@operation()
def record_agreement(
    *, body: Body, adopted_on: date, title: str, text: str = "", by: Person | None
) -> Agreement:
    if adopted_on > clock.today():
        raise Refused(_("An agreement cannot be dated in the future."), "adopted_on")
    return Agreement.objects.create(body=body, adopted_on=adopted_on, title=title, text=text)
