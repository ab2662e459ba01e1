"""XML news markup of the IPTC: NITF, NewsML-G2 and the NewsML of Reuters' corpora (RCV1)."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from lxml import etree

from pipelines.reading.addresses import is_web_address
from pipelines.reading.cleaning import clean_markup, one_line
from pipelines.reading.drafts import Draft, Fault, RejectReason, UnreadableError
from pipelines.reading.fields import clean_author
from pipelines.reading.formats.markup import element_text, html_text, is_skipped, local_name

_DECLARATION = re.compile(r"<\?xml[^>]{0,300}\?>")
_ITEMS = ("newsitem", "nitf")
_BODIES = ("body.content", "body", "text", "content")
_NOT_BODY = frozenset(
    ("body.head", "body.end", "hedline", "headline", "byline", "dateline", "copyright")
)
_MOST_NAMES = 20
"""Parties of one kind among which a name is looked for."""
_WITHDRAWN = ("withheld", "canceled", "cancelled")


def read_news_xml(text: str) -> list[Draft | Fault]:
    """Read each news item of an XML file as one draft.

    Raises:
        UnreadableError: the markup is not well formed, declares entities, or is of another kind.
    """
    root = _parse(text)
    items = list(_items(root))
    if not items:
        raise UnreadableError(
            RejectReason.UNSUPPORTED,
            f"XML of the kind <{local_name(root)}>; NITF and NewsML are read",
        )
    return [_read_item(item, index if len(items) > 1 else None) for index, item in enumerate(items)]


def _parse(text: str) -> Any:
    """Parse XML so that it can load nothing and grow to nothing."""
    if "<!ENTITY" in text:
        raise UnreadableError(
            RejectReason.INVALID_MARKUP, "XML that declares entities; save it without them"
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(
            _without_declaration(text).encode("utf-8", errors="replace"), parser
        )
    except etree.XMLSyntaxError as error:
        reason = (
            RejectReason.TRUNCATED if "Premature end" in str(error) else RejectReason.INVALID_MARKUP
        )
        raise UnreadableError(reason, str(error)[:200]) from error


def _without_declaration(text: str) -> str:
    """Return XML without its declaration, whose encoding no longer holds."""
    text = text.strip()
    match = _DECLARATION.match(text)
    return text[match.end() :].lstrip() if match else text


def _items(root: Any) -> Iterator[Any]:
    """Yield the outermost news items; an NITF document in a NewsML-G2 item is that item's body."""
    if local_name(root) in _ITEMS:
        yield root
        return
    for element in root.iter():
        if local_name(element) in _ITEMS and not any(
            local_name(parent) in _ITEMS for parent in element.iterancestors()
        ):
            yield element


def _read_item(item: Any, index: int | None) -> Draft | Fault:
    status = _attribute(item, "pubstatus", "qcode") or ""
    if status.lower().endswith(_WITHDRAWN):
        return Fault(
            record=index, reason=RejectReason.WITHDRAWN, detail=f"publication status {status}"
        )
    title = _title(item)
    body = _body(item)
    if not body and not title:
        return Fault(
            record=index,
            reason=RejectReason.NO_ARTICLE,
            detail=f"<{local_name(item)}> without headline and body",
        )
    return Draft(
        body=body,
        title=title,
        source=_source(item),
        url=_url(item),
        author=clean_author(_first(item, "byline", "by") or _name(item, "creator")),
        published=tuple(_dates(item)),
        language=_attribute(item, "language", "tag") or _xml_language(item),
        record=index,
    )


def _find(item: Any, *names: str) -> Iterator[Any]:
    """Yield the elements of these local names, in the order of the names."""
    for name in names:
        yield from (element for element in item.iter() if local_name(element) == name)


def _first(item: Any, *names: str) -> str | None:
    return next((one_line(text) for text in _texts(item, names)), None)


def _texts(item: Any, names: Sequence[str], skipped: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield what stands in the elements of these names; one within an empty one is not read again,
    so that elements within each other are no more work than side by side.
    """
    empty: set[Any] = set()
    for element in _find(item, *names):
        if empty and _is_within(element, empty, skipped):
            continue
        text = clean_markup(element_text(element, skipped))
        if text:
            yield text
        else:
            empty.add(element)


def _is_within(element: Any, empty: set[Any], skipped: frozenset[str]) -> bool:
    """Say whether an element was read as part of an empty one, not left out of its text."""
    for parent in element.iterancestors():
        if parent in empty:
            return True
        if local_name(parent) in skipped or is_skipped(parent):
            return False
    return False


def _attribute(item: Any, name: str, attribute: str) -> str | None:
    return next(
        (value for element in _find(item, name) if (value := one_line(element.get(attribute)))),
        None,
    )


def _xml_language(item: Any) -> str | None:
    return one_line(item.get("{http://www.w3.org/XML/1998/namespace}lang"))


def _title(item: Any) -> str | None:
    """Return the main headline; a NewsML-G2 item's own, then NITF's, then the title of the
    document's head.
    """
    return _first(item, "hl1", "headline", "hedline", "title")


def _body(item: Any) -> str:
    """Return the paragraphs, the dateline before the first if it is marked up apart from them."""
    plain = next(_find(item, "inlinedata"), None)
    body = next(_texts(item, _BODIES, _NOT_BODY), "")
    if not body and plain is not None:
        content = "".join(plain.itertext())
        body = clean_markup(html_text(content) if "</p>" in content else content)
    dateline = _first(item, "dateline")
    if not dateline or not body or body.startswith(dateline.rstrip(" -–—")):
        return body
    return f"{dateline.rstrip(' -–—')} - {body}"


def _dates(item: Any) -> Iterator[str]:
    """Yield the dates of issue and creation, the most trusted first."""
    for name, attribute in (
        ("date.issue", "norm"),
        ("pubdata", "date.publication"),
        ("story.date", "norm"),
    ):
        value = _attribute(item, name, attribute)
        if value:
            yield value
    if item.get("date"):
        yield item.get("date")
    for name in ("firstcreated", "contentcreated", "versioncreated", "date.release"):
        value = _first(item, name) or _attribute(item, name, "norm")
        if value:
            yield value
    dublin_core = next(
        (e.get("value") for e in _find(item, "dc") if e.get("element") == "dc.date.published"), None
    )
    if dublin_core:
        yield dublin_core


def _source(item: Any) -> str | None:
    named = (
        _name(item, "provider") or _name(item, "infosource") or _attribute(item, "pubdata", "name")
    )
    holder = _attribute(item, "doc.copyright", "holder") or _first(
        item, "distributor", "creditline"
    )
    copyright_line = "Reuters" if "reuters" in (_first(item, "copyright") or "").lower() else None
    return named or holder or copyright_line


def _name(item: Any, name: str) -> str | None:
    """Return a party's name, else the literal or the last part of the code that stands for it."""
    for element in islice(_find(item, name), _MOST_NAMES):
        text = _first(element, "name") or one_line(element.get("literal"))
        code = one_line(
            (element.get("qcode") or element.get("uri") or "").rpartition(":")[2].rpartition("/")[2]
        )
        if text or code:
            return text or code
    return None


def _url(item: Any) -> str | None:
    candidates = [
        item.get("guid"),
        _attribute(item, "pubdata", "ex-ref"),
        _attribute(item, "doc-id", "id-string"),
    ]
    candidates += [
        element.get("href")
        for element in _find(item, "link")
        if "web" in (element.get("rel") or "").lower()
    ]
    return next((url for url in candidates if url and is_web_address(url)), None)
