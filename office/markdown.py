"""Markdown that people write, as HTML that can do nothing: paragraphs, emphasis, lists, small headings, tables, links."""

import re
from collections.abc import Iterator
from functools import cache

import nh3
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

TAGS = {
    "p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "h3", "h4", "a", "table", "thead", "tbody", "tr",
    "th", "td", "hr",
}  # fmt: skip
LINKS = {"https", "http", "mailto"}
MOST_COLUMNS, MOST_CELLS = 20, 2000  # of a table, and of the tables of a text
NESTING = 20  # levels of lists and quotations; nobody writes more on purpose
CELLS = {"th_open": "th_close", "td_open": "td_close"}
OWN_LINK = re.compile(r'<a href="/(?!/)')  # of the portal: paper has no address of its own
LINK = re.compile(r'<a href="(https?://[^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
HIGHEST_HEADING = 3  # those of the page stand above


@cache
def parser() -> MarkdownIt:
    """Its images are left out: a photograph comes with its own words and its consent."""
    found = MarkdownIt("commonmark", {"html": False, "maxNesting": NESTING}).enable("table")
    found.disable(["image", "html_block", "html_inline", "code", "fence"])
    found.core.ruler.after("block", "small_tables", _small_tables)
    found.core.ruler.push("shallow", _shallow)
    return found


def _small_tables(state: StateCore) -> None:
    """The parser fills each row up to its head: a page of «|» would be tens of thousands of cells."""
    state.tokens = list(_without_the_last_cells(state.tokens))


def _without_the_last_cells(tokens: list[Token]) -> Iterator[Token]:
    """Whole rows beyond the most cells, and in a row those beyond the most columns."""
    cells = columns = 0
    left_out = ""  # how ends what is left out
    for token in tokens:
        if not left_out:
            if token.type == "tr_open":
                columns = 0
                left_out = "tr_close" if cells >= MOST_CELLS else ""
            elif token.type in CELLS:
                cells, columns = cells + 1, columns + 1
                left_out = CELLS[token.type] if columns > MOST_COLUMNS else ""
        if not left_out:
            yield token
        elif token.type == left_out:
            left_out = ""


def _shallow(state: StateCore) -> None:
    """The parser bounds lists and quotations; emphasis is paired later, at any depth."""
    for token in state.tokens:
        if token.children:
            token.children = list(_without_the_deepest(token.children))


def _without_the_deepest(tokens: list[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += max(token.nesting, 0)
        if not token.nesting or depth <= NESTING:
            yield token
        depth += min(token.nesting, 0)


def as_html(text: str) -> SafeString:
    tokens = parser().parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(max(int(token.tag[1]), HIGHEST_HEADING), 4)}"
    html = parser().renderer.render(tokens, parser().options, {})
    # Our parser lets no HTML through; a second look by another library costs nothing.
    clean = nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes=LINKS, link_rel="noopener")
    return mark_safe(clean)  # noqa: S308


def with_links_written_out(html: SafeString) -> SafeString:
    """For paper, where nothing can be pressed: of HTML that `as_html` made."""
    whole = OWN_LINK.sub(rf'<a href="{settings.SITE_ADDRESS}/', html)
    return mark_safe(LINK.sub(_written_out, whole))  # noqa: S308


def _written_out(link: "re.Match[str]") -> str:
    address, words = link.groups()
    return link.group() if words == address else f'{link.group()} <span class="address">({address})</span>'
