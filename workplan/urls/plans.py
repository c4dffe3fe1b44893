"""/pla/: plans."""

from django.urls import URLPattern, path

from workplan.views import action_editing, document_editing, matrix, plan_editing, plans

urlpatterns: list[URLPattern] = [
    path("", plans.workplan_list, name="workplan_list"),
    path("nou/", plan_editing.plan_add, name="plan_add"),
    path("arees/<int:pk>/", document_editing.area_edit, name="area_edit"),
    path("arees/<int:pk>/treure/", document_editing.area_remove, name="area_remove"),
    path("arees/<int:pk>/reptes/", matrix.area_challenges, name="area_challenges"),
    path("arees/<int:area_id>/blocs/nou/", document_editing.block_add, name="block_add"),
    path("arees/<int:area_id>/actuacions/nova/", action_editing.action_add, name="action_add"),
    path("blocs/<int:pk>/", document_editing.block_edit, name="block_edit"),
    path("blocs/<int:pk>/treure/", document_editing.block_remove, name="block_remove"),
    path("reptes/<int:pk>/", document_editing.challenge_edit, name="challenge_edit"),
    path("reptes/<int:pk>/treure/", document_editing.challenge_remove, name="challenge_remove"),
    path("actuacions/<int:pk>/text/", action_editing.action_edit, name="action_edit"),
    path("actuacions/<int:pk>/lloc/", action_editing.action_move, name="action_move"),
    path("actuacions/<int:pk>/treure/", action_editing.action_remove, name="action_remove"),
    path("actuacions/<int:action_id>/parts/nova/", action_editing.subaction_add, name="subaction_add"),
    path("<plan:code>/", plans.workplan_page, name="workplan_page"),
    path("<plan:code>/document.pdf", plans.workplan_pdf, name="workplan_pdf"),
    path("<plan:code>/document.<str:kind>", plans.workplan_export, name="workplan_export"),
    path("<plan:code>/dades/", plan_editing.workplan_edit, name="workplan_edit"),
    path("<plan:code>/estat/", plan_editing.plan_state, name="plan_state"),
    path("<plan:code>/aprovacio/", plan_editing.plan_approve, name="plan_approve"),
    path("<plan:code>/reptes/", matrix.workplan_matrix, name="workplan_matrix"),
    path("<plan:code>/reptes/nou/", document_editing.challenge_add, name="challenge_add"),
    path("<plan:code>/arees/nova/", document_editing.area_add, name="area_add"),
]
