"""/pla/: an action and its progress."""

from django.urls import URLPattern, path

from workplan.views import evidence, indicators, progress, unchanged

urlpatterns: list[URLPattern] = [
    path("actuacions/<int:pk>/", progress.action_page, name="action_page"),
    path("actuacions/<int:pk>/estat/", progress.action_state, name="action_state"),
    path("actuacions/<int:pk>/notes/nova/", progress.note_add, name="note_add"),
    path("actuacions/<int:pk>/proposta/", progress.progress_propose, name="progress_propose"),
    path("actuacions/<int:pk>/avanc/", progress.progress_confirm, name="progress_confirm"),
    path("propostes/<int:pk>/", progress.progress_answer, name="progress_answer"),
    path("actuacions/<int:pk>/evidencies/nova/", evidence.evidence_add, name="evidence_add"),
    path("evidencies/<int:pk>/", evidence.evidence_edit, name="evidence_edit"),
    path("evidencies/<int:pk>/treure/", evidence.evidence_remove, name="evidence_remove"),
    path("evidencies/<int:pk>/fitxer/", evidence.evidence_file, name="evidence_file"),
    path("actuacions/<int:pk>/indicadors/nou/", indicators.indicator_add, name="indicator_add"),
    path("indicadors/<int:pk>/", indicators.indicator_edit, name="indicator_edit"),
    path("indicadors/<int:pk>/valor/", indicators.indicator_value, name="indicator_value"),
    path("indicadors/<int:pk>/treure/", indicators.indicator_remove, name="indicator_remove"),
    path("<plan:code>/sense-canvis/", unchanged.actions_unchanged, name="actions_unchanged"),
    path("<plan:code>/sense-canvis/desfer/", unchanged.actions_unchanged_undo, name="actions_unchanged_undo"),
]
