"""/pla/: actions."""

from django.urls import URLPattern, path

from workplan.views import actions, groups

urlpatterns: list[URLPattern] = [
    path("<plan:code>/actuacions/", actions.workplan_actions, name="workplan_actions"),
    path(
        "<plan:code>/actuacions.<slug:kind>",
        actions.workplan_actions_export,
        name="workplan_actions_export",
    ),
    path("<plan:code>/grups/", groups.workplan_groups, name="workplan_groups"),
]
