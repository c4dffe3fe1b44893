"""/memories/fitxes/"""

from django.urls import URLPattern, path

from reports.views import sheets

urlpatterns: list[URLPattern] = [
    path("fitxes/membre/<int:pk>/<int:year>/", sheets.member_sheet, name="member_sheet"),
    path("fitxes/membre/<int:pk>/<int:year>/pdf/", sheets.member_sheet_paper, name="member_sheet_paper"),
    path("fitxes/organ/<int:pk>/<int:year>/", sheets.body_sheet, name="body_sheet"),
    path("fitxes/organ/<int:pk>/<int:year>/pdf/", sheets.body_sheet_paper, name="body_sheet_paper"),
]
