from django.urls import path

from events.views import organization_queue, questions, registering, registration_links, registrations

urlpatterns = [
    path("inscripcions/", registrations.own_registrations, name="own_registrations"),
    path("inscripcions/ens/", organization_queue.organization_queue, name="organization_queue"),
    path("inscripcions/ens/<int:pk>/", organization_queue.organization_place, name="organization_place"),
    path("inscripcions/<int:pk>/", registrations.registration_page, name="registration_page"),
    path("inscripcions/<int:pk>/cancelleu/", registrations.registration_cancel, name="registration_cancel"),
    path("inscripcions/<int:pk>/substituiu/", registrations.registration_substitute, name="registration_substitute"),
    path("inscripcions/<int:pk>/accepteu/", registrations.registration_accept, name="registration_accept"),
    path("inscripcions/<int:pk>/soc-aqui/", registrations.registration_here, name="registration_here"),
    path("inscripcio/<str:token>/", registration_links.link_registration, name="link_registration"),
    path("inscripcio/<str:token>/necessitats/", registration_links.link_needs, name="link_needs"),
    path("<int:pk>/inscripcio/", registering.event_register, name="event_register"),
    path("<int:pk>/inscripcions/", registrations.registration_list, name="registration_list"),
    path("<int:pk>/inscripcions.<str:kind>", registrations.registration_export, name="registration_export"),
    path("<int:pk>/preguntes/", questions.event_questions, name="event_questions"),
    path("preguntes/<int:pk>/", questions.question_edit, name="question_edit"),
    path("preguntes/<int:pk>/suprimiu/", questions.question_remove, name="question_remove"),
]  # fmt: skip
