from django.urls import path

from events.views import attendance, checking_in, counts, imports, past, sheets

urlpatterns = [
    path("assistencia/", counts.attendance_statistics, name="attendance_statistics"),
    path("assistencia/<str:kind>/", counts.attendance_statistics_export, name="attendance_statistics_export"),
    path("<int:pk>/xifres/", counts.event_counts, name="event_counts"),
    path("<int:pk>/xifres/declarades/", counts.event_totals, name="event_totals"),
    path("<int:pk>/full-de-signatures/", sheets.attendance_sheet, name="attendance_sheet"),
    path("<int:pk>/acreditacions/", sheets.event_badges, name="event_badges"),
    path("<int:pk>/assistencia/fitxer/", imports.attendance_import, name="attendance_import"),
    path(
        "<int:pk>/assistencia/fitxer/<str:token>/",
        imports.attendance_import_preview,
        name="attendance_import_preview",
    ),
    path(
        "<int:pk>/assistencia/fitxer/<str:token>/per-dir/",
        imports.attendance_import_rest,
        name="attendance_import_rest",
    ),
    path("passats/", past.event_past_import, name="event_past_import"),
    path("passats/plantilla/", past.event_past_template, name="event_past_template"),
    path("passats/<str:token>/", past.event_past_preview, name="event_past_preview"),
    path("<int:pk>/codi/", checking_in.event_code, name="event_code"),
    path("soc-aqui/", checking_in.check_in_code, name="check_in_code"),
    path("soc-aqui/<str:token>/", checking_in.check_in, name="check_in"),
    path("<int:pk>/assistencia/", attendance.attendance_page, name="attendance_page"),
    path("<int:pk>/assistencia/tothom/", attendance.attendance_all, name="attendance_all"),
    path("<int:pk>/assistencia/sense-inscripcio/", attendance.attendance_add, name="attendance_add"),
    path(
        "<int:pk>/assistencia/sense-inscripcio/persona/", attendance.attendance_pick, name="attendance_pick"
    ),
    path(
        "<int:pk>/assistencia/inscripcio/<int:registration>/",
        attendance.attendance_write,
        name="attendance_write",
    ),
    path(
        "<int:pk>/assistencia/inscripcio/<int:registration>/marca/",
        attendance.attendance_mark,
        name="attendance_mark",
    ),
    path("<int:pk>/assistencia/<int:attendance>/", attendance.attendance_edit, name="attendance_edit"),
    path("<int:pk>/assistencia/<int:attendance>/desfes/", attendance.attendance_undo, name="attendance_undo"),
]
