"""The calendar of sessions, and the private addresses from which other calendars read it."""

from django.urls import path

from advisory.views import calendar

urlpatterns = [
    path("calendari/", calendar.advice_calendar, name="advice_calendar"),
    path("calendari/subscripcions/", calendar.feed_page, name="feed_page"),
    path("calendari/subscripcions/<str:token>.ics", calendar.feed, name="feed"),
    path("calendari/subscripcions/<slug:key>/adreca/", calendar.feed_renew, name="feed_renew"),
    path("calendari/subscripcions/<slug:key>/tanqueu/", calendar.feed_close, name="feed_close"),
]
