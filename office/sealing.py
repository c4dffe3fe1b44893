"""The audit as a chain: each seal holds the digest of its rows and of the seal before it."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from office.audit import personal_digest, row_digest
from office.models import AuditPersonal, AuditRow, AuditSeal

BATCH = 500


@dataclass(frozen=True)
class Break:
    seal_id: int
    sentence: str

    def __str__(self) -> str:
        return self.sentence


def seal(batch: int = BATCH) -> AuditSeal | None:
    """Seal the oldest rows that have no seal yet; None when there are none, or another sealer was first."""
    try:
        with transaction.atomic():
            return _seal(batch)
    except IntegrityError:
        return None  # the chain cannot fork: `previous` is unique


def _seal(batch: int) -> AuditSeal | None:
    rows = list(AuditRow.objects.filter(seal=None).order_by("pk")[:batch])
    if not rows:
        return None
    last = AuditSeal.objects.order_by("pk").last()
    previous = last.digest if last else ""
    made = AuditSeal.objects.create(rows=len(rows), previous=previous, digest=_digest(previous, rows))
    AuditRow.objects.filter(pk__in=[row.pk for row in rows]).update(seal=made)
    return made


def seal_all() -> None:
    while seal():
        pass


def _digest(previous: str, rows: Iterable[AuditRow]) -> str:
    chain = hashlib.sha256(previous.encode())
    for row in rows:
        chain.update(row_digest(row).encode())
    return chain.hexdigest()


def verify(progress: Callable[[int, int, str], None] | None = None) -> Iterator[Break]:
    """Every seal in turn, one batch of rows in memory at a time."""
    total = AuditSeal.objects.count()
    previous = ""
    for number, made in enumerate(AuditSeal.objects.order_by("pk").iterator(), start=1):
        rows = list(AuditRow.objects.filter(seal=made).select_related("personal").order_by("pk"))
        yield from _breaks(made, rows, previous)
        previous = made.digest
        if progress:
            progress(number, total, _("Comparing the rows with their seals"))


def _breaks(made: AuditSeal, rows: list[AuditRow], previous: str) -> Iterator[Break]:
    if made.previous != previous:
        yield Break(made.pk, _("Seal %s does not follow the one before it.") % made.pk)
    if len(rows) != made.rows:
        counts = {"seal": made.pk, "sealed": made.rows, "found": len(rows)}
        yield Break(made.pk, _("Seal %(seal)s holds %(sealed)s rows and %(found)s are there.") % counts)
    elif _digest(made.previous, rows) != made.digest:
        yield Break(made.pk, _("A row of seal %s is not what was written.") % made.pk)
    for row in rows:
        if not _personal_part_stands(row):
            yield Break(made.pk, _("The personal part of row %s is not what was written.") % row.pk)


def _personal_part_stands(row: AuditRow) -> bool:
    """Erased is well; changed is not. Rows of the portal's own cleaning have no personal part."""
    if not row.personal_digest:
        return True
    try:
        part = row.personal
    except AuditPersonal.DoesNotExist:
        return False
    if not part.salt:
        return not any((part.by_id, part.by_name, part.subject_label, part.before, part.after))
    values = {name: getattr(part, name) for name in ("by_name", "subject_label", "before", "after", "salt")}
    return personal_digest(values) == row.personal_digest
