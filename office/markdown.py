"""Markdown that people write, as HTML that can do nothing: paragraphs, emphasis, lists, small headings, tables, links."""

import re
from collections.abc import Iterator
from functools import cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

TAGS = {
    "p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "h3", "h4", "a", "table", "thead", "tbody", "tr",
    "th", "td", "hr",
}  # fmt: skip
LINKS = {"https", "http", "mailto"}
NESTING = 20  # levels of lists and quotations; nobody writes more on purpose
LINK = re.compile(r'<a href="(https?://[^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
HIGHEST_HEADING = 3  # those of the page stand above


@cache
def parser() -> MarkdownIt:
    """Its images are left out: a photograph comes with its own words and its consent."""
    found = MarkdownIt("commonmark", {"html": False, "maxNesting": NESTING}).enable("table")
    found.disable(["image", "html_block", "html_inline", "code", "fence"])
    found.core.ruler.push("shallow", _shallow)
    return found


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
    return mark_safe(LINK.sub(_written_out, html))  # noqa: S308


def _written_out(link: "re.Match[str]") -> str:
    address, words = link.groups()
    return link.group() if words == address else f'{link.group()} <span class="address">({address})</span>'
