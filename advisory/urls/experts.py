from django.urls import URLPattern, path

from advisory.views import experts, hours, logging, slots

urlpatterns: list[URLPattern] = [
    path("meus/", experts.expert_page, name="expert_page"),
    path("<int:pk>/resultat/", logging.session_log, name="session_log"),
    path("enllac/<str:token>/resultat/", logging.link_session_log, name="link_session_log"),
    path("hores-publicades/", slots.slot_list, name="slot_list"),
    path("hores-publicades/demaneu/", slots.slot_ask, name="slot_ask"),
    path("horaris/", hours.hours_page, name="hours_page"),
    path("horaris/afegiu/", hours.hours_add, name="hours_add"),
    path("horaris/<int:pk>/fi/", hours.hours_end, name="hours_end"),
    path("horaris/dies-lliures/", hours.days_off_add, name="days_off_add"),
    path("horaris/dies-lliures/<int:pk>/traieu/", hours.days_off_remove, name="days_off_remove"),
]
