"""RSS 2.0 and Atom (RFC 4287): each entry with a text of its own is an article."""

import re
from collections.abc import Iterator
from typing import Any

from pipelines.reading.addresses import is_web_address
from pipelines.reading.authors import join_authors
from pipelines.reading.cleaning import clean_markup, one_line
from pipelines.reading.drafts import Draft, Fault, RejectReason
from pipelines.reading.formats.markup import (
    element_text,
    html_text,
    local_name,
    parse_xml,
    without_controls,
)

FEEDS = frozenset(("rss", "feed", "rdf"))
"""Names of the elements around a feed."""
_ENTRIES = frozenset(("item", "entry"))
_BODIES = ("encoded", "content", "description", "summary")
"""Where an entry has its text, the whole before the summary."""
_FEWEST_WORDS = 20
"""Words that an entry's text has at least; teasers are shorter."""
_FEED = re.compile(r"<(?:rss|feed|(?:\w{1,20}:)?rdf)\b", re.IGNORECASE)
_PREFIXED = re.compile(r"[\w.-]+:([a-z][\w.-]*)", re.ASCII | re.IGNORECASE)
_STRAY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});)", re.IGNORECASE)
"""An ampersand that begins no character."""


def is_feed(text: str) -> bool:
    """Say whether markup begins with a feed."""
    return _FEED.match(text) is not None


def mend_feed(text: str) -> Any:
    """Return the root of a feed that is not well formed: ampersands stand for themselves, prefixes
    without a namespace are dropped, HTML among the XML is closed somewhere.
    """
    plain = _STRAY.sub("&amp;", without_controls(text))
    root = parse_xml(plain.encode("utf-8", errors="replace"), recover=True)
    for element in root.iter():
        prefixed = isinstance(element.tag, str) and _PREFIXED.fullmatch(element.tag)
        if prefixed:
            element.tag = prefixed[1]
    return root


def read_feed(root: Any) -> list[Draft | Fault]:
    """Read the entries of a feed.

    Args:
        root: the element ``rss``, ``feed`` or ``RDF``.
    """
    entries = [each for each in root.iter() if local_name(each) in _ENTRIES]
    channel = next((each for each in root.iter() if local_name(each) == "channel"), root)
    source = one_line(_value(channel, "title"))
    language = _value(channel, "language") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return [_entry(entry, index, source, language) for index, entry in enumerate(entries)]


def _entry(entry: Any, index: int, source: str | None, language: str | None) -> Draft | Fault:
    title = one_line(html_text(_value(entry, "title") or ""))
    body = next((text for name in _BODIES if (text := _body(entry, name))), "")
    if len(body.split()) < _FEWEST_WORDS:
        detail = "an entry of a feed without its text; feeds with full content are read"
        return Fault(record=index, reason=RejectReason.NO_ARTICLE, detail=detail)
    names = ("pubdate", "published", "date", "issued", "updated")
    return Draft(
        body=body,
        title=title,
        url=next((url for url in _addresses(entry) if is_web_address(url)), None),
        source=source,
        author=join_authors(list(_authors(entry))),
        published=tuple(value for name in names if (value := _value(entry, name))),
        language=language,
        record=index,
    )


def _children(element: Any, name: str) -> Iterator[Any]:
    return (child for child in element if local_name(child) == name)


def _value(element: Any, name: str) -> str | None:
    child = next(_children(element, name), None)
    return "".join(child.itertext()).strip() or None if child is not None else None


def _body(entry: Any, name: str) -> str:
    for child in _children(entry, name):
        text = element_text(child) if len(child) else html_text("".join(child.itertext()))
        if text:
            return clean_markup(text)
    return ""


def _addresses(entry: Any) -> Iterator[str]:
    for link in _children(entry, "link"):
        if (link.get("rel") or "alternate") == "alternate":
            yield (link.get("href") or link.text or "").strip()
    yield from (
        (each.text or "").strip() for name in ("guid", "id") for each in _children(entry, name)
    )


def _authors(entry: Any) -> Iterator[str]:
    for author in (*_children(entry, "creator"), *_children(entry, "author")):
        yield _value(author, "name") or (author.text or "")
