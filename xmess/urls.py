from django.urls import include, path

urlpatterns = [path("sessio/", include("allauth.urls"))]
