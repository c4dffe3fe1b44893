"""/pla/: the plan, its actions, its reviews and its money; `<plan>` is a code such as «2026»."""

from django.urls import register_converter
from django.urls.converters import StringConverter

from workplan.models.plans import CODE_PATTERN


class PlanConverter(StringConverter):
    regex = CODE_PATTERN


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
