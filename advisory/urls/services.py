from django.urls import URLPattern, path

from advisory.views import services

urlpatterns: list[URLPattern] = [
    path("serveis/", services.service_list, name="service_list"),
    path("serveis/<slug:code>/", services.service_edit, name="service_edit"),
]
