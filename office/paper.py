"""Pages as paper: a template becomes a PDF that a screen reader can read, and fetches nothing but our own files."""

import mimetypes
from typing import Any
from urllib.parse import unquote, urlsplit

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.text import slugify

from office import clock

ORIGIN = "https://paper.invalid"  # an address that nothing answers at: what begins with it is ours


def render(template: str, context: dict[str, Any]) -> bytes:
    """`template` extends «paper/base.html»; PDF/UA-1, in the language of the page, with today as its day."""
    from weasyprint import HTML  # Pango has to be there only where there is paper

    html = render_to_string(template, {"today": clock.today(), **context})
    document = HTML(string=html, base_url=f"{ORIGIN}/", url_fetcher=_fetcher())
    content: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return content


def as_pdf(name: str, template: str, context: dict[str, Any]) -> HttpResponse:
    """The name gets the day, as the other exports do."""
    answer = HttpResponse(render(template, context), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{slugify(name)}-{clock.today():%Y-%m-%d}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):
        """Static files by their name on the disk; whatever else a text may ask for is refused."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            address = urlsplit(url)
            own = f"{address.scheme}://{address.netloc}" == ORIGIN
            path = finders.find(unquote(address.path).removeprefix("/static/")) if own else None
            if not path:
                raise ValueError(f"paper does not fetch {url}")
            with open(path, "rb") as file:  # noqa: PTH123
                # Without its kind a style sheet is left out, and nothing says so.
                kind = {"Content-Type": mimetypes.guess_type(path)[0] or "application/octet-stream"}
                return URLFetcherResponse(url, body=file.read(), headers=kind)

    return OwnFiles(fail_on_errors=True)
