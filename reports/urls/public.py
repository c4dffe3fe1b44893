from django.urls import path

from reports.views.public import report_version

urlpatterns = [path("<int:year>/versio/<int:number>/", report_version, name="report_version")]
