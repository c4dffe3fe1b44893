"""/assessoraments/: sessions, asking, experts, budgets, calendar; one file for each."""

from advisory.urls import asking, budgets, calendar, coordination, experts, services, sessions

urlpatterns = [
    *asking.urlpatterns,
    *experts.urlpatterns,
    *budgets.urlpatterns,
    *calendar.urlpatterns,
    *services.urlpatterns,
    *sessions.urlpatterns,
    *coordination.urlpatterns,
]
