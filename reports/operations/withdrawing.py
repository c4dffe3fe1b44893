"""A published version is taken from the public: its page, its files and its photographs."""

from django.utils.translation import gettext as _

from members.models import Person
from office import clock
from office.audit import note, operation
from office.models import StoredFile
from office.refusals import Refused
from reports.models import Photo, PublishedPhoto, ReportVersion, VersionWithdrawal


@operation(on="version", under="version.report")
def withdraw_version(*, version: ReportVersion, reason: str, by: Person | None) -> ReportVersion:
    """At once for whoever looks for it; its files are deleted in the night. Figures, words and seals stay."""
    if VersionWithdrawal.objects.filter(version=version).exists():
        raise Refused(_("This version is withdrawn already."))
    if not reason.strip():
        raise Refused(_("Say why it is withdrawn: whoever looks for it will read it."), "reason")
    VersionWithdrawal.objects.create(version=version, reason=reason.strip(), withdrawn_at=clock.now())
    note(reason=reason.strip())
    StoredFile.objects.filter(pk__in=_only_of(version)).update(delete_on=clock.today())
    return version


def _only_of(version: ReportVersion) -> set[int]:
    """Its files, and the photographs that no other version and no draft shows."""
    own = set(version.photos.values_list("file", flat=True))
    elsewhere = PublishedPhoto.objects.exclude(version=version).filter(version__withdrawal=None)
    own -= set(elsewhere.values_list("file", flat=True)) | set(Photo.objects.values_list("file", flat=True))
    return own | set(version.files.values_list("file", flat=True))
