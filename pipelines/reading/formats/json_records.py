"""JSON and JSON Lines: one record an article; its text stays as it is, but for markup in it."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipelines.reading.cleaning import normalise
from pipelines.reading.drafts import Draft, Fault, RejectReason, UnreadableError
from pipelines.reading.fields import WORDS, Fields
from pipelines.reading.formats.markup import html_text

_DEPTH = 3
_DECODER = json.JSONDecoder()
_VALUE = re.compile(r"\S")
_TEXT_KEYS = ("text", "content", "body", "value", "rendered", "paragraphs", "html")
"""Keys under which an object holds a paragraph or a text."""
_MARKUP = re.compile(
    r"</(?:p|div|h[1-6]|ul|ol|li|table|blockquote|figure|article|section|span|strong|em|b|i|a)>|<(?:p|br)\s?/?>",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"&(?:amp;)?lt;/?(?:p|div|br|h[1-6]|ul|li|strong|em|span)\b", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_CUT = re.compile(r"(?:…|\.\.\.)?\s?\[\+\d{1,7} chars\]\s{0,9}\Z")
"""What NewsAPI puts where it cut a text."""
_TEXT_DEPTH = 10
"""How deep a text may lie in lists and objects ({"body": [{"text": [...]}]})."""
_SUMMARY_IS_TEXT = 200
"""Characters from which a summary counts as the text where there is no other."""


def read_json(text: str) -> list[Draft | Fault]:
    """Read a JSON file: one object, a list of them, an object that holds such a list, or JSON
    Lines.

    Raises:
        UnreadableError: the file is no JSON.
    """
    try:
        data = _loads(text)
    except UnreadableError:
        values = _concatenated(text)
        if values is not None:
            return [read_record(value, index) for index, value in enumerate(values)]
        lines = _json_lines(text)
        if not any(isinstance(item, Draft) for item in lines):
            raise
        return lines
    records = _find_records(data, _DEPTH)
    if records is None:
        return [read_record(data, None)]
    return [read_record(record, index) for index, record in enumerate(records)]


def _concatenated(text: str) -> list[Any] | None:
    """Return the values of a text that is JSON values one behind the other, else None."""
    values: list[Any] = []
    place = 0
    try:
        while match := _VALUE.search(text, place):
            value, place = _DECODER.raw_decode(text, match.start())
            values.append(value)
    except (ValueError, RecursionError):
        return None
    return values


def read_json_lines(text: str) -> list[Draft | Fault]:
    """Read JSON Lines, one record a line; a line that is no JSON is a fault of its own.

    A file that is one JSON value over several lines, in spite of its name, is read as such.
    """
    lines = _json_lines(text)
    if not any(isinstance(item, Draft) for item in lines) and len(lines) > 1:
        try:
            return read_json(text)
        except UnreadableError:
            return lines
    return lines


def _json_lines(text: str) -> list[Draft | Fault]:
    # Only newlines part the records: str.splitlines would also split at U+2028 inside a string.
    lines = [
        (number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()
    ]
    return [_read_line(line, number, index) for index, (number, line) in enumerate(lines)]


def _read_line(line: str, number: int, index: int) -> Draft | Fault:
    try:
        return read_record(_loads(line), index)
    except UnreadableError as error:
        return Fault(record=index, reason=error.reason, detail=f"line {number}: {error.detail}")


def _loads(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise UnreadableError(
            RejectReason.INVALID_JSON, "nested too deep to be an article"
        ) from error
    except ValueError as error:
        raise UnreadableError(RejectReason.INVALID_JSON, str(error)[:200]) from error


def _find_records(data: Any, depth: int) -> list[Any] | None:
    """Return the list of records that `data` is or holds, or None where it is a single record."""
    if isinstance(data, list):
        return data
    if not isinstance(data, Mapping) or depth == 0 or _text(Fields(data)) is not None:
        return None
    found = (
        _find_records(data[name], depth - 1)
        for name in WORDS["containers"]
        if isinstance(data.get(name), list | Mapping)
    )
    return next((records for records in found if records and isinstance(records[0], Mapping)), None)


def read_record(data: Any, index: int | None) -> Draft | Fault:
    """Read one record, an object with the fields of an article; `index` is its position."""
    if not isinstance(data, Mapping):
        return Fault(
            record=index,
            reason=RejectReason.NO_ARTICLE,
            detail=f"a JSON {type(data).__name__}, not an object",
        )
    fields = Fields(data)
    try:
        text = _text(fields)
    except UnreadableError as error:
        return Fault(record=index, reason=error.reason, detail=error.detail)
    if text is None or not text.strip():
        names = ", ".join(sorted(map(str, data))[:12])
        return Fault(
            record=index,
            reason=RejectReason.NO_ARTICLE,
            detail=f"no field with a text among: {names}"[:300],
        )
    return Draft(
        body=text,
        title=fields.first("title"),
        url=fields.url(),
        source=fields.source(),
        author=fields.author(),
        published=fields.published(),
        language=fields.first("language"),
        record=index,
        verbatim=True,
    )


def _text(fields: Fields) -> str | None:
    """Return the record's text: a string as it is, paragraphs with blank lines between, else what
    its HTML says.
    """
    for value in (*fields.raw("text"), *fields.raw("markup")):
        text = _verbatim(value)
        if text is not None and text.strip():
            return _CUT.sub("", normalise(_without_markup(text)))
    return next(
        (
            s
            for value in fields.raw("summary")
            if isinstance(value, str) and len(s := normalise(value)) >= _SUMMARY_IS_TEXT
        ),
        None,
    )


def _without_markup(text: str) -> str:
    """Return a text field without markup, which may be escaped, and without character references.

    >>> _without_markup("<p>Gas &amp; oil</p><p>flow</p>"), _without_markup("a < b & c")
    ('Gas & oil\\n\\nflow', 'a < b & c')
    """
    if _ESCAPED.search(text):
        text = html.unescape(text)
    if _MARKUP.search(text):
        return html_text(text)
    return html.unescape(text) if _REFERENCE.search(text) else text


def _verbatim(value: Any, depth: int = _TEXT_DEPTH) -> str | None:
    if isinstance(value, str):
        return value
    if depth == 0:
        return None
    if isinstance(value, list):
        paragraphs = list(_paragraphs(value, depth - 1))
        return "\n\n".join(paragraphs) if paragraphs else None
    if isinstance(value, Mapping) and str(value.get("type", "text")) not in WORDS["no_text_types"]:
        named = (value[name] for name in _TEXT_KEYS if name in value)
        return next((text for each in named if (text := _verbatim(each, depth - 1))), None)
    return None


def _paragraphs(values: list[Any], depth: int) -> Iterator[str]:
    for value in values:
        text = _verbatim(value, depth)
        if text and text.strip():
            yield text
