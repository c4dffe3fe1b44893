"""What coordination does with sessions, the public page of what has been worked on, and who receives."""

from django.urls import path

from advisory.views import assigning, corrections, equity, offers, public

act_urls = [  # /assessoraments/<number>/…
    path("<int:pk>/assigneu/", assigning.session_assign, name="session_assign"),
    path("<int:pk>/data/", assigning.session_date, name="session_date"),
    path("<int:pk>/confirmeu/", assigning.session_confirm, name="session_confirm"),
    path("<int:pk>/denegueu/", assigning.session_decline, name="session_decline"),
    path("<int:pk>/no-presentat/", assigning.session_no_show, name="session_no_show"),
    path("<int:pk>/ens/", offers.session_join, name="session_join"),
    path("<int:pk>/ens/<int:organization_id>/", offers.session_leave, name="session_leave"),
    path("<int:pk>/actuacio/", offers.session_plan, name="session_plan"),
    path("<int:pk>/minuts-de-mes/", corrections.session_overrun, name="session_overrun"),
    path("<int:pk>/correccio/", corrections.session_correct, name="session_correct"),
    path("<int:pk>/linia/", public.session_publish, name="session_publish"),
    path("<int:pk>/linia/retireu/", public.session_withdraw, name="session_withdraw"),
]
urlpatterns = [
    path("oferiu/", offers.session_offer, name="session_offer"),
    path("anoteu/", offers.session_record, name="session_record"),
    path("en-que-hem-assessorat/", public.worked_fields, name="worked_fields"),
    path("en-que-hem-assessorat/dades.json", public.worked_fields_data, name="worked_fields_data"),
    path("qui-rep/", equity.equity, name="equity"),
    path("qui-rep/fitxer/<slug:kind>/", equity.equity_export, name="equity_export"),
    *act_urls,
]
