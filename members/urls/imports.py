"""/importacions/: the network's own spreadsheet, seen row by row before it comes in."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
