"""Wire services' files: ANPA 1312 and IPTC 7901, with their headers, marks and end lines.

ANPA 1312 (1979) puts the priority, the category, the slug, the day and the count of words on the
second line, a caret before each line of the head and ``<`` behind it; IPTC 7901 (1995) has its
header between SOH and STX, the text up to ETX, and the day and time of transmission after that.
"""

import re
from collections.abc import Iterator

from extractors.dates import read_month
from pipelines.reading.authors import clean_author
from pipelines.reading.cleaning import clean_markup
from pipelines.reading.drafts import Draft, Fault, RejectReason
from pipelines.reading.headlines import byline, is_slug

_SERVICE_LINE = re.compile(
    r"^[a-z]\s[a-z]\s+\S{2,40}.{0,60}?\s(?P<month>\d\d)-(?P<day>\d\d)\s+\d{4}\s*$", re.MULTILINE
)
"""ANPA's second line: "r i  BC-GAS--Pipeline     03-05 0344"."""
_HEAD_LINE = re.compile(r"^\^(?P<text>[^\n<]{0,300})<?[=]?\s*$", re.MULTILINE)
_END_LINE = re.compile(
    r"^[\x00-\x1f]{0,4}(?P<agency>[A-Z]{2,4})-[A-Z]{2}-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)\b",
    re.MULTILINE,
)
_IPTC = re.compile(
    r"\x01(?P<head>[^\x02\x03]{0,400})\x02(?P<text>[^\x03]*)(?:\x03(?P<end>[^\x04\x01]{0,200}))?"
)
_SENT = re.compile(
    r"\b(?P<day>\d{2})\d{4}\s?(?:GMT|UTC|Z)?\s?(?P<month>[A-Z]{3})\s?(?P<year>\d{2})\b",
    re.IGNORECASE,
)
"""IPTC's day, time, month and year of transmission: "271015 AUG 24"."""
_MARKS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_INDENT = re.compile(r"\n(?:\t[ \t]{0,20}| {2,20})(?=\S)")
_AGENCY = re.compile(r"^(?:The )?Associated Press|^Reuters|^AP |^AFP", re.IGNORECASE)
_HEAD = 2_000


def is_wire(text: str) -> bool:
    """Say whether a text is a file of ANPA 1312 or IPTC 7901."""
    head = text[:_HEAD]
    if "\x01" in head and "\x02" in text[: 2 * _HEAD]:
        return True
    return _SERVICE_LINE.search(head) is not None and _HEAD_LINE.search(head) is not None


def read_wire(text: str) -> list[Draft | Fault]:
    """Read each message of a wire file as one draft."""
    messages = list(_messages(text))
    many = len(messages) > 1
    return [
        _read(head, body, end, index if many else None)
        for index, (head, body, end) in enumerate(messages)
    ]


def _messages(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield header, text and end of each message."""
    found = list(_IPTC.finditer(text))
    if found:
        yield from ((match["head"], match["text"], match["end"] or "") for match in found)
        return
    yield "", text, ""


def _read(head: str, body: str, end: str, index: int | None) -> Draft | Fault:
    lines = [match["text"].strip() for match in _HEAD_LINE.finditer(body[:_HEAD])]
    said = [line.rstrip("=").strip() for line in lines]
    author = next((name for line in said if (name := byline(line))), None)
    titles = (line for line in said if line and not is_slug(line) and not byline(line))
    title = next((line for line in titles if not _AGENCY.match(line)), None)
    text = _story(body)
    if not text:
        return Fault(record=index, reason=RejectReason.NO_ARTICLE, detail="a message without text")
    stamp = _end_line(body, end)
    return Draft(
        body=text,
        title=title,
        source=stamp["agency"] if stamp else None,
        author=clean_author(author),
        published=tuple(_days(head, body, end)),
        record=index,
    )


def _story(body: str) -> str:
    """Return the paragraphs behind the head, without the marks and the end line."""
    service = _SERVICE_LINE.search(body[:_HEAD])
    start = service.end() if service else 0
    for match in _HEAD_LINE.finditer(body[: start + _HEAD], start):
        start = match.end()
    text = body[start:]
    end = _END_LINE.search(text, max(0, len(text) - 300))
    text = _MARKS.sub("", text[: end.start()] if end else text)
    paragraphs = (" ".join(part.split()) for part in _INDENT.sub("\n\n", f"\n{text}").split("\n\n"))
    kept = (part for part in paragraphs if part and not is_slug(part))
    return clean_markup("\n\n".join(kept).replace(" _ ", " - ", 1))


def _end_line(body: str, end: str) -> re.Match[str] | None:
    return _END_LINE.search(f"{body[-300:]}\n{end}")


def _days(head: str, body: str, end: str) -> Iterator[str]:
    stamp = _end_line(body, end)
    if stamp:
        yield _iso(stamp["year"], int(stamp["month"]), stamp["day"])
    sent = _SENT.search(f"{head[-100:]}\n{end}")
    if sent and (month := _month(sent["month"])):
        yield _iso(sent["year"], month, sent["day"])


def _month(name: str) -> int | None:
    try:
        return read_month(name)
    except (KeyError, ValueError):
        return None


def _iso(year: str, month: int, day: str) -> str:
    century = 19 if int(year) >= 70 else 20
    return f"{century}{year}-{month:02}-{int(day):02}"
