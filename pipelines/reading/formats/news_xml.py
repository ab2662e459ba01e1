"""XML news markup of the IPTC: NITF, NewsML 1 and G2, and the NewsML of Reuters' RCV1."""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from lxml import etree

from extractors.dates import find_dateline
from pipelines.reading.addresses import is_web_address
from pipelines.reading.authors import clean_author
from pipelines.reading.cleaning import clean_markup, one_line
from pipelines.reading.drafts import Draft, Fault, RejectReason, UnreadableError
from pipelines.reading.formats.feeds import FEEDS, is_feed, mend_feed, read_feed
from pipelines.reading.formats.markup import (
    element_text,
    html_text,
    is_skipped,
    local_name,
    parse_xml,
)

_DECLARATION = re.compile(r"<\?xml[^>]{0,300}\?>")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][\w.-]{0,63};")
_SUBSET_END = re.compile(r"\]\s{0,99}>")
_LATEST_DOCTYPE = 4_096
_ITEMS = ("newsitem", "nitf")
_BODIES = ("body.content", "body", "text", "content", "datacontent")
_NOT_BODY = frozenset(
    ("body.head", "body.end", "hedline", "headline", "byline", "dateline", "copyright")
)
_NOT_AUTHOR = frozenset(("byttl", "virtloc"))
_HEAD = 300
_MOST_CONTENTS = 50
"""Contents of one item that are looked at for its text."""
_STAMP = re.compile(r"\d{8}(?:T\d{4,6}\S{0,6})?")
"""A day as machines write it, which no dateline is."""
_MOST_NAMES = 20
"""Parties of one kind among which a name is looked for."""
_WITHDRAWN = ("withheld", "canceled", "cancelled")


def read_news_xml(text: str) -> list[Draft | Fault]:
    """Read each news item of an XML file as one draft.

    Raises:
        UnreadableError: the markup is not well formed, declares entities, or is of another kind.
    """
    root = _parse(text)
    if local_name(root) in FEEDS:
        return read_feed(root)
    items = list(_items(root))
    if not items:
        raise UnreadableError(
            RejectReason.UNSUPPORTED,
            f"XML of the kind <{local_name(root)}>; NITF, NewsML, RSS and Atom are read",
        )
    return [_read_item(item, index if len(items) > 1 else None) for index, item in enumerate(items)]


def _parse(text: str) -> Any:
    """Parse XML; a feed that is not well formed is mended, as feed readers do.

    Raises:
        UnreadableError: the markup is not well formed.
    """
    plain = _without_declaration(text)
    try:
        return parse_xml(plain.encode("utf-8", errors="replace"))
    except etree.XMLSyntaxError as error:
        is_cut = "Premature end" in str(error)
        if is_feed(plain) and not is_cut:
            return mend_feed(plain)
        reason = RejectReason.TRUNCATED if is_cut else RejectReason.INVALID_MARKUP
        raise UnreadableError(reason, str(error)[:200]) from error


def _without_declaration(text: str) -> str:
    """Return XML without its declaration, whose encoding no longer holds, and without its document
    type: entities that it declares are dropped, those of HTML become their characters.
    """
    text = text.strip()
    match = _DECLARATION.match(text)
    text = text[match.end() :].lstrip() if match else text
    start = text.find("<!DOCTYPE", 0, _LATEST_DOCTYPE)
    if start >= 0:
        text = text[:start] + text[_end_of_doctype(text, start) :]
    return _ENTITY.sub(_character, text)


def _end_of_doctype(text: str, start: int) -> int:
    """Return where a document type ends: behind the bracket of its own declarations, if any."""
    closing, bracket = text.find(">", start), text.find("[", start)
    if 0 <= bracket < closing:
        end = _SUBSET_END.search(text, bracket)
        return end.end() if end else len(text)
    return closing + 1 if closing >= 0 else len(text)


def _character(match: re.Match[str]) -> str:
    character = html.unescape(match[0])
    return "" if character == match[0] else character


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
        author=_author(item),
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


def _author(item: Any) -> str | None:
    """Return the persons of the byline, without what they are (NITF's ``byttl``)."""
    lines = list(_texts(item, ("person", "byline", "by", "bylinetext"), _NOT_AUTHOR))
    return clean_author(next(iter(lines), None) or _name(item, "creator"))


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
    body = _component_text(item) or next(_texts(item, _BODIES, _NOT_BODY), "")
    if not body and plain is not None:
        body = _plain_or_html("".join(plain.itertext()))
    dateline = _first(item, "dateline")
    if not dateline or not body or body.startswith(dateline.rstrip(" -–—")):
        return body
    if _STAMP.fullmatch(dateline) or find_dateline(body[:_HEAD]):
        return body
    return f"{dateline.rstrip(' -–—')} - {body}"


def _component_text(item: Any) -> str:
    """Return the text of a NewsML 1 item: that of the component whose role is the body, else of the
    longest content.
    """
    texts: dict[bool, list[str]] = {True: [], False: []}
    for content in islice(_find(item, "datacontent"), _MOST_CONTENTS):
        inner = next(_find(content, "body.content", "body"), content)
        text = clean_markup(element_text(inner, _NOT_BODY))
        text = _plain_or_html(text) if len(inner) == 0 else text
        texts["body" in _role(content)].append(text)
    return max(texts[True] or texts[False], key=len, default="")


def _role(content: Any) -> str:
    """Return the role of the innermost component that has one around a content."""
    for parent in content.iterancestors():
        role = next((child for child in parent if local_name(child) == "role"), None)
        if role is not None:
            return (role.get("FormalName") or "").lower()
    return ""


def _plain_or_html(text: str) -> str:
    return clean_markup(html_text(text) if "</p>" in text.lower() else text)


def _dates(item: Any) -> Iterator[str]:
    """Yield the dates of release, issue and creation, the most trusted first; what is under an
    embargo appears on the day of its release.
    """
    embargo = "embargo" in (_attribute(item, "docdata", "management-status") or "")
    released = _attribute(item, "date.release", "norm") if embargo else None
    yield from filter(None, (released, _first(item, "embargoed")))
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
    for name in (
        "firstcreated",
        "contentcreated",
        "versioncreated",
        "datelinedate",
        "date.release",
    ):
        value = _first(item, name) or _attribute(item, name, "norm")
        if value:
            yield value
    marked = (e for e in _find(item, "dc") if e.get("element") == "dc.date.published")
    yield from filter(None, (element.get("value") for element in marked))


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
