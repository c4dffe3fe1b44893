"""/necessitats/: what the councils need, and the list of topics that orders it."""

from django.urls import path

from members.views import needs, topics

topic_urls = [  # /necessitats/temes/…
    path("temes/", topics.topic_list, name="topic_list"),
    path("temes/nou/", topics.topic_add, name="topic_add"),
    path("temes/<int:pk>/", topics.topic_edit, name="topic_edit"),
    path("temes/<int:pk>/uniu/", topics.topic_merge, name="topic_merge"),
    path("temes/<int:pk>/suprimiu/", topics.topic_delete, name="topic_delete"),
]
urlpatterns = [
    path("", needs.need_list, name="need_list"),
    path("fitxer/<slug:kind>/", needs.need_export, name="need_export"),
    path("que-demanen/", needs.need_summary, name="need_summary"),
    path("<int:pk>/", needs.need_edit, name="need_edit"),
    path("<int:pk>/tanqueu/", needs.need_close, name="need_close"),
    path("<int:pk>/obriu/", needs.need_reopen, name="need_reopen"),
    *topic_urls,
]
