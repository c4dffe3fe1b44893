"""/memories/2023/…: a report while it is written."""

from django.urls import path

from reports.views import approving, challenges, editing, pieces, reading, sections

of_report = [
    path("nova/", editing.report_start, name="report_start"),
    path("<int:year>/edicio/", editing.report_edit, name="report_edit"),
    path("<int:year>/titol/", editing.report_title, name="report_title"),
    path("<int:year>/compteu/", editing.report_count, name="report_count"),
    path("<int:year>/xifres/", reading.report_figures, name="report_figures"),
    path("<int:year>/com-quedara/", reading.report_preview, name="report_preview"),
    path("<int:year>/comentaris/nou/", reading.comment_add, name="comment_add"),
    path("comentaris/<int:pk>/", reading.comment_settle, name="comment_settle"),
]
of_its_life = [
    path("<int:year>/executiva/", approving.report_submit, name="report_submit"),
    path("<int:year>/esborrany/", approving.report_return, name="report_return"),
    path("<int:year>/aprovacio/", approving.report_approve, name="report_approve"),
    path("<int:year>/publicacio/", approving.report_publish, name="report_publish"),
    path("<int:year>/correccio/", approving.report_correct, name="report_correct"),
    path("<int:year>/correccio/deixar/", approving.report_give_up, name="report_give_up"),
    path("<int:year>/versio/<int:number>/retirada/", approving.version_withdraw, name="version_withdraw"),
]
of_section = [
    path("<int:year>/apartats/nou/", sections.section_add, name="section_add"),
    path("<int:year>/apartats/<int:pk>/", sections.section_edit, name="section_edit"),
    path("<int:year>/apartats/<int:pk>/lloc/", sections.section_move, name="section_move"),
    path("<int:year>/apartats/<int:pk>/treure/", sections.section_remove, name="section_remove"),
    path("<int:year>/apartats/<int:pk>/correcte/", sections.section_confirm, name="section_confirm"),
    path("<int:year>/apartats/<int:pk>/redaccio/", sections.section_redraft, name="section_redraft"),
    path("<int:year>/apartats/<int:pk>/fotografies/nova/", pieces.photo_add, name="photo_add"),
    path("<int:year>/apartats/<int:pk>/enllacos/nou/", pieces.section_link_add, name="section_link_add"),
]
of_pieces = [
    path("fotografies/<int:pk>/", pieces.photo_edit, name="photo_edit"),
    path("fotografies/<int:pk>/lloc/", pieces.photo_move, name="photo_move"),
    path("fotografies/<int:pk>/treure/", pieces.photo_remove, name="photo_remove"),
    path("enllacos/<int:pk>/", pieces.section_link_edit, name="section_link_edit"),
    path("enllacos/<int:pk>/lloc/", pieces.section_link_move, name="section_link_move"),
    path("enllacos/<int:pk>/treure/", pieces.section_link_remove, name="section_link_remove"),
]
of_challenges = [
    path("<int:year>/reptes/nou/", challenges.challenge_answer_add, name="challenge_answer_add"),
    path("<int:year>/reptes/<int:pk>/", challenges.challenge_answer_edit, name="challenge_answer_edit"),
    path("<int:year>/reptes/<int:pk>/lloc/", challenges.challenge_answer_move, name="challenge_answer_move"),
    path(
        "<int:year>/reptes/<int:pk>/redaccio/",
        challenges.challenge_answer_redraft,
        name="challenge_answer_redraft",
    ),
    path(
        "<int:year>/reptes/<int:pk>/treure/",
        challenges.challenge_answer_remove,
        name="challenge_answer_remove",
    ),
]
urlpatterns = [*of_report, *of_its_life, *of_section, *of_pieces, *of_challenges]
