"""The operation decorator: one transaction, one audit row, nothing that can be forgotten."""

import functools
import hashlib
import inspect
import json
import secrets
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _

from office import clock
from office.models import AuditPersonal, AuditRow
from office.privacy import Privacy
from office.refusals import Refused

P = ParamSpec("P")
R = TypeVar("R")
Values = dict[str, Any]

request_id: ContextVar[str] = ContextVar("request_id", default="")
_notes: ContextVar[tuple[Values, Values]] = ContextVar("notes")


def note(*, personal: Values | None = None, **plain: Any) -> None:
    """Write into the audit row of the operation that runs what its subject does not show.

    With what filter a list left, which rows moved: `plain` stays, `personal` is erased with the names.
    """
    for kept, added in zip(_notes.get(), (plain, personal or {}), strict=True):
        kept.update(json.loads(_as_json(added)))


def operation(
    *, on: str | None = None, under: str | tuple[str, ...] = ()
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a plain function an audited, atomic operation.

    `on` names the keyword whose row changes: it is locked and read anew, so two operations on one row
    follow each other and the second decides on what the first left. Without `on`, the row returned is
    the subject. `under` names what is locked before it («role.organization»): operations on the rows of
    one organization follow each other, and always take their locks in the same order. Several names are
    rows of one kind, locked in the order of their numbers and wholly: until the end nothing begins to
    point at them.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        name = f"{function.__module__.split('.')[0]}.{function.__name__}"
        _check_signature(function, on)

        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            noted = _notes.set(({}, {}))
            try:
                with transaction.atomic():
                    _hold(kwargs, under)
                    subject = kwargs.get(on) if on else None
                    if isinstance(subject, models.Model):
                        _lock(subject)
                    before = photograph(subject)
                    result = function(*args, **kwargs)
                    _write_row(name, subject if on else result, before, kwargs)
                    return result
            finally:
                _notes.reset(noted)

        run.is_operation = True  # type: ignore[attr-defined]
        return run

    return decorate


def _check_signature(function: Callable[..., Any], on: str | None) -> None:
    parameters = inspect.signature(function).parameters
    kinds = {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}
    assert {p.kind for p in parameters.values()} <= kinds, f"{function}: keyword-only"
    assert "by" in parameters, f"{function}: says who acts (by=)"
    assert on is None or on in parameters, f"{function}: has no {on}"


def _hold(kwargs: dict[str, Any], under: str | tuple[str, ...]) -> None:
    paths = (under,) if isinstance(under, str) else under
    rows = [_row_at(kwargs, path) for path in paths]
    for row in sorted(rows, key=lambda row: row.pk):
        rows_of_kind = row.__class__._base_manager.select_for_update(no_key=len(rows) == 1)
        try:
            # `get` asks in no order: an order by another table would lock the rows of that one too.
            rows_of_kind.values_list("pk").get(pk=row.pk)
        except ObjectDoesNotExist as error:
            raise Refused(_gone()) from error


def _row_at(kwargs: dict[str, Any], path: str) -> models.Model:
    name, *further = path.split(".")
    row: models.Model = kwargs[name]
    for step in further:
        row = getattr(row, step)
    return row


def _lock(subject: models.Model) -> None:
    # Its __class__ and not its type: the person of a request comes wrapped, to be loaded when needed.
    queryset = subject.__class__._base_manager.select_for_update(no_key=True, of=("self",))
    try:
        subject.refresh_from_db(from_queryset=queryset)
    except ObjectDoesNotExist as error:
        raise Refused(_gone()) from error


def _gone() -> str:
    return _("Somebody has removed this meanwhile: open the page again.")


def photograph(subject: Any) -> tuple[Values, Values] | None:
    """The columns of a row, the personal apart: (plain, personal). Files and secrets are not copied."""
    if not isinstance(subject, models.Model):
        return None
    privacy: Privacy = subject.privacy  # type: ignore[attr-defined]
    plain: Values = {}
    personal: Values = {}
    for field in subject._meta.concrete_fields:
        if field.generated or field.name == "password":
            continue
        values = personal if field.name in privacy.personal else plain
        values[field.name] = field.value_from_object(subject)
    return json.loads(_as_json(plain)), json.loads(_as_json(personal))


class _Encoder(DjangoJSONEncoder):
    """Django's, but a moment is one text in any zone, or a row read again would not match its digest.

    Whatever else a column holds (a file's name) is written as its text.
    """

    def default(self, o: Any) -> Any:
        if isinstance(o, datetime) and is_aware(o):
            return o.astimezone(UTC).isoformat()
        try:
            return super().default(o)
        except TypeError:
            return str(o)


def _as_json(values: Any) -> str:
    return json.dumps(values, cls=_Encoder, sort_keys=True, ensure_ascii=False)


def _write_row(
    name: str, subject: Any, before: tuple[Values, Values] | None, kwargs: dict[str, Any]
) -> AuditRow:
    after = _with_notes(photograph(subject))
    by, organization = kwargs.get("by"), kwargs.get("on_behalf_of")
    personal: Values = {
        "by_name": str(by) if by else "",
        "subject_label": str(subject)[:200] if subject is not None else "",
        "before": before[1] if before else None,
        "after": after[1] if after else None,
        "salt": secrets.token_hex(16),
    }
    row = AuditRow.objects.create(
        at=kwargs.get("at") or clock.now(),
        operation=name,
        by_id_number=by.pk if by else None,
        organization_number=organization.pk if organization else None,
        organization_name=str(organization)[:120] if organization else "",
        subject_type=subject._meta.label_lower if isinstance(subject, models.Model) else "",
        subject_id=subject.pk if isinstance(subject, models.Model) else None,
        before=before[0] if before else None,
        after=after[0] if after else None,
        personal_digest=personal_digest(personal),
        request_id=request_id.get(),
    )
    AuditPersonal.objects.create(row=row, at=row.at, by=by, **personal)
    return row


def _with_notes(after: tuple[Values, Values] | None) -> tuple[Values, Values] | None:
    plain, personal = _notes.get()
    if after is None:
        return (plain, personal) if plain or personal else None
    return after[0] | plain, after[1] | personal


def personal_digest(personal: Values) -> str:
    """What the row keeps of its personal part: proves it while it stands, says nothing once erased."""
    kept = {key: personal[key] for key in ("by_name", "subject_label", "before", "after", "salt")}
    return hashlib.sha256(_as_json(kept).encode()).hexdigest()


def row_digest(row: AuditRow) -> str:
    values = photograph(row)
    assert values is not None
    plain = {key: value for key, value in values[0].items() if key != "seal"}
    return hashlib.sha256(_as_json(plain).encode()).hexdigest()
