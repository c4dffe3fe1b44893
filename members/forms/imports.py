from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.template.defaultfilters import filesizeformat
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.forms.organizations import web_address
from members.imports.councils import CouncilRegister, UnknownCouncil
from members.models import Membership, Organization, Person, Prospect, Role
from office import clock
from office.folding import letters
from office.forms import PlainForm
from office.spreadsheets import MAX_LINES

EARLIEST = date(1979, 4, 3)  # the first town councils after the dictatorship were elected on that day
ERRORS_OF_CELLS = {"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"}
DATE_FORMATS = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"]
INTERESTED = Prospect.State.OPEN.value
STATES = {
    Membership.State.ACTIVE.value: ("membre", "alta", "activa", "actiu"),
    Membership.State.SUSPENDED.value: ("en suspens", "suspès", "suspesa"),
    Membership.State.WITHDRAWN.value: ("baixa", "de baixa"),
    Membership.State.APPLICANT.value: ("sol·licitant", "sol.licitant"),
    INTERESTED: ("interessat",),
}
LINES = {
    Role.Line.TECHNICAL.value: ("tècnic", "tècnica", "personal tècnic", "tècnic/a"),
    Role.Line.POLITICAL.value: ("electe", "electa", "càrrec electe", "electe/a", "polític", "política"),
}
YES_NO = {"yes": ("sí", "s", "x", "true", "cert"), "no": ("no", "n", "false", "fals")}


class SpreadsheetForm(PlainForm):
    file = forms.FileField(label=gettext_lazy("the spreadsheet"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("CSV or XLSX, %(size)s and %(lines)s lines at most.") % {
            "size": filesizeformat(settings.MAX_UPLOAD_BYTES),
            "lines": f"{MAX_LINES:,}".replace(",", "."),
        }
        self.fields["file"].widget.attrs["accept"] = ".csv,.xlsx"


class CellText(forms.CharField):
    """What a cell says, as text: a telephone or a code may come as a number."""

    def __init__(self, most: int, **kwargs: Any) -> None:
        super().__init__(max_length=most, required=False, **kwargs)

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if text in ERRORS_OF_CELLS:
            raise ValidationError(_("the cell holds an error of the spreadsheet, «%s».") % text)
        if not text.isprintable():
            raise ValidationError(_("it has a character that is not a letter or a sign."))
        return text


class CellWord(CellText):
    """One of a few words, spelt with or without accents."""

    def __init__(self, words: Mapping[str, tuple[str, ...]], **kwargs: Any) -> None:
        super().__init__(60, **kwargs)
        self.words = words
        self.meanings = {letters(word): meaning for meaning, known in words.items() for word in known}

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        meaning = self.meanings.get(letters(text))
        if text and meaning is None:
            known = [f"«{words[0]}»" for words in self.words.values()]
            raise ValidationError(
                _("«%(word)s» is not understood: write %(known)s.")
                % {"word": text, "known": get_text_list(known, _("or"))}
            )
        return meaning or ""


class CellMail(CellText):
    def __init__(self) -> None:
        super().__init__(254)

    def clean(self, value: Any) -> str:
        text = super().clean(value).lower()
        if text:
            try:
                validate_email(text)
            except ValidationError as error:
                raise ValidationError(_("«%s» is not a mail address.") % text[:60]) from error
        return text


class CellWebsite(CellText):
    def __init__(self) -> None:
        super().__init__(200)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            return str(web_address("").clean(text))
        except ValidationError as error:
            raise ValidationError(_("«%s» is not the address of a page.") % text[:60]) from error


class CellDay(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, input_formats=DATE_FORMATS, **kwargs)

    def clean(self, value: Any) -> date | None:
        try:
            day: date | None = super().clean(value)
        except ValidationError as error:
            raise ValidationError(_("«%s» is not a date such as 20/03/2024.") % str(value)[:40]) from error
        if day and not EARLIEST <= day <= clock.today() + timedelta(days=366):
            raise ValidationError(_("is the year of %s right?") % f"{day:%d/%m/%Y}")
        return day


def _length(model: Any, name: str) -> int:
    return int(model._meta.get_field(name).max_length)


class MemberLineForm(forms.Form):
    """One line of the spreadsheet; no page shows it, its errors are told by line and column."""

    ine_code = CellText(12)
    council = CellText(200)
    state = CellWord(STATES)
    since = CellDay()
    reason = CellText(_length(Membership, "reason"))
    email = CellMail()
    phone = CellText(_length(Organization, "phone"))
    website = CellWebsite()
    given_name = CellText(_length(Person, "given_name"))
    family_name = CellText(_length(Person, "family_name"))
    title = CellText(_length(Role, "title"))
    line = CellWord(LINES)
    department = CellText(_length(Role, "department"))
    person_email = CellMail()
    person_phone = CellText(_length(Role, "phone"))
    is_reference = CellWord(YES_NO)
    starts_on = CellDay()

    of_person = ("given_name", "family_name", "title", "line", "department", "person_email", "person_phone", "is_reference", "starts_on")  # fmt: skip

    def __init__(self, values: dict[str, Any], register: CouncilRegister) -> None:
        super().__init__({name: "" if value is None else value for name, value in values.items()})
        self.register = register

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        values["organization"] = self._organization(values)
        values["has_person"] = any(values.get(name) for name in self.of_person)
        if values["has_person"] and not (values.get("given_name") or values.get("person_email")):
            self._complain("given_name", _("it is blank, and the line says other things of a person."))
        return values

    def _organization(self, values: dict[str, Any]) -> Organization | None:
        code, name = values.get("ine_code"), values.get("council")
        if {"ine_code", "council"} & set(self.errors):
            return None
        if not code and not name:
            blank = "council" if "council" in self.data else "ine_code"
            self._complain(blank, _("it is blank: write which council the line is about."))
            return None
        column = "ine_code"
        try:
            by_code = self.register.of_code(code) if code else None
            column = "council"
            by_name = self.register.named(name) if name else None
        except UnknownCouncil as unknown:
            self._complain(column, str(unknown))
            return None
        if by_code and by_name and by_code != by_name:
            self._complain(
                "ine_code",
                _("code %(code)s is of %(council)s, and the line says «%(name)s».")
                % {"code": code, "council": by_code, "name": name},
            )
        return by_code or by_name

    def _complain(self, name: str, sentence: str) -> None:
        if name not in self.errors:
            self.add_error(name, sentence)
