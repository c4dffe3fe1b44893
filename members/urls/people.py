"""/persones/: the directory, the page of a person, two rows of one person made one."""

from django.urls import path

from members.views import directory, merging

urlpatterns = [
    path("", directory.person_list, name="person_list"),
    path("fitxer/<str:kind>/", directory.person_export, name="person_export"),
    path("repetides/", merging.person_doubles, name="person_doubles"),
    path("<int:pk>/", directory.person_page, name="person_page"),
    path("<int:pk>/uniu/", merging.person_merge, name="person_merge"),
    path("<int:pk>/uniu/<int:other>/", merging.person_merge_confirm, name="person_merge_confirm"),
]
