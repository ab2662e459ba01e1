"""What a reader hands over: drafts of articles, and faults where there is none to hand over; and
the articles and rejects that they become.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

Basis = Literal["metadata", "dateline", "url", "filename", "text", "guess"]
"""Where the day of publication of an article was found."""


class RejectReason(StrEnum):
    """Why a file or a record of it became no article: the fixed vocabulary of the table
    ``rejects``.
    """

    EMPTY = "empty"
    """Nothing in it but white space."""
    BINARY = "binary"
    """No text: bytes that no encoding explains."""
    UNSUPPORTED = "unsupported"
    """A document or markup of a kind that has no reader."""
    TOO_LARGE = "too_large"
    """Over the size limit, as it is or unpacked."""
    TOO_COMPLEX = "too_complex"
    """Markup of more elements or attributes than an article has, which costs more than its size."""
    TRUNCATED = "truncated"
    """It ends in the middle: a compressed stream or a record without its end."""
    DAMAGED = "damaged"
    """Compressed data that cannot be unpacked."""
    INVALID_JSON = "invalid_json"
    """Not JSON, or JSON nested too deep to be an article."""
    INVALID_MARKUP = "invalid_markup"
    """SGML or XML that is not well formed, or that declares entities."""
    NO_ARTICLE = "no_article"
    """Read well, but there is no news text in it."""
    WITHDRAWN = "withdrawn"
    """The publisher marked it as withheld or cancelled."""
    LINK = "link"
    """A symbolic link out of the input, which is followed only where ``--follow-links`` asks."""
    UNREADABLE = "unreadable"
    """The file or folder could not be opened, or reading it failed."""
    EXTRACTION_FAILED = "extraction_failed"
    """It was read, but what its text says could not be extracted."""
    TIMEOUT = "timeout"
    """It took longer than an article may; the next run tries it again."""
    CRASHED = "crashed"
    """The process that read it ended, each time; the next run tries it again."""


class UnreadableError(Exception):
    """A file or record that gives no article; carries the reason, what was there, and whether the
    next try may go well (`Reject.momentary`).
    """

    def __init__(self, reason: RejectReason, detail: str, *, momentary: bool = False) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
        self.momentary = momentary


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as its format gives it, before the text is put together.

    `published` holds what the metadata say about the day of publication, as written, the most
    trusted first; `guessed_on` a day that was guessed from the look of a page. `head` is text from
    above the title that is no part of the article but may hold its date. `title_in_body` says that
    the body already has the title in its place, and `verbatim` that nothing of the body may be
    dropped. `is_saved_page` says that the file's name is a crawler's. `record` is the position in
    a file of several records, from 0.
    """

    body: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None
    published: tuple[str, ...] = ()
    guessed_on: date | None = None
    head: str = ""
    language: str | None = None
    record: int | None = None
    title_in_body: bool = False
    verbatim: bool = False
    is_saved_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A record that gives no article, and why."""

    reason: RejectReason
    detail: str
    record: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One piece of news: its text, which every offset counts in, and what is known about it.

    `path` is the raw file's POSIX path relative to the input folder; `record` the position, from 0,
    in a file of several records, else None; `published_basis` says where the day of publication
    comes from; `language` is an ISO 639-1 code; `content_hash` the SHA-256 of the text.
    """

    article_id: str
    content_hash: str
    path: str
    record: int | None
    source: str | None
    url: str | None
    title: str | None
    author: str | None
    published_on: date | None
    published_basis: Basis | None
    language: str | None
    text: str

    @property
    def word_count(self) -> int:
        """Return the number of words, parted by white space."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """A file, a folder, or with `record` a record of a file, that became no article, and why.

    `content_hash` is the SHA-256 of the file's bytes, None where they could not be read.
    `momentary` says that not the file is at fault but the disk, the network or the memory: the same
    file may be read well the next time, so this is not kept for it.
    """

    path: str
    record: int | None
    reason: RejectReason
    detail: str
    content_hash: str | None
    momentary: bool = False
