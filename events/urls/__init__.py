"""/esdeveniments/: events, registration, attendance, certificates, calendar; one file for each."""

from events.urls import attendance, calendar, certificates, events, registrations

urlpatterns = [
    *calendar.urlpatterns,
    *registrations.urlpatterns,
    *attendance.urlpatterns,
    *certificates.urlpatterns,
    *events.urlpatterns,
]
