"""The addresses of the office: messages, preferences, reminders, long work, histories, declared totals, the state of the system."""

from django.urls import path

from office.views import figures, history, jobs, messages, reminders, system

message_urls = [  # /avisos/…
    path("avisos/", messages.message_list, name="message_list"),
    path("avisos/llegits/", messages.messages_read, name="messages_read"),
    path("avisos/<int:pk>/", messages.message_open, name="message_open"),
    path("preferencies/", messages.preferences, name="preferences"),
]
reminder_urls = [  # /recordatoris/…
    path("recordatoris/", reminders.reminder_list, name="reminder_list"),
    path("recordatoris/<int:pk>/", reminders.reminder_switch, name="reminder_switch"),
]
job_urls = [path("feines/<int:pk>/", jobs.job_detail, name="job_detail")]
history_urls = [path("historia/<str:label>/<int:pk>/", history.record_history, name="record_history")]
figure_urls = [  # /totals-declarats/…
    path("totals-declarats/", figures.declared_total_list, name="declared_total_list"),
    path("totals-declarats/nou/", figures.declared_total_add, name="declared_total_add"),
    path(
        "totals-declarats/<int:pk>/retireu/", figures.declared_total_withdraw, name="declared_total_withdraw"
    ),
]
system_urls = [  # /estat/…
    path("estat/", system.system_state, name="system_state"),
    path("estat/auditoria/verifiqueu/", jobs.audit_verify, name="audit_verify"),
    path("estat/missatges/<int:pk>/envieu/", system.message_send_again, name="message_send_again"),
    path("estat/missatges/<int:pk>/deixeu/", system.message_give_up, name="message_give_up"),
]
urlpatterns = [*message_urls, *reminder_urls, *job_urls, *history_urls, *figure_urls, *system_urls]
