"""/acollida/: the board, the shared checklist, and the same checklist by signed link."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from care.views import links, mentors, onboardings, steps


class PartyConverter(StringConverter):
    """Who can be sent the checklist."""

    regex = "council|mentor"


register_converter(PartyConverter, "party")

onboarding_urls = [  # /acollida/<onboarding>/…
    path("<int:pk>/", onboardings.onboarding_detail, name="onboarding_detail"),
    path("<int:pk>/tanqueu/", onboardings.onboarding_finish, name="onboarding_finish"),
    path("<int:pk>/atureu/", onboardings.onboarding_stop, name="onboarding_stop"),
    path("<int:pk>/llista/<party:party>/", onboardings.checklist_send, name="checklist_send"),
    path("<int:pk>/passos/", steps.step_add, name="step_add"),
    path("<int:pk>/mentor/", mentors.mentor_propose, name="mentor_propose"),
]
step_urls = [  # /acollida/passos/<step>/…
    path("passos/<int:pk>/fet/", steps.step_finish, name="step_finish"),
    path("passos/<int:pk>/desfeu/", steps.step_reopen, name="step_reopen"),
    path("passos/<int:pk>/deixeu/", steps.step_skip, name="step_skip"),
    path("passos/<int:pk>/necessitat/", steps.step_need_add, name="step_need_add"),
    path("passos/<int:pk>/data/", steps.step_redate, name="step_redate"),
]
mentor_urls = [  # /acollida/mentors/<proposal>/…
    path("mentors/<int:pk>/resposta/", mentors.mentor_answer, name="mentor_answer"),
    path("mentors/<int:pk>/retireu/", mentors.mentor_withdraw, name="mentor_withdraw"),
]
link_urls = [  # /acollida/enllac/<token>/…
    path("enllac/<str:token>/", links.link_checklist, name="link_checklist"),
    path("enllac/<str:token>/passos/<int:pk>/fet/", links.link_step_finish, name="link_step_finish"),
    path("enllac/<str:token>/passos/<int:pk>/desfeu/", links.link_step_reopen, name="link_step_reopen"),
    path("enllac/<str:token>/mentor/", links.link_mentor_answer, name="link_mentor_answer"),
]
urlpatterns = [
    path("", onboardings.onboarding_list, name="onboarding_list"),
    path("nova/", onboardings.onboarding_start, name="onboarding_start"),
    *onboarding_urls,
    *step_urls,
    *mentor_urls,
    *link_urls,
]
