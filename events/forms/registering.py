"""One form for who registers oneself, its colleagues or somebody else; what the portal knows is not asked."""

from typing import Any
from uuid import UUID, uuid4, uuid5

from crispy_forms.layout import HTML, Fieldset
from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.forms.who import organization_named, people_of, typed_organization
from events.models import Question, Registration, RegistrationNeeds
from events.pages.registering import Registering
from events.pages.seats import is_item_full, item_words
from members.forms.choices import in_groups
from members.models import Organization, Person
from office.folding import fold
from office.forms import Folded, NotedRadioSelect, PlainForm, grouped

NEW_PEOPLE = (1, 2, 3)  # of no account here, in one sending
Entry = dict[str, Any]


class RegisterForm(PlainForm):
    """`entries` says who comes, each as `events.operations.register` asks for it."""

    people = forms.MultipleChoiceField(
        label=gettext_lazy("who comes"), required=False, widget=forms.CheckboxSelectMultiple
    )
    organization = forms.ChoiceField(label=gettext_lazy("of which organization"), required=False)
    name = forms.CharField(label=gettext_lazy("name and surnames"), max_length=120)
    email = forms.EmailField(label=gettext_lazy("mail address"), max_length=254)
    words = typed_organization(
        gettext_lazy("organization that you come from"),
        help_text=gettext_lazy("Begin to type and choose it. If it is not on the list, write its name; if you come by "
                    "yourself, leave it empty."),
    )  # fmt: skip
    modality = forms.ChoiceField(
        label=gettext_lazy("how"), choices=Registration.Modality.choices, widget=NotedRadioSelect
    )
    items = forms.MultipleChoiceField(
        label=gettext_lazy("what you choose"), required=False, widget=forms.CheckboxSelectMultiple
    )
    diet = forms.CharField(
        label=gettext_lazy("diet"), required=False, max_length=RegistrationNeeds.diet.field.max_length
    )
    access = forms.CharField(
        label=gettext_lazy("what you need to get in, hear or see"),
        required=False,
        max_length=RegistrationNeeds.access.field.max_length,
    )
    once = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, registering: Registering) -> None:
        self.registering = registering
        self.entries: list[Entry] = []
        super().__init__(data, initial={"once": uuid4()})
        self._offer_people()
        self._offer_choices()
        self._ask_questions()
        self.helper = grouped(*self._groups())

    def _offer_people(self) -> None:
        """Each role once, in groups where one acts for several organizations."""
        asked, fields = self.registering, self.fields
        if not asked.is_visitor:
            for name in ("name", "email", "words"):
                del fields[name]
        if not asked.roles:
            del fields["people"]
        else:
            fields["people"].label = _("People of your organization")  # optional goes without saying
            rows = [
                (str(role.organization), *pair)
                for role, pair in zip(asked.roles, people_of(asked.roles), strict=True)
            ]
            choices: Any = in_groups(rows) if len(asked.organizations) > 1 else people_of(asked.roles)
            fields["people"].choices = choices  # type: ignore[attr-defined]
            own = [role.pk for role in asked.roles if role.person_id == asked.user.pk]
            fields["people"].initial = own[:1]
        if len(asked.organizations) < 2:
            del fields["organization"]
        else:
            named = [(str(row.pk), str(row)) for row in asked.organizations]
            fields["organization"].choices = [("", gettext_lazy("Choose the organization")), *named]  # type: ignore[attr-defined]
        for number in NEW_PEOPLE if asked.organizations else ():
            fields[f"name_{number}"] = forms.CharField(
                label=_("Name and surnames (%d)") % number, required=False, max_length=120
            )
            fields[f"email_{number}"] = forms.EmailField(
                label=_("Mail address (%d)") % number, required=False, max_length=254
            )

    def _offer_choices(self) -> None:
        asked, fields = self.registering, self.fields
        if len(asked.seats) < 2:
            del fields["modality"]
        else:
            fields["modality"].widget.notes = {str(seats.modality): [seats.words] for seats in asked.seats}
        if not asked.items:
            del fields["items"]
            return
        free = [item for item in asked.items if not is_item_full(item)]
        full = [item.title for item in asked.items if is_item_full(item)]
        fields["items"].choices = [(item.pk, item_words(item)) for item in free]  # type: ignore[attr-defined]
        if full:
            fields["items"].help_text = _("Without seats: %s.") % ", ".join(full)

    def _ask_questions(self) -> None:
        for question in self.registering.questions:
            self.fields[_field(question)] = _question_field(question)

    def _groups(self) -> list[Fieldset]:
        who = [name for name in ("people", "name", "email", "words") if name in self.fields]
        new = [name for name in self.fields if name.startswith(("name_", "email_"))]
        extra = [name for name in ("modality", "items") if name in self.fields]
        asked = [_field(question) for question in self.registering.questions]
        groups = [Fieldset(gettext_lazy("Who comes"), *who)] if who else []
        if new:
            of_whom = ["organization"] if "organization" in self.fields else []
            # Without colleagues to choose from, this is the page: it is not behind its title.
            kind = Folded if "people" in self.fields else Fieldset
            groups.append(kind(gettext_lazy("Somebody who is not on the list"), *of_whom, *new))
        if extra:
            groups.append(Fieldset(gettext_lazy("How you take part"), *extra))
        if asked:
            groups.append(Fieldset(gettext_lazy("What this event asks"), *asked))
        kept = _("Only who organizes the event sees both, and they are erased 30 days after it.")
        if "people" in self.fields or new:
            several = _(
                "If several people come, they are written afterwards on the registration of each one."
            )
            kept = f"{kept} {several}"
        needs = (HTML(format_html('<p class="muted">{}</p>', kept)), "diet", "access", "once")
        return [*groups, Fieldset(gettext_lazy("Diet and access, only if needed"), *needs)]

    def clean(self) -> dict[str, Any]:
        """A token that is not one registers without its protection: nobody can mend what is not seen."""
        self.errors.pop("once", None)
        given = self.cleaned_data
        self.entries = self._who(given)
        if not self.entries and not self.errors:
            self.add_error(None, gettext_lazy("Choose who comes, or write the name and the mail address."))
        if len(self.entries) > 1 and (given.get("diet") or given.get("access")):
            self.add_error(
                "diet" if given.get("diet") else "access",
                gettext_lazy("Diet and access are of one person. Leave them empty and register everybody: then open the "
                  "registration of each one, and write them there."),
            )  # fmt: skip
        return given

    def _who(self, given: dict[str, Any]) -> list[Entry]:
        asked = self.registering
        if asked.is_visitor:
            words = (given.get("words") or "").strip()
            organization = organization_named(words)
            return [{
                "name": given.get("name", ""), "email": given.get("email", ""), "organization": organization,
                "organization_words": "" if organization else words,
            }]  # fmt: skip
        if asked.is_for_oneself:
            return [{"person": asked.user}]
        chosen = {str(number) for number in given.get("people", [])}
        entries: list[Entry] = [
            {"person": role.person, "organization": role.organization}
            for role in asked.roles
            if str(role.pk) in chosen
        ]
        return [*entries, *self._new_people(given)]

    def _new_people(self, given: dict[str, Any]) -> list[Entry]:
        entries: list[Entry] = []
        for number in NEW_PEOPLE:
            name, email = given.get(f"name_{number}"), given.get(f"email_{number}")
            if not (name or email) or self.errors.keys() & {f"name_{number}", f"email_{number}"}:
                continue
            missing = f"email_{number}" if name else f"name_{number}"
            if not (name and email):
                self.add_error(missing, gettext_lazy("Write the name and the mail address of who comes."))
                continue
            organization = self._organization(given)
            person = self._known(email)
            who = {"person": person} if person else {"name": name, "email": email}
            entries.append(who | {"organization": organization})
        return entries

    def _organization(self, given: dict[str, Any]) -> Organization | None:
        organizations = self.registering.organizations
        if len(organizations) == 1:
            return organizations[0]
        chosen = next((row for row in organizations if str(row.pk) == given.get("organization")), None)
        if chosen is None and "organization" not in self.errors:
            self.add_error("organization", ValidationError(gettext_lazy("Say of which organization it is.")))
        return chosen

    def _known(self, email: str) -> Person | None:
        """A colleague that was written down anew is the one that the portal knows."""
        people = (role.person for role in self.registering.roles)
        return next((person for person in people if person.email and fold(person.email) == fold(email)), None)

    def given(self) -> dict[str, Any]:
        """What is said once for everybody; `once` is of each, from that of the form."""
        given = self.cleaned_data
        chosen = set(given.get("items", []))
        return {
            "modality": given.get("modality", ""),
            "items": [item for item in self.registering.items if str(item.pk) in chosen],
            "answers": {row: given.get(_field(row)) or "" for row in self.registering.questions},
            "diet": given.get("diet", ""),
            "access": given.get("access", ""),
        }

    def people_given(self) -> list[Entry]:
        """Each with a token of its own: who goes back and adds somebody registers only who is new."""
        return [entry | {"once": self._token(entry)} for entry in self.entries]

    def _token(self, entry: Entry) -> UUID | None:
        once: UUID | None = self.cleaned_data.get("once")
        person = entry.get("person")
        return uuid5(once, f"{person.pk if person else entry['email']}") if once else None


def _field(question: Question) -> str:
    return f"question_{question.pk}"


def _question_field(question: Question) -> forms.Field:
    label = question.words if question.is_required else _("%(label)s (optional)") % {"label": question.words}
    choices = [line.strip() for line in question.choices.splitlines() if line.strip()]
    if choices:
        return forms.ChoiceField(
            label=label,
            required=question.is_required,
            choices=[("", gettext_lazy("Choose an answer")), *((row, row) for row in choices)],
        )
    return forms.CharField(label=label, required=question.is_required, max_length=500)
