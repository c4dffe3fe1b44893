"""/memories/convenis/"""

from django.urls import URLPattern, path

from reports.views import justification_evidence as evidence
from reports.views import justification_lines as lines
from reports.views import justification_reopening as reopening
from reports.views import justifications as views

urlpatterns: list[URLPattern] = [
    path("convenis/", views.justification_list, name="justification_list"),
    path("convenis/nova/", views.justification_start, name="justification_start"),
    path("convenis/<int:pk>/", views.justification_page, name="justification_page"),
    path("convenis/<int:pk>/canvi/", views.justification_edit, name="justification_edit"),
    path("convenis/<int:pk>/recompte/", views.justification_count, name="justification_count"),
    path("convenis/<int:pk>/tancament/", views.justification_close, name="justification_close"),
    path("convenis/<int:pk>/reobertura/", reopening.justification_reopen, name="justification_reopen"),
    path(
        "convenis/reobertures/<int:pk>/<str:kind>/",
        reopening.justification_former,
        name="justification_former",
    ),
    path("convenis/<int:pk>/aplec/", evidence.justification_gather, name="justification_gather"),
    path("convenis/<int:pk>/evidencies/", evidence.justification_evidence, name="justification_evidence"),
    path("convenis/<int:pk>/fitxer/<str:kind>/", views.justification_file, name="justification_file"),
    path("convenis/<int:pk>/indicador/", lines.justification_line_add, name="justification_line_add"),
    path("convenis/indicadors/<int:pk>/", lines.justification_line_edit, name="justification_line_edit"),
    path(
        "convenis/indicadors/<int:pk>/treure/",
        lines.justification_line_remove,
        name="justification_line_remove",
    ),
    path("convenis/indicadors/<int:pk>/lloc/", lines.justification_line_move, name="justification_line_move"),
    path(
        "convenis/indicadors/<int:pk>/imports/",
        lines.justification_line_amounts,
        name="justification_line_amounts",
    ),
    path(
        "convenis/indicadors/<int:pk>/hores/", lines.justification_line_hours, name="justification_line_hours"
    ),
]
