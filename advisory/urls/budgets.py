from django.urls import URLPattern, path

from advisory.views import budgets, closing, statements

urlpatterns: list[URLPattern] = [
    path("bosses/", budgets.budget_list, name="budget_list"),
    path("bosses/nova/", budgets.budget_open, name="budget_open"),
    path("bosses/<int:pk>/", budgets.budget_page, name="budget_page"),
    path("bosses/<int:pk>/edicio/", budgets.budget_edit, name="budget_edit"),
    path("bosses/<int:pk>/hores/", budgets.budget_grant, name="budget_grant"),
    path("bosses/<int:pk>/paquets/nou/", budgets.budget_package, name="budget_package"),
    path("bosses/<int:pk>/paquets/<int:account>/retorn/", budgets.package_return, name="package_return"),
    path("bosses/<int:pk>/correccio/", budgets.budget_adjust, name="budget_adjust"),
    path("bosses/<int:pk>/tancament/", closing.budget_close, name="budget_close"),
    path("bosses/<int:pk>/tancament/aprovacio/", closing.closing_approve, name="closing_approve"),
    path("bosses/<int:pk>/tancament/assentament/", closing.closing_post, name="closing_post"),
    path("bosses/<int:pk>/tancament/retirada/", closing.closing_cancel, name="closing_cancel"),
    path("bosses/<int:pk>/extracte/", statements.budget_statement, name="budget_statement"),
    path(
        "bosses/<int:pk>/extracte.<str:kind>",
        statements.budget_statement_export,
        name="budget_statement_export",
    ),
    path("extracte/<int:organization_id>/", statements.council_statement, name="council_statement"),
    path(
        "extracte/<int:organization_id>.<str:kind>",
        statements.council_statement_export,
        name="council_statement_export",
    ),
]
