"""/organs/: the bodies of the association and its groups, their terms, seats and elections."""

from django.urls import path

from members.views import bodies, elections, groups

body_urls = [  # /organs/<body>/…
    path("<int:pk>/", bodies.body_page, name="body_page"),
    path("<int:body_id>/nom/", bodies.body_rename, name="body_rename"),
    path("<int:body_id>/acords/afegiu/", bodies.agreement_add, name="agreement_add"),
    path("<int:body_id>/eleccio/", elections.election_record, name="election_record"),
    path("<int:body_id>/estat/", groups.group_state_change, name="group_state_change"),
    path("<int:body_id>/participacions/afegiu/", groups.participation_add, name="participation_add"),
]
term_urls = [  # /organs/mandats/… and /organs/vocalies/…
    path("mandats/<int:pk>/final/", elections.term_end, name="term_end"),
    path("mandats/<int:pk>/retireu/", elections.election_withdraw, name="election_withdraw"),
    path("mandats/<int:term_id>/vocalies/afegiu/", elections.seat_add, name="seat_add"),
    path("vocalies/<int:pk>/relleu/", elections.seat_replace, name="seat_replace"),
    path("vocalies/<int:pk>/final/", elections.seat_end, name="seat_end"),
]
group_urls = [  # /organs/grups/… and /organs/participacions/…
    path("grups/proposeu/", groups.group_propose, name="group_propose"),
    path("participacions/<int:pk>/final/", groups.participation_end, name="participation_end"),
    path("participacions/<int:pk>/coordinacio/", groups.coordinator_set, name="coordinator_set"),
]
urlpatterns = [
    path("", bodies.body_list, name="body_list"),
    path("acords/<int:pk>/estat/", bodies.agreement_state, name="agreement_state"),
    *body_urls,
    *term_urls,
    *group_urls,
]
