from django.urls import path

from advisory.views import answers, sessions

urlpatterns = [
    path("", sessions.session_list, name="session_list"),
    path("llista.<str:kind>", sessions.session_export, name="session_export"),
    path("<int:pk>/", sessions.session_page, name="session_page"),
    path("<int:pk>/oferta/", answers.session_reply, name="session_reply"),
    path("<int:pk>/resposta/", answers.session_answer, name="session_answer"),
    path("<int:pk>/cancelleu/", answers.session_cancel, name="session_cancel"),
    path("materials/<int:pk>/", sessions.session_material, name="session_material"),
]
