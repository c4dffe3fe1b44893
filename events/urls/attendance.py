from django.urls import path

from events.views import attendance

urlpatterns = [
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
