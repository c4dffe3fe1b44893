"""/persones/: the directory, the page of a person, two rows of one person made one."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
