"""The evidence of a justification, gathered in a package that is kept for some days."""

from datetime import timedelta
from tempfile import TemporaryFile

from django.utils.text import slugify

from members.models import Person
from office import clock, files
from office.audit import operation
from reports.models import EvidenceArchive, Justification
from reports.output.archive import Progress, write_archive

KEPT = timedelta(days=30)  # whoever asks later gets the evidence of that day
ZIP = "application/zip"


@operation(on="justification")
def gather_evidence(
    *,
    justification: Justification,
    by: Person | None,
    progress: Progress = lambda done, total, step: None,
) -> Justification:
    """In place of the package that there was. Killed on the way it leaves nothing."""
    whole = Justification.objects.for_page().get(pk=justification.pk)
    name = f"{slugify(f'evidencies {whole}')[:80]}.zip"
    with TemporaryFile() as content:
        write_archive(whole, content, progress)
        today = clock.today()
        kept = files.keep_large(name, content, media_type=ZIP, by=by, delete_on=today + KEPT)
    archive = EvidenceArchive.objects.filter(justification=justification).select_related("file").first()
    if archive:
        archive.file.delete_on = clock.today()  # its bytes go tonight
        archive.file.save(update_fields=["delete_on"])
    EvidenceArchive.objects.update_or_create(
        justification=justification, defaults={"file": kept, "made_at": clock.now()}
    )
    return justification
