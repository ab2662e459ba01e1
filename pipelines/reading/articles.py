"""Raw files -> articles, and a reject for every file or record that is none.

>>> from pathlib import Path
>>> [reject] = read_file(Path("no such file"), "no such file", max_bytes=1000)
>>> str(reject.reason)
'unreadable'
"""

import hashlib
from dataclasses import replace
from pathlib import Path

from pipelines.identity import stable_id
from pipelines.reading import language
from pipelines.reading.addresses import canonical_url, publisher
from pipelines.reading.authors import join_authors
from pipelines.reading.cleaning import join_title, normalise, one_line
from pipelines.reading.drafts import (
    Article,
    Draft,
    Fault,
    Reject,
    RejectReason,
    UnreadableError,
)
from pipelines.reading.formats.choosing import read_drafts
from pipelines.reading.furniture import drop_furniture, is_furniture
from pipelines.reading.publication import resolve
from pipelines.reading.raw_bytes import is_momentary, read_bytes

__all__ = [
    "REASONS",
    "Article",
    "Reject",
    "RejectReason",
    "canonical_url",
    "read_file",
    "stable_id",
]

REASONS = tuple(RejectReason)
"""Every reason that a reject may give."""


def read_file(file: Path, relative: str, *, max_bytes: int) -> list[Article | Reject]:
    """Read every article in a file; whatever cannot be read becomes a reject, and nothing is raised
    for it.

    Args:
        file: where the file lies.
        relative: its path relative to the input folder, with forward slashes.
        max_bytes: how large it may be, in bytes, as it is and unpacked.
    """
    try:
        data = read_bytes(file, max_bytes)
    except (UnreadableError, MemoryError) as error:
        return [_reject_for(error, relative)]
    digest = hashlib.sha256(data).hexdigest()
    try:
        found = _merge_rejects(
            [_build(draft, relative, digest) for draft in read_drafts(data, file.name, max_bytes)]
        )
    except ImportError:  # a broken installation is no fault of the file
        raise
    except Exception as error:  # noqa: BLE001 - the guard of one file: whatever is wrong with it must not end the run
        return [_reject_for(error, relative, digest)]
    return found or [_reject(relative, RejectReason.NO_ARTICLE, "no record in the file", digest)]


def _reject_for(error: Exception, path: str, content_hash: str | None = None) -> Reject:
    if isinstance(error, UnreadableError):
        reject = _reject(path, error.reason, error.detail, content_hash)
        return replace(reject, momentary=error.momentary)
    detail = f"{type(error).__name__}: {error}"[:300]
    reject = _reject(path, RejectReason.UNREADABLE, detail, content_hash)
    return replace(reject, momentary=is_momentary(error))


def _reject(
    path: str,
    reason: RejectReason,
    detail: str,
    content_hash: str | None = None,
    record: int | None = None,
) -> Reject:
    return Reject(
        path=path,
        record=record,
        reason=reason,
        detail=" ".join(normalise(detail).split()),  # parsers quote the lines they stumbled over
        content_hash=content_hash,
    )


def _merge_rejects(found: list[Article | Reject]) -> list[Article | Reject]:
    """Return one reject for a file of many records of which none is an article: it is a file of
    something else.
    """
    if len(found) < 2 or not all(
        isinstance(item, Reject) and item.reason == RejectReason.NO_ARTICLE for item in found
    ):
        return found
    first = found[0]
    said = first.detail if isinstance(first, Reject) else ""
    detail = f"{len(found)} records, none with a text; the first: {said}"
    return [_reject(first.path, RejectReason.NO_ARTICLE, detail, first.content_hash)]


def _build(draft: Draft | Fault, relative: str, digest: str) -> Article | Reject:
    """Put the text of a draft together and find out the rest."""
    if isinstance(draft, Fault):
        return _reject(relative, draft.reason, draft.detail, digest, draft.record)
    title = one_line(draft.title)
    title = None if title and is_furniture(title) else title
    body = draft.body if draft.verbatim else drop_furniture(draft.body)
    text = normalise(body if draft.title_in_body else join_title(title, body))
    if not any(map(str.isalpha, text)):
        return _reject(
            relative, RejectReason.NO_ARTICLE, "no words are left of it", digest, draft.record
        )
    name = relative.rpartition("/")[2]
    publication = resolve(draft, text, name)
    url = one_line(draft.url, 2_000)
    source = one_line(draft.source, 200) or (publisher(url) if url else None)
    return Article(
        article_id=_identity(url, relative, draft.record),
        content_hash=hashlib.sha256(text.encode()).hexdigest(),
        path=relative,
        record=draft.record,
        source=source,
        url=url,
        title=title,
        author=join_authors((draft.author or "").split("; "), source),
        published_on=publication.on,
        published_basis=publication.basis,
        language=language.detect(text, draft.language),
        text=text,
    )


def _identity(url: str | None, path: str, record: int | None) -> str:
    return (
        stable_id("a_", "url", canonical_url(url)) if url else stable_id("a_", "path", path, record)
    )
