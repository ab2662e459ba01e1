"""JSON and JSON Lines: one record an article; its text stays as it is."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pipelines.reading.cleaning import normalise
from pipelines.reading.drafts import Draft, Fault, RejectReason, UnreadableError
from pipelines.reading.fields import WORDS, Fields
from pipelines.reading.formats.markup import html_text

_DEPTH = 3
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
        lines = _json_lines(text)
        if not any(isinstance(item, Draft) for item in lines):
            raise
        return lines
    records = _find_records(data, _DEPTH)
    if records is None:
        return [_read_record(data, None)]
    return [_read_record(record, index) for index, record in enumerate(records)]


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
        return _read_record(_loads(line), index)
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


def _read_record(data: Any, index: int | None) -> Draft | Fault:
    if isinstance(data, Mapping) and isinstance(data.get("_source"), Mapping):
        data = data["_source"]  # a search engine's hit
    if not isinstance(data, Mapping):
        return Fault(
            record=index,
            reason=RejectReason.NO_ARTICLE,
            detail=f"a JSON {type(data).__name__}, not an object",
        )
    fields = Fields(data)
    text = _text(fields)
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
    for value in fields.raw("text"):
        text = _verbatim(value)
        if text is not None and text.strip():
            return normalise(text)
    for value in fields.raw("markup"):
        if isinstance(value, str) and (text := html_text(value)):
            return text
    return next(
        (
            s
            for value in fields.raw("summary")
            if isinstance(value, str) and len(s := normalise(value)) >= _SUMMARY_IS_TEXT
        ),
        None,
    )


def _verbatim(value: Any, depth: int = _TEXT_DEPTH) -> str | None:
    if isinstance(value, str):
        return value
    if depth == 0:
        return None
    if isinstance(value, list):
        paragraphs = list(_paragraphs(value, depth - 1))
        return "\n\n".join(paragraphs) if paragraphs else None
    if isinstance(value, Mapping):
        return next(
            (
                _verbatim(value[name], depth - 1)
                for name in ("text", "content", "body", "value")
                if name in value
            ),
            None,
        )
    return None


def _paragraphs(values: list[Any], depth: int) -> Iterator[str]:
    for value in values:
        text = _verbatim(value, depth)
        if text and text.strip():
            yield text
