from django.urls import path

from events.views import events

urlpatterns = [
    path("", events.event_list, name="event_list"),
    path("llista.<str:kind>", events.event_export, name="event_export"),
    path("<int:pk>/", events.event_page, name="event_page"),
]
