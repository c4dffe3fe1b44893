from django.urls import path

from events.views import certificates, opinions, training

urlpatterns = [
    path("formacio/", training.training_plan, name="training_plan"),
    path("formacio.<str:kind>", training.training_plan_export, name="training_plan_export"),
    path("formacio/hores/", training.training_hours, name="training_hours"),
    path("formacio/hores.<str:kind>", training.training_hours_export, name="training_hours_export"),
    path("<int:pk>/opinions/", opinions.event_opinions, name="event_opinions"),
    path("opinio/<str:token>/", opinions.event_opinion, name="event_opinion"),
    path("<int:pk>/certificats/", certificates.event_certificates, name="event_certificates"),
    path("<int:pk>/certificats.zip", certificates.event_certificates_zip, name="event_certificates_zip"),
    path("certificats/", certificates.own_certificates, name="own_certificates"),
    path("certificats/<int:pk>/retireu/", certificates.certificate_revoke, name="certificate_revoke"),
    path("certificats/<int:pk>/restabliu/", certificates.certificate_restore, name="certificate_restore"),
    path("certificats/<uuid:code>/", certificates.certificate_page, name="certificate_page"),
    path("certificats/<uuid:code>/pdf/", certificates.certificate_paper, name="certificate_paper"),
]
