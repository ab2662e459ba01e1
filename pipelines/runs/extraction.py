"""From raw files to the rows that articles give, kept file by file in a cache that may be deleted
at any time.

This module is what worker processes run: it is handed paths, and what it makes goes to disk, not
through a pipe.
"""

import hashlib
import json
import logging
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

import extractors
from extractors.records import Mention, Statement
from pipelines.identity import sentence_keys
from pipelines.reading.articles import Article, Reject, RejectReason, read_file
from pipelines.reading.inputs import RawFile, hash_file
from pipelines.runs.fingerprints import Fingerprints

log = logging.getLogger(__name__)

EXTRACTED_LANGUAGE = "en"
"""The only language extracted; articles in others are kept with their language."""

MAX_CHARACTERS = 1_000_000
"""Longest text that the model reads (spaCy's own limit); no news article comes near it."""

Entry = dict[str, Any]
"""What one file gave, as JSON: its articles with their mentions and statements, and its rejects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Raw files for one worker to read, and where and how to keep what they give."""

    files: tuple[RawFile, ...]
    cache: str
    fingerprints: Fingerprints
    model: str | None
    max_file_bytes: int


def entry_file(cache: Path, raw: RawFile, fingerprints: Fingerprints) -> Path:
    """Return where the cache keeps what a file gives; another content, path, rule or model is
    another entry.
    """
    key = hashlib.sha256(json.dumps([raw.path, raw.sha256, raw.size]).encode()).hexdigest()
    return generation(cache, fingerprints) / key[:2] / f"{key}.json"


def generation(cache: Path, fingerprints: Fingerprints) -> Path:
    """Return the folder of the entries that the same code, rules and model made."""
    return cache / hashlib.sha256(json.dumps(fingerprints.as_dict()).encode()).hexdigest()[:16]


def drop_other_generations(cache: Path, fingerprints: Fingerprints) -> None:
    """Delete the entries that other code, other rules or another model made; nothing will ask for
    them again.
    """
    current = generation(cache, fingerprints)
    for folder in cache.glob("*"):
        if folder != current:
            shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchResult:
    """How many files a batch had, and which of them changed while they were read and so have no
    entry.
    """

    files: int
    changed: tuple[str, ...]


def extract_batch(batch: Batch) -> BatchResult:
    """Read and extract a batch of files into the cache."""
    cache_folder = Path(batch.cache)
    changed: list[str] = []
    read: list[tuple[RawFile, list[Article | Reject]]] = []
    for raw in batch.files:
        results = read_file(Path(raw.file), raw.path, max_bytes=batch.max_file_bytes)
        if raw.sha256 is not None and hash_file(Path(raw.file)) != raw.sha256:
            changed.append(raw.path)
        else:
            read.append((raw, results))
    extracted = _extract([item for _, results in read for item in results], batch.model)
    for raw, results in read:
        write_entry(
            entry_file(cache_folder, raw, batch.fingerprints), [next(extracted) for _ in results]
        )
    return BatchResult(files=len(batch.files), changed=tuple(changed))


def _extract(items: Sequence[Article | Reject], model: str | None) -> Iterator[Entry]:
    """Yield what each item gives, in order, reading all the English texts in one pass of the
    pipeline.
    """
    english = [item for item in items if isinstance(item, Article) and _is_extracted(item)]
    # A batch without any English text is not worth loading the model.
    documents = _pipeline(model).pipe(article.text for article in english) if english else iter(())
    for item in items:
        if isinstance(item, Reject):
            yield {"reject": asdict(item)}
        elif len(item.text) > MAX_CHARACTERS:
            detail = f"{len(item.text):,} characters of text; split the file into its articles"
            yield {"reject": asdict(_reject(item, RejectReason.TOO_LARGE, detail))}
        elif _is_extracted(item):
            yield _extract_article(item, next(documents))
        else:
            yield _article_entry(item, [], [])


def _is_extracted(article: Article) -> bool:
    return article.language == EXTRACTED_LANGUAGE and len(article.text) <= MAX_CHARACTERS


def _extract_article(article: Article, doc: Doc) -> Entry:
    try:
        mentions, statements = extractors.read(doc, article.published_on)
    except Exception as error:  # one article must not end the run for all others
        log.exception("%s could not be extracted", article.path)
        detail = f"{type(error).__name__}: {error}; please report the article to the project"
        return {"reject": asdict(_reject(article, RejectReason.EXTRACTION_FAILED, detail))}
    return _article_entry(article, mentions, statements)


def _reject(article: Article, reason: RejectReason, detail: str) -> Reject:
    return Reject(
        path=article.path,
        record=article.record,
        reason=reason,
        detail=detail,
        content_hash=article.content_hash,
    )


def _article_entry(
    article: Article, mentions: Sequence[Mention], statements: Sequence[Statement]
) -> Entry:
    keys = sentence_keys(article.text, [mention.start for mention in mentions])
    position = {(mention.kind, mention.start): at for at, mention in enumerate(mentions)}
    return {
        "article": asdict(article),
        "mentions": [
            {"kind": mention.kind, "sentence_key": key, "row": mention.as_row()}
            for mention, key in zip(mentions, keys, strict=True)
        ],
        "statements": [
            {"row": statement.as_row(), "arguments": _arguments(statement, position)}
            for statement in statements
        ],
    }


def _arguments(
    statement: Statement, position: dict[tuple[str, int], int]
) -> list[dict[str, object]]:
    return [
        {
            "role": argument.role,
            "name": argument.name,
            "entity_id": argument.entity_id,
            "mention": position[argument.mention.kind, argument.mention.start]
            if argument.mention
            else None,
        }
        for argument in statement.arguments
    ]


def write_entry(file: Path, items: Sequence[Entry]) -> None:
    """Keep what a file gave under its name in the cache, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_suffix(f".{os.getpid()}.tmp")
    partial.write_text(json.dumps(items, default=str, ensure_ascii=False), encoding="utf-8")
    partial.replace(file)


def load_entry(file: Path) -> list[Entry] | None:
    """Return what a file gave, or None where the cache has no such entry or a damaged one."""
    try:
        items: list[Entry] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return items


def restore_article(fields: dict[str, Any]) -> Article:
    """Turn the fields of a cached article back into the record."""
    day = fields["published_on"]
    return Article(**(fields | {"published_on": date.fromisoformat(day) if day else None}))


@cache
def _pipeline(model: str | None) -> Language:
    """Load the pipeline once in each process."""
    return extractors.load_pipeline(model)
