from django.urls import path

from advisory.views import asking

urlpatterns = [path("demaneu/", asking.session_ask, name="session_ask")]
