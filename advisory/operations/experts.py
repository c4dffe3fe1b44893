"""Whether somebody can give a session: who has left the network gives none."""

from datetime import date

from django.utils.translation import gettext as _

from members.models import NetworkRole, Person
from members.permissions import Standing
from office import clock
from office.refusals import Refused


def check_advises(expert: Person, day: date | None = None) -> None:
    """Refused for who advised the network and, that day, does no more; coordination may ask anybody else."""
    if expert.merged_into_id is not None or not expert.is_active:
        raise Refused(_("%s is not in the portal any more: choose another expert.") % expert, "expert")
    on = max(day or clock.today(), clock.today())
    standing = Standing(expert, on)
    has_advised = NetworkRole.objects.filter(person=expert, kind=NetworkRole.Kind.ADVISOR).exists()
    if has_advised and not standing.network_roles and not standing.organization_ids:
        raise Refused(_("%s does not advise the network that day: choose another expert.") % expert, "expert")
