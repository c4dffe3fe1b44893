"""/ecosistema/: the partners, whom to talk to in them, and what is done together."""

from django.urls import include, path

from members.views import collaborations, interlocutors, partners

partner_urls = [  # /ecosistema/…
    path("", partners.partner_list, name="partner_list"),
    path("agents.<str:kind>", partners.partner_export, name="partner_export"),
    path("afegiu/", partners.partner_add, name="partner_add"),
    path("<int:pk>/", partners.partner_page, name="partner_page"),
    path("<int:pk>/dades/", partners.partner_edit, name="partner_edit"),
    path("<int:partner_id>/afegiu/", interlocutors.interlocutor_add, name="interlocutor_add"),
]
interlocutor_urls = [  # /ecosistema/interlocutors/…
    path("", interlocutors.interlocutor_list, name="interlocutor_list"),
    path("<int:pk>/", interlocutors.interlocutor_edit, name="interlocutor_edit"),
    path("<int:pk>/final/", interlocutors.interlocutor_end, name="interlocutor_end"),
]
collaboration_urls = [  # /ecosistema/collaboracions/…
    path("", collaborations.collaboration_list, name="collaboration_list"),
    path("llista.<str:kind>", collaborations.collaboration_export, name="collaboration_export"),
    path("afegiu/", collaborations.collaboration_add, name="collaboration_add"),
    path("<int:pk>/", collaborations.collaboration_page, name="collaboration_page"),
    path("<int:pk>/dades/", collaborations.collaboration_edit, name="collaboration_edit"),
    path("<int:pk>/persones/", collaborations.collaboration_people, name="collaboration_people"),
]
urlpatterns = [
    *partner_urls,
    path("interlocutors/", include(interlocutor_urls)),
    path("collaboracions/", include(collaboration_urls)),
]
