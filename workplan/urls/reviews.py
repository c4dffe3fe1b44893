"""/pla/<codi>/seguiments/ and /pla/seguiments/<pk>/: the reviews of the plan."""

from django.urls import URLPattern, path

from workplan.views import comparisons, readying, reviews, walk

urlpatterns: list[URLPattern] = [
    path("<plan:code>/seguiments/", reviews.review_list, name="review_list"),
    path("<plan:code>/seguiments/nou/", reviews.review_add, name="review_add"),
    path("<plan:code>/seguiments/comparacio/", comparisons.review_compare, name="review_compare"),
    path(
        "<plan:code>/seguiments/comparacio/<str:kind>/",
        comparisons.review_compare_export,
        name="review_compare_export",
    ),
    path("seguiments/<int:pk>/", reviews.review_page, name="review_page"),
    path("seguiments/<int:pk>/dades/", reviews.review_edit, name="review_edit"),
    path("seguiments/<int:pk>/tancament/", reviews.review_close, name="review_close"),
    path("seguiments/<int:pk>/document/", reviews.review_document, name="review_document"),
    path("seguiments/<int:pk>/segell/", reviews.review_seal, name="review_seal"),
    path("seguiments/<int:pk>/recorregut/", walk.review_walk_start, name="review_walk_start"),
    path("seguiments/<int:pk>/recorregut/<int:step>/", walk.review_walk, name="review_walk"),
    path("seguiments/<int:pk>/a-punt/<int:action>/", readying.review_fix, name="review_fix"),
    path("seguiments/<int:pk>/decisions/<int:action>/", walk.review_decide, name="review_decide"),
    path(
        "seguiments/<int:pk>/decisions/<int:action>/sense-canvis/",
        walk.review_no_change,
        name="review_no_change",
    ),
]
