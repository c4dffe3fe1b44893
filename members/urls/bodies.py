"""/organs/: the bodies of the association and its groups, their terms, seats and elections."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
