"""Pages that hold no article: errors, bot walls, consent, paywalls, fronts of sections."""

import re
from collections.abc import Mapping
from typing import Any

from extractors.lexicon import read_toml
from pipelines.reading.formats.markup import element_text, local_name

_KINDS: list[Mapping[str, Any]] = read_toml("pipelines.reading", "pages")["kind"]
_SHORT = 80
"""Words of a notice at most; a longer text is an article, whatever its title."""
_FEWEST_TEASERS = 5
"""Linked headings from which a page without an article's text is the front of a section."""
_HEADING = 4
"""Words of a story's heading at least."""
_TEASER = 40
"""Words of one teaser's text at most."""


def no_article(title: str | None, body: str, linked: int, page_type: str) -> str | None:
    """Return what a page is that holds no article, or None for one that may hold one.

    Args:
        title: its headline.
        body: its main text.
        linked: how many of its headings are links.
        page_type: what Open Graph says that it is, or nothing.
    """
    notice = _notice(title or "", body)
    if notice:
        return notice
    if _is_front(body, linked, page_type):
        return "the front of a section: headings that lead to stories"
    return None


def _notice(title: str, body: str) -> str | None:
    text = f"{title} {body}".casefold().replace("’", "'")
    head = title.casefold().replace("’", "'").strip()
    if len(body.split()) > _SHORT:
        return None
    for kind in _KINDS:
        said = sum(phrase in text for phrase in kind["texts"])
        titled = any(re.match(rf"{re.escape(start)}(?!\w)", head) for start in kind["titles"])
        if (titled and said) or (titled and len(body.split()) < _SHORT // 4) or said >= 3:
            return str(kind["detail"])
    return None


def linked_headings(root: Any) -> int:
    """Return how many of a page's lesser headings are links."""
    headings = [each for name in ("h2", "h3", "h4") for each in root.iter(name)]
    return sum(
        next(each.iter("a"), None) is not None or _name_above(each) == "a"
        for each in headings
        if len(element_text(each).split()) >= _HEADING
    )


def _name_above(element: Any) -> str:
    parent = element.getparent()
    return local_name(parent) if parent is not None else ""


def _is_front(body: str, linked: int, page_type: str) -> bool:
    """Say whether a page is a list of headings that are links, each with a line or two of text."""
    longest = max((len(part.split()) for part in body.split("\n")), default=0)
    most = _TEASER if page_type == "website" else _TEASER // 2
    return page_type != "article" and linked >= _FEWEST_TEASERS and longest <= most
