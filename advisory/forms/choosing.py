"""What several forms of advice let choose from: members by comarca, actions of the plan, experts."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from advisory.models import AdvisoryService, AdvisorySession
from advisory.querysets.experts import any_expert, experts_for
from members.forms.choices import in_groups, set_choices
from members.models import Organization, Person


def councils_field(missing: Any) -> Any:
    """One council at least; `missing` is said where none is chosen."""
    return forms.ModelMultipleChoiceField(
        label=gettext_lazy("councils, by comarca"),
        queryset=Organization.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": missing},
    )


def offer_councils(field: forms.Field, councils: Any) -> None:
    """As checkboxes in the folds of their comarques."""
    assert isinstance(field, forms.ModelMultipleChoiceField)
    field.queryset = councils
    set_choices(field, councils_by_comarca(councils))


def councils_by_comarca(councils: Any) -> list[Any]:
    rows = councils.with_place().select_related(None).order_by("comarca_order", "sort_name", "pk")
    return in_groups(rows.values_list("comarca_name", "pk", "name"))


def members_today() -> Any:
    return Organization.objects.councils().members()


def offer_experts(field: forms.Field, service: AdvisoryService, also: Person | None = None) -> None:
    """Those of the service first, each with how many sessions it has open."""
    assert isinstance(field, forms.ModelChoiceField)
    people = list(experts_for(service))
    rows = [
        (
            _("Experts of the service") if person.is_of_service else _("Other experts"),
            person.pk,
            _busy(person),
        )
        for person in people
    ]
    if also is not None and also.pk not in {person.pk for person in people}:
        rows.append((_("Other experts"), also.pk, str(also)))
    field.queryset = Person.objects.filter(pk__in=[number for _group, number, _words in rows])
    field.choices = [("", field.empty_label), *in_groups(rows)]


def offer_any_expert(field: forms.Field) -> None:
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = any_expert()


def _busy(person: Any) -> str:
    words = ngettext("%d session open", "%d sessions open", person.open_sessions) % person.open_sessions
    return f"{person} · {words}"


def is_of(session: AdvisorySession) -> list[int]:
    """The numbers of its councils, of a session from `for_act`."""
    return [row.organization_id for row in session.council_rows]  # type: ignore[attr-defined]
