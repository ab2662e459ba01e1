"""E-mail (RFC 5322 and MIME): messages, mailboxes and pages that browsers saved as MHTML."""

import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.policy import compat32
from email.policy import default as fields_policy

from pipelines.reading.authors import clean_author
from pipelines.reading.cleaning import clean_markup, clean_plain
from pipelines.reading.decoding import decode
from pipelines.reading.drafts import Draft, Fault, RejectReason, UnreadableError
from pipelines.reading.formats.markup import html_text
from pipelines.reading.furniture import drop_furniture

_FIELD = re.compile(rb"[!-9;-~]{1,76}:")
_NAMES = frozenset(
    (b"from", b"to", b"date", b"subject", b"received", b"return-path", b"message-id",
     b"mime-version", b"delivered-to", b"content-type", b"reply-to", b"sender",
     b"snapshot-content-location",      b"content-transfer-encoding", b"list-id", b"dkim-signature")
)  # fmt: skip
"""Fields of which a message has at least three (RFC 5322, 3.6; RFC 2045)."""
_SEPARATOR = re.compile(rb"(?m)^From [^\n]{1,300}\d{4}[^\n]{0,20}\r?\n")
"""What begins a message in a mailbox (RFC 4155)."""
_DEEPEST = 20
"""Parts within each other that are read."""
_MOST_PARTS = 2_000
_MOST_BOUNDARIES = 50
"""Boundaries that a message names: the parser holds every line against all of those around it."""
_LONG_TYPE = re.compile(rb"(?im)^content-(?:type|disposition):(?:[^\n]|\n[ \t]){2000}")
"""A type with more parameters than any has; the parser's time grows with the square of them."""
_LONGEST_FIELD = 1_000
"""Characters of a field that are read: the parser of a field is slower still."""


def is_mail(data: bytes) -> bool:
    """Say whether bytes begin with the head of an e-mail.

    >>> is_mail(b"From: a\\nDate: b\\nSubject: c\\n\\nGas"), is_mail(b"Date: b\\nSource: c\\n\\n")
    (True, False)
    """
    opening = _SEPARATOR.match(data)
    head = data[opening.end() if opening else 0 :][:8_192].replace(b"\r\n", b"\n")
    names = [
        line.partition(b":")[0].lower()
        for line in head.partition(b"\n\n")[0].split(b"\n")
        if not line.startswith((b" ", b"\t"))
    ]
    known = set(names) & _NAMES
    if not names or not all(map(_FIELD.match, (name + b":" for name in names))):
        return False
    return len(known) >= 3 and bool(known & {b"from", b"mime-version", b"received"})


def read_mail(data: bytes) -> list[Draft | Fault]:
    """Read a message, or each message of a mailbox, as one draft."""
    messages = list(_messages(data))
    if len(messages) == 1:
        return [_read(messages[0])]
    return [_read_record(message, index) for index, message in enumerate(messages)]


def _messages(data: bytes) -> Iterator[bytes]:
    starts = [match.start() for match in _SEPARATOR.finditer(data)]
    if not starts or starts[0] != 0:
        yield data
        return
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        yield data[start:end].partition(b"\n")[2]


def _read_record(message: bytes, index: int) -> Draft | Fault:
    try:
        return replace(_read(message), record=index)
    except UnreadableError as error:
        return Fault(record=index, reason=error.reason, detail=error.detail)


def _read(data: bytes) -> Draft:
    message = _parse(data)
    parts = list(_parts(message, _DEEPEST))[:_MOST_PARTS]
    subject = _field(message, "subject")
    plain = next((text for part in parts if (text := _text(part, "plain"))), "")
    markup = next((text for part in parts if (text := _text(part, "html"))), "")
    if _is_saved_page(message) and markup:
        return _page(message, markup)
    body = clean_plain(plain) if plain.strip() else clean_markup(html_text(markup))
    if not body.strip():
        raise UnreadableError(RejectReason.NO_ARTICLE, "an e-mail without text")
    sender = _field(message, "from") or ""
    return Draft(
        body=drop_furniture(body),
        title=subject,
        author=clean_author(sender.partition("<")[0].strip(' "')),
        published=tuple(filter(None, (_field(message, "date"),))),
        language=_field(message, "content-language"),
    )


def _parse(data: bytes) -> Message:
    """Parse a message, its fields left as they are, which costs a tenth of parsing them too.

    Raises:
        UnreadableError: its parts are more involved than any message's.
    """
    boundaries = data.lower().count(b"boundary=")
    if boundaries > _MOST_BOUNDARIES:
        raise UnreadableError(
            RejectReason.TOO_COMPLEX,
            f"an e-mail with {boundaries:,} boundaries; {_MOST_BOUNDARIES} are read",
        )
    if _LONG_TYPE.search(data):
        raise UnreadableError(
            RejectReason.TOO_COMPLEX, "an e-mail with over 2,000 characters of a part's type"
        )
    return email.message_from_bytes(data, policy=compat32)


def _page(message: Message, markup: str) -> Draft:
    """Read the page in an MHTML file (RFC 2557)."""
    from pipelines.reading.formats.html_pages import read_html  # imported here: it takes long

    [draft] = read_html(markup)
    address = _field(message, "snapshot-content-location") or _field(message, "content-location")
    return replace(draft, url=draft.url or address, title=draft.title or _field(message, "subject"))


def _is_saved_page(message: Message) -> bool:
    return "snapshot-content-location" in message or (
        message.get_content_type() == "multipart/related" and "to" not in message
    )


def _field(message: Message, name: str) -> str | None:
    raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
    written = decode(raw[:_LONGEST_FIELD].encode("ascii", "surrogateescape"), None)
    try:
        return str(fields_policy.header_fetch_parse(name, written)).strip() or None
    except (ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError):
        return None  # the standard library trips over broken fields of many kinds


def _parts(message: Message, depth: int) -> Iterator[Message]:
    if not message.is_multipart():
        yield message
        return
    for part in message.get_payload() if depth else ():
        if isinstance(part, Message) and part.get_content_disposition() != "attachment":
            yield from _parts(part, depth - 1)


def _text(part: Message, kind: str) -> str:
    if part.get_content_type() != f"text/{kind}":
        return ""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    return decode(payload, part.get_content_charset()).replace("\r\n", "\n")
