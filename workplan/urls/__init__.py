"""/pla/: the plan, its actions, its reviews and its money; `<plan>` is a code such as «2026»."""

from django.urls import register_converter
from django.urls.converters import StringConverter

from workplan.rules.codes import CODE


class PlanConverter(StringConverter):
    """The code of a plan begins with its year, and so no other word of an address is taken for one."""

    regex = CODE


register_converter(PlanConverter, "plan")

from workplan.urls import actions, closing, funding, imports, plans, progress, reviews  # noqa: E402

urlpatterns = [
    *imports.urlpatterns,
    *plans.urlpatterns,
    *actions.urlpatterns,
    *progress.urlpatterns,
    *funding.urlpatterns,
    *reviews.urlpatterns,
    *closing.urlpatterns,
]
