"""/necessitats/: what the councils need, and the list of topics that orders it."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
