"""The report on paper: tagged, with its contents and bookmarks, the fonts inside."""

from office import paper
from reports import pictures
from reports.models import Photo
from reports.pages.document import ReportDocument
from reports.theme import theme


def write(document: ReportDocument) -> bytes:
    """The renderer sees the photographs of this report and nothing else of what is kept."""
    looks, logo = theme(), theme().logo_file
    given = photographs(document) | {"theme.css": looks.css}
    if logo:
        given[looks.logo_name] = logo.read_bytes()
    context = {
        "document": document.with_photos_at(lambda photo: f"{paper.GIVEN}{_name(photo)}"),
        "has_logo": bool(logo),
        "logo": looks.logo_name,
    }
    return paper.render("paper/report.html", context, given)


def photographs(document: ReportDocument) -> dict[str, bytes]:
    return {
        _name(shown.photo): pictures.content_of(shown.photo)
        for chapter in document.chapters
        for shown in chapter.photos
    }


def _name(photo: Photo) -> str:
    return f"photo-{photo.pk}.jpg"
