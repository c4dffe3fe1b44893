"""/ecosistema/: the partners, whom to talk to in them, and what is done together."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
