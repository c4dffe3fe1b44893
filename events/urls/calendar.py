"""The calendar of the network, the public agenda, and the addresses from which other calendars read them."""

from django.urls import path

from events.views import calendar

urlpatterns = [
    path("calendari/", calendar.event_calendar, name="event_calendar"),
    path("calendari/subscripcio/", calendar.event_feeds, name="event_feeds"),
    path("calendari/subscripcio/adreca/", calendar.event_feed_renew, name="event_feed_renew"),
    path("calendari/subscripcio/tanqueu/", calendar.event_feed_close, name="event_feed_close"),
    path("calendari/subscripcio/<str:token>.ics", calendar.event_feed, name="event_feed"),
    path("agenda/", calendar.public_agenda, name="public_agenda"),
    path("agenda.json", calendar.public_agenda_data, name="public_agenda_data"),
    path("agenda.ics", calendar.public_agenda_feed, name="public_agenda_feed"),
]
