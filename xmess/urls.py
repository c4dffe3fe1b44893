"""The addresses of the portal; roots are in Catalan. Each app's table stands in its `urls.py`."""

from django.urls import include, path

from care.views.organizations import organization_page
from home.views import home
from members.views.memberships import request_by_link
from members.views.session import invitation
from office.health import health
from xmess.gallery import gallery

urlpatterns = [
    path("", home, name="home"),
    path("health/", health, name="health"),
    path("components/", gallery, name="gallery"),
    path("sessio/", include("members.urls.session")),
    path("invitacio/<str:token>/", invitation, name="invitation"),
    path("adhesio/<str:token>/", request_by_link, name="request_by_link"),
    path("membres/<int:pk>/", organization_page, name="organization_page"),
    path("membres/", include("members.urls")),
    path("persones/", include("members.urls.people")),
    path("organs/", include("members.urls.bodies")),
    path("necessitats/", include("members.urls.needs")),
    path("ecosistema/", include("members.urls.partners")),
    path("territori/", include("members.urls.territory")),
    path("importacions/", include("members.urls.imports")),
    path("acollida/", include("care.urls")),
    path("pla/", include("workplan.urls")),
    path("esdeveniments/", include("events.urls")),
    path("assessoraments/", include("advisory.urls")),
    path("memories/", include("reports.urls")),
    path("", include("office.urls")),
]
