from django.urls import path

from reports.views.drafts import report_draft_file, report_draft_made
from reports.views.photos import report_draft_photo, report_photo
from reports.views.public import report_file, report_list, report_page, report_theme, report_version

urlpatterns = [
    path("", report_list, name="report_list"),
    path("aspecte.css", report_theme, name="report_theme"),
    path("<int:year>/", report_page, name="report_page"),
    path("<int:year>/versio/<int:number>/", report_version, name="report_version"),
    path("<int:year>/versio/<int:number>/<slug:kind>/", report_file, name="report_file"),
    path("fotos/<int:pk>/", report_photo, name="report_photo"),
    path("fotos/esborrany/<int:pk>/", report_draft_photo, name="report_draft_photo"),
    path("<int:year>/esborrany/<slug:kind>/", report_draft_file, name="report_draft_file"),
    path("esborranys/<int:pk>/", report_draft_made, name="report_draft_made"),
]
