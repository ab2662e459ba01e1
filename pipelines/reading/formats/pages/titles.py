"""The title of a page: the heading that readers see, without the names of site and section."""

import re
from collections.abc import Sequence
from typing import Any

from pipelines.reading.cleaning import begins_with, one_line
from pipelines.reading.fields import Fields
from pipelines.reading.formats.markup import element_text

_SEPARATORS = re.compile(r"(\s(?:\||-|–|—|·|::|»)\s)")
_STRONG = ("|", "»", "::")
"""Separators that part a title from a site's name, never the words of a title."""
_LONG_WORD = re.compile(r"\w{4,}")
_FEWEST_WORDS = 3
"""Words of a heading that is taken for the title on the strength of one word of it."""
_NAME_WORDS = 4
"""Words of a site's name at most."""


def page_title(root: Any, fields: Sequence[Fields]) -> str | None:
    """Return the headline: the heading that readers see, where it says what the metadata say; else
    JSON-LD's, Open Graph's, the first heading, or the page's title.
    """
    given = next((title for item in fields if (title := item.first("title"))), None)
    page = one_line(root.findtext(".//title"))
    known = without_site_name(given or page, fields)
    headings = _headings(root)
    if known is None:
        return headings[0] if headings else None
    exact = [each for each in headings if begins_with(known, each)]
    kindred = [each for each in headings if _is_kindred(each, known)]
    fallback = [known] if given else headings
    return [*exact, *kindred, *fallback, known][0]


def _headings(root: Any) -> list[str]:
    outermost = (h1 for h1 in root.iter("h1") if next(h1.iterancestors("h1"), None) is None)
    return [text for element in outermost if (text := one_line(element_text(element)))]


def _is_kindred(heading: str, title: str) -> bool:
    """Say whether a heading is about what a title is about: it is one, and they share a word."""
    words = set(_LONG_WORD.findall(heading.casefold()))
    shared = words & set(_LONG_WORD.findall(title.casefold()))
    return len(heading.split()) >= _FEWEST_WORDS and bool(shared)


def without_site_name(title: str | None, fields: Sequence[Fields]) -> str | None:
    """Return a title without the names of the site and the section before or behind it.

    >>> site = [Fields({"site_name": "Example Times"})]
    >>> without_site_name("World | Example Times - Navy orders ships", site)
    'Navy orders ships'
    """
    if title is None:
        return None
    names = {name.casefold() for item in fields if (name := item.source())}
    texts, separators = _behind_name(_SEPARATORS.split(title), names)
    while separators and _is_name(texts[-1], separators[-1], names):
        texts, separators = texts[:-1], separators[:-1]
    pairs = zip(["", *separators], texts, strict=True)
    return "".join(piece for pair in pairs for piece in pair).strip()


def _behind_name(parts: list[str], names: set[str]) -> tuple[list[str], list[str]]:
    """Return what stands behind the site's name, where that is in the first half."""
    texts, separators = parts[::2], parts[1::2]
    place = next((at for at, text in enumerate(texts[:-1]) if text.casefold() in names), None)
    if place is None or place > len(texts) // 2:
        return texts, separators
    return texts[place + 1 :], separators[place + 1 :]


def _is_name(text: str, separator: str, names: set[str]) -> bool:
    strong = separator.strip() in _STRONG and len(text.split()) <= _NAME_WORDS
    return strong or text.casefold() in names
