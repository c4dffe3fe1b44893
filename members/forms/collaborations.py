from collections.abc import Iterator
from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from members.forms.choices import in_groups, many_of, set_choices, topic_choices
from members.forms.organizations import web_address
from members.forms.periods import PeriodForm
from members.models import Body, Collaboration, NetworkRole, Organization, Partner, Person, Role, Topic
from office.forms import Folded, PlainForm, grouped


class CollaborationForm(PeriodForm):
    url = web_address(_("link"))
    partners = many_of(Partner.objects.all(), _("partners"))
    groups = many_of(Body.objects.filter(kind=Body.Kind.WORKING_GROUP), _("working groups"))
    topics = many_of(Topic.objects.all(), _("topics"))
    organizations = many_of(Organization.objects.once_members(), _("councils, by comarca"))

    class Meta:
        model = Collaboration
        fields = [
            "title", "our_role", "starts_on", "ends_on", "place", "summary", "url", "partners", "groups",
            "topics", "organizations", "source",
        ]  # fmt: skip
        widgets = {"our_role": forms.RadioSelect, "summary": forms.Textarea(attrs={"rows": 4})}
        labels = {"starts_on": _("date"), "ends_on": _("last day, if there are several")}
        help_texts = {"source": _("A report, a call, the minutes of a group…")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.fields["our_role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = Collaboration.OurRole.choices
        offered = {name: list(choices) for name, choices in self.offered().items()}
        for name, choices in offered.items():
            set_choices(self.fields[name], choices)
        with_whom = [name for name in ("partners", "groups", "topics") if offered[name]]
        self.helper = grouped(
            Fieldset(
                _("The collaboration"), "title", "our_role", "starts_on", "ends_on", "place", "summary", "url"
            ),
            Fieldset(_("With whom, and about what"), *with_whom),
            Folded(_("Councils that took part"), "organizations"),
            Folded(_("How we know"), "source"),
        )

    def offered(self) -> dict[str, Any]:
        """Each list read once, the long ones in groups that fold."""
        families = dict(Partner.Family.choices)
        order = list(families)
        partners = Partner.objects.values_list("family", "pk", "organization__name")
        councils = Organization.objects.once_members().with_place().select_related(None)
        groups = Body.objects.filter(kind=Body.Kind.WORKING_GROUP)
        return {
            "partners": in_groups(
                (families[family], pk, name)
                for family, pk, name in sorted(partners, key=lambda row: order.index(row[0]))
            ),
            "groups": groups.values_list("pk", "name"),
            "topics": topic_choices(),
            "organizations": in_groups(
                councils.order_by("comarca_name", "sort_name").values_list("comarca_name", "pk", "name")
            ),
        }


class PeopleForm(PlainForm):
    """Who went, among those who on that day had a post in the councils that took part, or in the network."""

    people = many_of(Person.objects.all(), _("people who went"))

    def __init__(self, *args: Any, collaboration: Collaboration, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].initial = [person.pk for person in collaboration.people.all()]
        choices = in_groups(_candidates(collaboration))
        set_choices(self.fields["people"], choices)
        offered = [pk for _group, people in choices for pk, _name in people]
        self.fields["people"].queryset = Person.objects.filter(pk__in=offered)  # type: ignore[attr-defined]
        self.offers_somebody = bool(offered)


def _candidates(collaboration: Collaboration) -> Iterator[tuple[Any, int, str]]:
    """Each once: with its council, with the network, or among those written down before."""
    day, told = collaboration.starts_on, set[int]()
    councils = Role.objects.in_force(day).filter(organization__collaborations=collaboration)
    network = NetworkRole.objects.in_force(day).select_related("person")
    rows = [
        *((role.organization, role.person) for role in councils.select_related("organization", "person")),
        *((_("Coordination and advisors"), role.person) for role in network),
        *((_("Others already written down"), person) for person in collaboration.people.all()),
    ]
    for group, person in rows:
        if person.pk not in told:
            told.add(person.pk)
            yield str(group), person.pk, str(person)
