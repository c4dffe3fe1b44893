from django.urls import path

from bench import floor
from xmess.urls import urlpatterns as portal

urlpatterns = [
    *portal,
    path("bench/floor/", floor.page, name="floor_page"),
    path("bench/floor.csv", floor.export, name="floor_export"),
]
