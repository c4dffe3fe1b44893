"""/territori/: the map with its list, presence by comarca, joins and leaves, delegate municipalities."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
