"""/pla/: actions."""

from django.urls import URLPattern, path

from workplan.views import actions, calendar, changes, groups

urlpatterns: list[URLPattern] = [
    path("<plan:code>/actuacions/", actions.workplan_actions, name="workplan_actions"),
    path(
        "<plan:code>/actuacions.<slug:kind>",
        actions.workplan_actions_export,
        name="workplan_actions_export",
    ),
    path("<plan:code>/grups/", groups.workplan_groups, name="workplan_groups"),
    path("<plan:code>/calendari/", calendar.workplan_calendar, name="workplan_calendar"),
    path("<plan:code>/canvis/", changes.workplan_changes, name="workplan_changes"),
]
