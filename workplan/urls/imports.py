"""/pla/importacions/: a plan comes in from its file."""

from django.urls import path

from workplan.views import corrections, imports

urlpatterns = [
    path("importacions/", imports.plan_import, name="plan_import"),
    path("importacions/plantilla/", imports.plan_template, name="plan_template"),
    path("importacions/<int:pk>/", imports.plan_draft, name="plan_draft"),
    path("importacions/<int:pk>/aprovar/", imports.plan_draft_approve, name="plan_draft_approve"),
    path("importacions/<int:pk>/descartar/", imports.plan_draft_discard, name="plan_draft_discard"),
    path("importacions/<int:pk>/font/", imports.plan_draft_source, name="plan_draft_source"),
    path("importacions/<int:pk>/desfer/", corrections.draft_undo, name="plan_draft_undo"),
    path("importacions/<int:pk>/peces/<int:node_id>/", corrections.node_edit, name="plan_node_edit"),
    path("importacions/<int:pk>/peces/<int:node_id>/partir/", corrections.node_split, name="plan_node_split"),
    path("importacions/<int:pk>/peces/<int:node_id>/lloc/", corrections.node_move, name="plan_node_move"),
    path("importacions/<int:pk>/peces/<int:node_id>/<slug:act>/", corrections.node_act, name="plan_node_act"),
]
