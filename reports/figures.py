"""Figures of the report whose apps are not built yet: only a declared total answers, until then they are to be
found out. Each goes away when its app declares it.
"""

from django.utils.translation import gettext_lazy as _

from office.figures import Figure

FIGURES = [
    Figure("workgroups.active_at_start", _("working groups active at the beginning of the year"), None),
    Figure("workgroups.created", _("new working groups"), None),
    Figure("workgroups.formacio.meetings", _("meetings of the Training group"), None),
    Figure("workgroups.formacio.councils", _("town councils in the Training group"), None),
    Figure("workgroups.formacio.county_councils", _("county councils in the Training group"), None),
    Figure("knowledge.factsheets_published", _("experiences published as factsheets"), None),
    Figure("communication.news", _("news on the website"), None),
    Figure("communication.bulletins", _("bulletins"), None),
]
