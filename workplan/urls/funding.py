"""/pla/: funding."""

from django.urls import URLPattern, path

from workplan.views import funding

urlpatterns: list[URLPattern] = [
    path("actuacions/<int:pk>/cost/", funding.action_cost, name="action_cost"),
    path("<plan:code>/financament/", funding.workplan_funding, name="workplan_funding"),
    path("<plan:code>/escenaris/", funding.workplan_scenarios, name="workplan_scenarios"),
    path("<plan:code>/financament/nova/", funding.funding_add, name="funding_add"),
    path("<plan:code>/financament/<int:pk>/", funding.funding_edit, name="funding_edit"),
    path("<plan:code>/financament/<int:pk>/treure/", funding.funding_remove, name="funding_remove"),
    path("<plan:code>/financament/<int:pk>/actuacions/", funding.funding_actions, name="funding_actions"),
]
