"""/sessio/: only the doors that are used; what allauth has besides stays closed."""

from allauth.account import views as account
from django.urls import path

from members.views.session import ConfirmCode, RequestCode

urlpatterns = [
    path("", RequestCode.as_view(), name="account_request_login_code"),
    path("codi/", ConfirmCode.as_view(), name="account_confirm_login_code"),
    path("contrasenya/", account.login, name="account_login"),
    path("contrasenya/nova/", account.password_set, name="account_set_password"),
    path("contrasenya/canvi/", account.password_change, name="account_change_password"),
    path("confirmeu/", account.reauthenticate, name="account_reauthenticate"),
    path("inactiva/", account.account_inactive, name="account_inactive"),
    path("sortiu/", account.logout, name="account_logout"),
]
