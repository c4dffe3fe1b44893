from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import Body, Term
from office.figures import Period
from reports.listings import Line, Listing


def groups(period: Period) -> list[Line]:
    """The working groups that were active on some day of the period, by the name they had at its end."""
    active = Q(spells__state="active", spells__starts_on__lte=period.ends_on) & (
        Q(spells__ends_on__isnull=True) | Q(spells__ends_on__gte=period.starts_on)
    )
    rows = Body.objects.filter(active, kind=Body.Kind.WORKING_GROUP).prefetch_related("former_names")
    lines = [Line(_name_at_the_end(body, period), url=body.get_absolute_url()) for body in rows.distinct()]
    return sorted(lines, key=lambda line: line.text)


def _name_at_the_end(body: Body, period: Period) -> str:
    later = [former for former in body.former_names.all() if former.until >= period.ends_on]
    return min(later, key=lambda former: former.until).name if later else body.name


def elections(period: Period) -> list[Line]:
    """The bodies that were elected in the period, with their term."""
    rows = Term.objects.filter(starts_on__range=(period.starts_on, period.ends_on)).select_related("body")
    return [
        Line(
            _("%(body)s, term %(years)s") % {"body": term.body, "years": term.years},
            term.starts_on,
            url=term.body.get_absolute_url(),
        )
        for term in rows.order_by("starts_on", "pk")
    ]


LISTINGS = (
    Listing("groups", gettext_lazy("Working groups of the year"), groups),
    Listing("elections", gettext_lazy("Elections"), elections),
)
