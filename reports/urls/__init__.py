"""/memories/"""

from django.urls import URLPattern

from reports.urls import editing, justifications, public, sheets

urlpatterns: list[URLPattern] = [
    *editing.urlpatterns,
    *justifications.urlpatterns,
    *sheets.urlpatterns,
    *public.urlpatterns,
]
