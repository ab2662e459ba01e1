"""The metadata of a page: JSON-LD, meta tags, microdata times, canonical address, headings."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from pipelines.reading.addresses import canonical_url, is_web_address
from pipelines.reading.fields import WORDS, Fields

_MAX_NODES = 2_000
_OTHER = re.compile(
    r"related|comment|author|bio\b|event|sidebar|recommend|teaser|promo|more-|trending|popular|footer|card"
)
_ASIDES = ("aside", "footer", "nav", "li")
_BLOCKS = ("p", "div", "section", "article", "header", "main", "li", "td")
_MOST_ANCESTORS = 12
_FEW_WORDS = 4
"""Words beside a time that may be its label."""


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
    found = _own_first(json_ld(root), root, meta)
    return [*map(Fields, found), Fields(meta), Fields({"published": list(_times(root))})]


def _own_first(
    nodes: list[Mapping[str, Any]], root: Any, meta: Mapping[str, Any]
) -> list[Mapping[str, Any]]:
    """Return the objects that describe the page's own article: those with its address, else all but
    those with the address of another page.
    """
    own = _canonical(root) or str(meta.get("og:url") or "")
    if not own or len(nodes) < 2:
        return nodes
    wanted = canonical_url(own)
    named = [(node, set(_addresses(node))) for node in nodes]
    same = [node for node, addresses in named if wanted in addresses]
    return same or [node for node, addresses in named if not addresses] or nodes


def _addresses(node: Mapping[str, Any]) -> Iterator[str]:
    for name in ("url", "mainEntityOfPage", "@id"):
        value = node.get(name)
        address = (value.get("@id") or value.get("url")) if isinstance(value, Mapping) else value
        if isinstance(address, str) and is_web_address(address):
            yield canonical_url(address)


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
    """Yield the machine-readable times marked as the publication's, then the first in the article's
    head that stands on a line of its own.

    Times of changes, of related posts, comments, authors and events are none.
    """
    times = [time for time in root.iter("time") if time.get("datetime") and not _is_other(time)]
    for time in times:
        marks = _marks(time)
        if time.get("pubdate") is not None or "publish" in marks or "entry-date" in marks:
            yield time.get("datetime")
    within = (time for time in times if _is_in_head(time) and _stands_alone(time))
    first = next(within, None)
    if first is not None:
        yield first.get("datetime")


def _marks(element: Any) -> str:
    return " ".join(
        element.get(name) or "" for name in ("itemprop", "class", "id", "property")
    ).lower()


def _is_other(time: Any) -> bool:
    """Say whether a time is that of a change or of something else than the article."""
    parent = time.getparent()
    beside = f"{(parent.text or '') if parent is not None else ''} {_marks(time)}".lower()
    if any(word in beside for word in ("modif", "updated", "edited")) and "publish" not in beside:
        return True
    return any(_OTHER.search(_marks(each)) or each.tag in _ASIDES for each in _near(time))


def _near(element: Any) -> Iterator[Any]:
    return islice((each for each in element.iterancestors() if each.tag != "body"), _MOST_ANCESTORS)


def _is_in_head(time: Any) -> bool:
    return any(parent.tag in ("article", "header", "main") for parent in time.iterancestors())


def _stands_alone(time: Any) -> bool:
    """Say whether a time is not said in a sentence: little else stands beside it."""
    parent = next((each for each in time.iterancestors() if each.tag in _BLOCKS), None)
    if parent is None:
        return True
    own = [parent.text or "", *(child.tail or "" for child in islice(parent, _MOST_ANCESTORS))]
    beside = " ".join(own) if time.getparent() is parent else ""
    return len(beside.split()) <= _FEW_WORDS


def _canonical(root: Any) -> str | None:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            address = str(link.get("href").strip())
            if address.lower().startswith(("http://", "https://")):
                return address
    return None


def page_url(root: Any, fields: list[Fields]) -> str | None:
    """Return the page's own address: the canonical link, else what the metadata say."""
    canonical = _canonical(root)
    if canonical is not None:
        return canonical
    given = next((url for item in fields if (url := item.url())), None)
    base = root.find(".//base")
    if given is None and base is not None and (base.get("href") or "").lower().startswith("http"):
        return str(urljoin(base.get("href"), "."))
    return given
