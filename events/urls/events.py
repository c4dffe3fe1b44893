from django.urls import path

from events.views import announcing, editing, events, kinds, materials, programme, proposing

urlpatterns = [
    path("", events.event_list, name="event_list"),
    path("llista.<str:kind>", events.event_export, name="event_export"),
    path("nou/", editing.event_add, name="event_add"),
    path("proposeu/", proposing.event_propose, name="event_propose"),
    path("xifres/", kinds.event_statistics, name="event_statistics"),
    path("tipus/", kinds.event_kind_list, name="event_kind_list"),
    path("tipus/nou/", kinds.event_kind_add, name="event_kind_add"),
    path("tipus/<slug:code>/", kinds.event_kind_edit, name="event_kind_edit"),
    path("<int:pk>/", events.event_page, name="event_page"),
    path("<int:pk>/canvieu/", editing.event_edit, name="event_edit"),
    path("<int:pk>/repetiu/", editing.event_repeat, name="event_repeat"),
    path("<int:pk>/anuncieu/", announcing.event_announce, name="event_announce"),
    path("<int:pk>/cancelleu/", announcing.event_cancel, name="event_cancel"),
    path("<int:pk>/no-accepteu/", announcing.event_decline, name="event_decline"),
    path("<int:pk>/proposta/", proposing.proposal_edit, name="proposal_edit"),
    path("<int:pk>/proposta/retireu/", proposing.proposal_withdraw, name="proposal_withdraw"),
    path("<int:pk>/programa/", programme.programme_edit, name="programme_edit"),
    path("programa/<int:pk>/", programme.programme_item_edit, name="programme_item_edit"),
    path("programa/<int:pk>/moveu/", programme.programme_item_move, name="programme_item_move"),
    path("programa/<int:pk>/traieu/", programme.programme_item_remove, name="programme_item_remove"),
    path("<int:pk>/materials/", materials.event_material_add, name="event_material_add"),
    path("<int:pk>/entitats/", materials.event_met, name="event_met"),
    path("materials/<int:pk>/", materials.event_material_file, name="event_material_file"),
    path("materials/<int:pk>/traieu/", materials.event_material_remove, name="event_material_remove"),
]
