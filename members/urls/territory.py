"""/territori/: the map with its list, presence by comarca, joins and leaves, delegate municipalities."""

from django.urls import path

from members.views import delegations, territory

delegation_urls = [  # /territori/delegats/…
    path("delegats/", delegations.delegation_list, name="delegation_list"),
    path("delegats/nou/", delegations.delegation_add, name="delegation_add"),
    path("delegats/<int:pk>/", delegations.delegation_edit, name="delegation_edit"),
    path("delegats/<int:pk>/final/", delegations.delegation_end, name="delegation_end"),
]
urlpatterns = [
    path("", territory.territory_map, name="territory_map"),
    path("presencia/", territory.presence_page, name="presence"),
    path("presencia/<str:kind>/", territory.presence_export, name="presence_export"),
    path("altes-i-baixes/", territory.joins_page, name="joins_and_leaves"),
    path("altes-i-baixes/<str:kind>/", territory.joins_export, name="joins_export"),
    *delegation_urls,
]
