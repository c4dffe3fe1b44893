"""/membres/: the council in its register, its people, its way into the network."""

from django.urls import path

from members.views import memberships, needs, organizations, people

organization_urls = [  # /membres/<organization>/…
    path("<int:organization_id>/dades/", organizations.organization_edit, name="organization_edit"),
    path("<int:organization_id>/persones/afegiu/", people.role_add, name="role_add"),
    path("<int:organization_id>/necessitats/afegiu/", needs.need_add, name="need_add"),
    path("<int:organization_id>/interessat/", memberships.prospect_add, name="prospect_add"),
    path("<int:organization_id>/peticio/", memberships.request_add, name="request_add"),
    path("<int:organization_id>/adhesio/", memberships.membership_change, name="membership_change"),
]
people_urls = [  # /membres/carrecs/… and /membres/persones/…
    path("carrecs/<int:pk>/", people.role_edit, name="role_edit"),
    path("carrecs/<int:pk>/final/", people.role_end, name="role_end"),
    path("persones/<int:pk>/convideu/", people.person_invite, name="person_invite"),
]
membership_urls = [  # /membres/interessats/… and /membres/peticions/…
    path("interessats/<int:pk>/", memberships.prospect_edit, name="prospect_edit"),
    path("interessats/<int:pk>/tanqueu/", memberships.prospect_close, name="prospect_close"),
    path("interessats/<int:pk>/enllac/", memberships.request_link_send, name="request_link_send"),
    path("peticions/<int:pk>/aproveu/", memberships.request_approve, name="request_approve"),
    path("peticions/<int:pk>/retireu/", memberships.request_withdraw, name="request_withdraw"),
    path("peticions/<int:pk>/document/", memberships.request_document, name="request_document"),
]
urlpatterns = [
    path("", organizations.organization_list, name="organization_list"),
    path("llista.<str:kind>", organizations.organization_export, name="organization_export"),
    *organization_urls,
    *people_urls,
    *membership_urls,
]
