"""HTML pages: the main text by trafilatura, the metadata from JSON-LD, meta tags and the page
itself.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from pipelines.reading.cleaning import begins_with, clean_markup, one_line, word_count
from pipelines.reading.drafts import Draft, RejectReason, UnreadableError
from pipelines.reading.fields import Fields
from pipelines.reading.formats.html_metadata import json_ld, page_fields, page_url
from pipelines.reading.formats.markup import element_text, html_text, parse_html
from pipelines.reading.formats.page_trees import check_tree, page_tree
from pipelines.reading.formats.pages.heads import date_line, with_standfirst
from pipelines.reading.formats.pages.kinds import linked_headings, no_article
from pipelines.reading.formats.pages.pruning import prune
from pipelines.reading.formats.pages.titles import page_title
from pipelines.reading.furniture import drop_furniture
from pipelines.reading.headlines import byline
from pipelines.reading.publication import parse_day, stated_day

_LATEST = "2199-12-31"
"""htmldate wants a latest day; by default it is today's, which would make the answer depend on the
day of the run.
"""
_SHORTEST = 8
"""Words that a page's main text has at least."""
_ENOUGH = 40
"""Words from which trafilatura's text is not doubted; on short pages it may leave half of them out.
"""
_FURNITURE_ELEMENTS = frozenset(("nav", "footer", "aside", "form", "dialog"))
_CONTAINERS = ("article", "main", "body")


def read_html(text: str) -> list[Draft]:
    """Read an HTML page as one draft.

    Raises:
        UnreadableError: there is no main text in the page, or it is too complex.
    """
    root = parse_html(text)
    if root is None:
        raise UnreadableError(RejectReason.NO_ARTICLE, "HTML without any element")
    check_tree(root)
    fields = page_fields(root)
    title, head = page_title(root, fields), date_line(root)
    author = _first(item.author() for item in fields) or _author_above(root)
    body = _article_text(text, root, title, fields)
    published = tuple(value for item in fields for value in item.published())
    guess = not head and not any(map(stated_day, published))
    return [
        Draft(
            body=body,
            title=title,
            url=page_url(root, fields),
            source=_first(item.source() for item in fields),
            author=author or _first(map(byline, body.split("\n")[:3])),
            published=published,
            head=head,
            guessed_on=_guess_day(text) if guess else None,
            language=root.get("lang") or _first(item.first("language") for item in fields),
            is_saved_page=True,
        )
    ]


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)


def _article_text(text: str, root: Any, title: str | None, fields: Sequence[Fields]) -> str:
    """Return the text below the title.

    Raises:
        UnreadableError: it is no page of an article.
    """
    linked = linked_headings(root)
    body = with_standfirst(_without_title(_main_text(text, root), title), root, fields)
    kind = no_article(title, body, linked, _page_type(root))
    if kind or word_count(body) < _SHORTEST:
        raise UnreadableError(RejectReason.NO_ARTICLE, kind or "an HTML page without main text")
    return body


def _main_text(text: str, root: Any) -> str:
    """Return what trafilatura finds; on a short page the longest of that, JSON-LD's text and the
    page's paragraphs.
    """
    found = drop_furniture(_extract(text))
    prune(root)
    if word_count(found) >= _ENOUGH:
        return found
    given = [
        clean_markup(html_text(str(node["articleBody"])))
        for node in json_ld(root)
        if node.get("articleBody")
    ]
    return max(
        [found, *map(drop_furniture, given), drop_furniture(_frame_text(root))], key=word_count
    )


def _extract(text: str) -> str:
    """Return trafilatura's main text with a blank line between its paragraphs, but none within
    lists and tables.
    """
    tree = page_tree(text, comments=False)
    if tree is None:
        return ""
    prune(tree)
    found = _trafilatura().extract(
        tree, include_comments=False, include_tables=True, with_metadata=False
    )
    lines = [line for line in clean_markup(found or "").split("\n") if line]
    pieces = (
        "\n" + line if _belong_together(above, line) else "\n\n" + line
        for above, line in pairwise(["", *lines])
    )
    return "".join(pieces).strip("\n")


def _belong_together(above: str, line: str) -> bool:
    return above[:1] == line[:1] in ("-", "|") and above[1:2] in " |"


def _without_title(body: str, title: str | None) -> str:
    """Return the body without a first line that repeats the title."""
    first, _, rest = body.partition("\n")
    repeated = title is not None and begins_with(first, title) and len(first) < len(title) + 10
    return rest.lstrip("\n") if repeated else body


@cache
def _trafilatura() -> Any:
    """Import trafilatura, which takes long, when the first page is read; what it logs about bad
    pages is our reject.
    """
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return trafilatura


def _frame_text(root: Any) -> str:
    """Return the paragraphs of the page's article or body that are more than a label."""
    for name in _CONTAINERS:
        element = root.find(f".//{name}")
        if element is not None:
            text = clean_markup(element_text(element, _FURNITURE_ELEMENTS))
            kept = [part for part in text.split("\n\n") if word_count(part) > 4]
            if kept:
                return "\n\n".join(kept)
    return ""


def _author_above(root: Any) -> str | None:
    return _first(byline(line) for line in _author_lines(root) if line)


def _page_type(root: Any) -> str:
    return next(
        (
            str(each.get("content"))
            for each in root.iter("meta")
            if each.get("property") == "og:type"
        ),
        "",
    )


def _author_lines(root: Any) -> Iterator[str | None]:
    for element in root.iter("a", "span", "p", "div", "address"):
        named = (element.get(name) or "" for name in ("class", "rel", "itemprop"))
        marks = " ".join(named).lower()
        if "byline" in marks or "author" in marks.split():
            text = one_line(element_text(element), 120)
            yield text
            yield (
                f"By {text}"
                if text and text[:3].casefold() != "by " and len(text.split()) <= 4
                else None
            )


def _guess_day(text: str) -> date | None:
    """Return the day that htmldate guesses from the page's markup without its days of change;
    wrong for about one page in twenty.
    """
    _trafilatura()
    from htmldate import find_date

    tree = page_tree(text, comments=True)
    if tree is None:
        return None
    for element in [each for each in tree.iter("meta", "time", "link") if _misleads(each)]:
        element.drop_tree()
    found = find_date(tree, extensive_search=False, original_date=True, max_date=_LATEST)
    return parse_day(found) if found else None


def _misleads(element: Any) -> bool:
    """Say whether an element holds the day of a change, a day that is said in a sentence, or an
    address, whose day is read elsewhere.
    """
    names = " ".join(element.get(name) or "" for name in ("property", "name", "itemprop", "class"))
    if element.tag == "link" or "url" in names or "modif" in names.lower():
        return True
    parent = element.getparent()
    return element.tag == "time" and parent is not None and len((parent.text or "").split()) > 2
