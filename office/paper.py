"""Pages as paper: a template becomes a PDF that a screen reader can read, and fetches nothing but our own files."""

import mimetypes
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.translation import gettext as _

from office import clock
from office.refusals import Refused

# What Debian calls the programs that draw the text; also in `.ci/system-packages` and in the Dockerfile.
DEBIAN_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")
ORIGIN = "https://paper.invalid"  # an address that nothing answers at: what begins with it is ours
GIVEN = "/given/"  # before the names of what the caller gives with the template


class PaperMissing(Refused):
    """The machine has no Pango."""


def render(template: str, context: dict[str, Any], given: Mapping[str, bytes] | None = None) -> bytes:
    """`template` extends «paper/base.html»; PDF/UA-1, in the language of the page, with today as its day.

    `given`: the few files that are of this paper alone, by the name that follows «/given/» in the template.
    """
    document_of = _renderer()
    html = render_to_string(template, {"today": clock.today(), **context})
    document = document_of(string=html, base_url=f"{ORIGIN}/", url_fetcher=_fetcher(given or {}))
    content: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return content


def _renderer() -> Any:
    """Pango has to be there only where there is paper."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:
        raise PaperMissing(
            _("There is no PDF for now: the server lacks the programs that draw it. Tell the coordination.")
        ) from error
    return HTML


def as_pdf(name: str, template: str, context: dict[str, Any]) -> HttpResponse:
    """The name gets the day, as the other exports do."""
    try:
        content = render(template, context)
    except PaperMissing as missing:
        return HttpResponse(render_to_string("office/no_paper.html", {"sentence": missing}), status=503)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{slugify(name)}-{clock.today():%Y-%m-%d}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _fetcher(given: Mapping[str, bytes]) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):
        """What the caller gave, and static files by their name; whatever else a text may ask for is refused."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            address = urlsplit(url)
            own = f"{address.scheme}://{address.netloc}" == ORIGIN
            content = _content(unquote(address.path), given) if own else None
            if content is None:
                raise ValueError(f"paper does not fetch {url}")
            # Without its kind a style sheet is left out, and nothing fails.
            kind = mimetypes.guess_type(address.path)[0] or "application/octet-stream"
            return URLFetcherResponse(url, body=content, headers={"Content-Type": kind})

    return OwnFiles(fail_on_errors=True)


def _content(path: str, given: Mapping[str, bytes]) -> bytes | None:
    if path.startswith(GIVEN):
        return given.get(path.removeprefix(GIVEN))
    found = _on_disk(path)
    return found.read_bytes() if found else None


def _on_disk(address: str) -> Path | None:
    """The file behind «/static/paper.css»."""
    if not address.startswith("/static/") or ".." in address.split("/"):
        return None
    found = finders.find(address.removeprefix("/static/"))
    path = Path(str(found)) if found else None
    return path if path and path.is_file() else None
