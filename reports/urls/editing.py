from django.urls import path

from reports.views.editing import report_edit

urlpatterns = [path("<int:year>/edicio/", report_edit, name="report_edit")]
