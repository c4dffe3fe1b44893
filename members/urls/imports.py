"""/importacions/: the network's own spreadsheet, seen row by row before it comes in."""

from django.urls import path

from members.views import imports

urlpatterns = [
    path("", imports.import_start, name="import_start"),
    path("plantilla/", imports.import_template, name="import_template"),
    path("<str:token>/", imports.import_preview, name="import_preview"),
    path("<str:token>/errades/", imports.import_faults, name="import_faults"),
    path("<str:token>/incorporeu/", imports.import_confirm, name="import_confirm"),
]
