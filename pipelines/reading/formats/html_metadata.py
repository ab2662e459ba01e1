"""The metadata of a page: JSON-LD, meta tags, microdata times, canonical address, headings."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from pipelines.reading.cleaning import begins_with, one_line
from pipelines.reading.fields import WORDS, Fields
from pipelines.reading.formats.markup import element_text

_MAX_NODES = 2_000
_TITLE_SEPARATORS = (" | ", " - ", " – ", " — ", " · ", " :: ", " » ")


def page_fields(root: Any) -> list[Fields]:
    """Return the page's metadata, the most trusted first: JSON-LD, then meta tags, then times in
    the page.
    """
    meta: dict[str, Any] = {}
    for element in root.iter("meta"):
        name = (
            element.get("property")
            or element.get("name")
            or element.get("itemprop")
            or element.get("http-equiv")
        )
        if name and element.get("content"):
            meta.setdefault(name, element.get("content"))
    return [*map(Fields, json_ld(root)), Fields(meta), Fields({"published": list(_times(root))})]


def json_ld(root: Any) -> list[Mapping[str, Any]]:
    """Return the objects of the page's JSON-LD that describe an article."""
    return [
        node
        for script in root.iter("script")
        if _is_json_ld(script)
        for node in _nodes(script.text)
        if _is_article(node)
    ]


def _is_json_ld(script: Any) -> bool:
    return "ld+json" in (script.get("type") or "").lower() and bool(script.text)


def _nodes(text: str) -> Iterator[Mapping[str, Any]]:
    """Walk through what a JSON-LD script holds: an object, a list, or a graph of them."""
    try:
        waiting: list[Any] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, Mapping):
            yield node
            waiting.extend(
                node[name] for name in ("@graph", "mainEntity", "itemListElement") if name in node
            )


def _is_article(node: Mapping[str, Any]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(
        isinstance(name, str) and name.rpartition("/")[2].lower() in WORDS["article_types"]
        for name in names
    )


def _times(root: Any) -> Iterator[str]:
    """Yield the machine-readable times marked as the publication's, then the first in the article
    or its header.
    """
    times = [time for time in root.iter("time") if time.get("datetime")]
    for time in times:
        marks = " ".join(
            time.get(name) or "" for name in ("itemprop", "class", "id", "property")
        ).lower()
        if time.get("pubdate") is not None or "publish" in marks or "entry-date" in marks:
            yield time.get("datetime")
    within = (
        time
        for time in times
        if any(parent.tag in ("article", "header", "main") for parent in time.iterancestors())
    )
    first = next(within, None)
    if first is not None:
        yield first.get("datetime")


def page_title(root: Any, fields: list[Fields]) -> str | None:
    """Return the headline: JSON-LD's, Open Graph's, the only ``h1``, or the page's title without
    the site's name.
    """
    given = next((title for item in fields if (title := item.first("title"))), None)
    outermost = (h1 for h1 in root.iter("h1") if next(h1.iterancestors("h1"), None) is None)
    headings = [text for element in outermost if (text := one_line(element_text(element)))]
    page = one_line(root.findtext(".//title"))
    if given and headings:
        # The heading is what readers see; a title with the site's name behind it contains it.
        return next((heading for heading in headings if begins_with(given, heading)), given)
    if given or headings:
        return without_site_name(given, fields) if given else headings[0]
    return without_site_name(page, fields)


def without_site_name(title: str | None, fields: list[Fields]) -> str | None:
    """Return a title without the last part if that is short, as the name of a site is."""
    if title is None:
        return None
    names = {name.casefold() for item in fields if (name := item.source())}
    for separator in _TITLE_SEPARATORS:
        head, _, tail = title.rpartition(separator)
        if head and (
            tail.casefold() in names
            or (separator in (" | ", " » ", " :: ") and len(tail.split()) <= 4)
        ):
            return head.strip()
    return title


def page_url(root: Any, fields: list[Fields]) -> str | None:
    """Return the page's own address: the canonical link, else what the metadata say."""
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            address = link.get("href").strip()
            if address.lower().startswith(("http://", "https://")):
                return str(address)
    given = next((url for item in fields if (url := item.url())), None)
    base = root.find(".//base")
    if given is None and base is not None and (base.get("href") or "").lower().startswith("http"):
        return str(urljoin(base.get("href"), "."))
    return given
