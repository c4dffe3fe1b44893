"""/pla/<codi>/tancament/: what becomes of each action, the closing of the plan, and the next one."""

from django.urls import URLPattern, path

from workplan.views import closing

urlpatterns: list[URLPattern] = [
    path("<plan:code>/tancament/", closing.plan_close, name="plan_close"),
    path("<plan:code>/tancament/definitiu/", closing.plan_end, name="plan_end"),
    path("<plan:code>/seguent/", closing.plan_next, name="plan_next"),
    path("<plan:code>/seguent/actuacions/", closing.plan_bring, name="plan_bring"),
    path("actuacions/<int:pk>/tancament/desfet/", closing.action_reopen, name="action_reopen"),
]
