"""Reuters-21578: SGML with one or more ``<REUTERS>`` records, after the collection's README (Lewis,
1997).
"""

import html
import re
from collections.abc import Iterator

from pipelines.reading.authors import clean_author
from pipelines.reading.cleaning import clean_markup, one_line
from pipelines.reading.drafts import Draft, Fault, RejectReason

_OPEN, _CLOSE = "<REUTERS", "</REUTERS>"
_END_MARK = re.compile(r"(?:\A|\n)[ \t]{0,9}reuters?\.?[ \t]{0,9}\Z", re.IGNORECASE)
_NEW_PARAGRAPH = re.compile(r"^[ \t]{2,}", re.MULTILINE)


def read_reuters(text: str) -> list[Draft | Fault]:
    """Read every record; date, dateline, title, author and body come from their elements."""
    records = list(_records(text))
    return [
        _read_record(record, index if len(records) > 1 else None)
        for index, record in enumerate(records)
    ]


def _records(text: str) -> Iterator[str]:
    start = text.find(_OPEN)
    while start >= 0:
        following = text.find(_OPEN, start + len(_OPEN))
        yield text[start : following if following >= 0 else len(text)]
        start = following


def _read_record(record: str, index: int | None) -> Draft | Fault:
    if _CLOSE not in record:
        return Fault(
            record=index,
            reason=RejectReason.TRUNCATED,
            detail="a <REUTERS> record without its end tag",
        )
    record = record[: record.find(_CLOSE)]
    title = one_line(_unescape(_element(record, "TITLE") or ""))
    body = _body(record)
    if not title and not body:
        return Fault(
            record=index,
            reason=RejectReason.NO_ARTICLE,
            detail="a <REUTERS> record without title and body",
        )
    date = one_line(_element(record, "DATE"))
    return Draft(
        body=body,
        title=title,
        source="Reuters",
        author=clean_author(one_line(_unescape(_element(record, "AUTHOR") or ""))),
        published=(date,) if date else (),
        language="en",
        record=index,
    )


def _element(record: str, name: str) -> str | None:
    start = record.find(f"<{name}>")
    if start < 0:
        return None
    start += len(name) + 2
    end = record.find(f"</{name}>", start)
    return record[start : end if end >= 0 else len(record)]


def _body(record: str) -> str:
    """Return dateline and body, each paragraph on one line; unprocessed text keeps its lines."""
    body = _element(record, "BODY")
    if body is not None:
        dateline = (_element(record, "DATELINE") or "").strip()
        story = f"{dateline} {body.lstrip()}" if dateline else body
        paragraphs = _NEW_PARAGRAPH.split(_without_end_mark(_unescape(story)))
        return clean_markup("\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs))
    text = (
        _element(record, "TEXT")
        or record.partition('<TEXT TYPE="UNPROC">')[2].partition("</TEXT>")[0]
    )
    return _without_end_mark(clean_markup(_unescape(_without_elements(text))))


def _without_elements(text: str) -> str:
    for name in ("TITLE", "AUTHOR", "DATELINE"):
        content = _element(text, name)
        text = text.replace(f"<{name}>{content}</{name}>", "") if content is not None else text
    return text


def _without_end_mark(text: str) -> str:
    text = text.rstrip()
    return (
        text[: len(text) - 30] + _END_MARK.sub("", text[-30:])
        if len(text) > 30
        else _END_MARK.sub("", text)
    )


def _unescape(text: str) -> str:
    """Resolve character references; those to control characters, the wire's own marks, vanish."""
    return clean_controls(html.unescape(text))


def clean_controls(text: str) -> str:
    """Drop the control characters that the wire used as marks, keeping newlines and tabs."""
    return "".join(character for character in text if character >= " " or character in "\n\t")
