"""From raw files to what they say, kept file by file in the cache.

This module is what worker processes run: it is handed paths, and what it makes goes to disk, not
through a pipe.
"""

import atexit
import gc
import logging
import time
import traceback
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

import extractors
from extractors.language import read_documents
from extractors.text import ArticleText
from pipelines.control_characters import show_controls, show_line
from pipelines.reading.articles import Article, Reject, RejectReason, read_file
from pipelines.reading.inputs import RawFile, hash_file
from pipelines.runs.batches import Batch, BatchResult
from pipelines.runs.cache import entry_file, write_entry
from pipelines.runs.entries import CachedArticle, Item, build_entry
from pipelines.runs.metrics import Spent, slowest_of
from pipelines.runs.processes.workers import tell_alive
from pipelines.runs.time_limit import OutOfTimeError, seconds_for, time_limit

log = logging.getLogger(__name__)

EXTRACTED_LANGUAGE = "en"
"""The only language extracted; articles in others are kept with their language."""

MAX_CHARACTERS = 500_000
"""Longest text that is read; no news article comes near it, and a worker that reads tables or
nonsense of this length stays below 1 GB.
"""

_WARMING = "On Monday the ministry bought 12 tanks for $5 million and 2 bcm of gas a year."


def extract_batch(batch: Batch) -> BatchResult:
    """Read and extract a batch of files into the cache."""
    changed: list[str] = []
    read: list[tuple[RawFile, list[Article | Reject]]] = []
    spent: list[Spent] = []
    for raw in batch.files:
        began = time.process_time()
        results = _read_in_time(raw, batch)
        spent.append(Spent(time.process_time() - began, raw.path))
        tell_alive()
        if raw.sha256 is not None and hash_file(Path(raw.file)) != raw.sha256:
            changed.append(raw.path)
        else:
            read.append((raw, results))
    extracted = _extract([item for _, results in read for item in results], batch, spent)
    for raw, results in read:
        items = [next(extracted) for _ in results]
        folder = Path(batch.cache if all(map(_is_lasting, items)) else batch.passing)
        write_entry(entry_file(folder, raw, batch.fingerprints, batch.max_file_bytes), items)
        tell_alive(parts=1)
    return BatchResult(
        files=len(batch.files), changed=tuple(changed), slowest=tuple(slowest_of(spent))
    )


def _is_lasting(item: Item) -> bool:
    """Whether an item would be the same the next time: neither a momentary error, nor a text whose
    extraction failed, for want of memory or time perhaps.
    """
    if not isinstance(item, Reject):
        return True
    return not item.momentary and item.reason not in _TRIED_AGAIN


_TRIED_AGAIN = frozenset(
    {RejectReason.EXTRACTION_FAILED, RejectReason.TIMEOUT, RejectReason.CRASHED}
)


def _read_in_time(raw: RawFile, batch: Batch) -> list[Article | Reject]:
    seconds = seconds_for(raw.size, batch.article_seconds)
    try:
        with time_limit(seconds):
            return read_file(Path(raw.file), raw.path, max_bytes=batch.max_file_bytes)
    except OutOfTimeError:
        detail = _out_of_time(seconds)
        return [
            Reject(
                path=raw.path,
                record=None,
                reason=RejectReason.TIMEOUT,
                detail=detail,
                content_hash=raw.sha256,
            )
        ]


def _out_of_time(seconds: float) -> str:
    return f"stopped after {seconds:.0f} s; PRESSLEDGER_ARTICLE_SECONDS allows more"


def _extract(items: Sequence[Article | Reject], batch: Batch, spent: list[Spent]) -> Iterator[Item]:
    """Yield what each item gives, in order, reading all the English texts in one pass of the
    pipeline; note what the rules took of each.
    """
    english = [item for item in items if isinstance(item, Article) and _is_extracted(item)]
    # A batch without any English text is not worth loading the model.
    texts = (article.text for article in english)
    documents = read_documents(_pipeline(batch.model), texts) if english else iter(())
    for item in items:
        tell_alive()
        if isinstance(item, Reject):
            yield item
        elif len(item.text) > MAX_CHARACTERS:
            detail = f"{len(item.text):,} characters of text; split the file into its articles"
            yield _reject(item, RejectReason.TOO_LARGE, detail)
        elif _is_extracted(item):
            document, began = next(documents), time.process_time()
            found = _extract_article(item, document, batch)
            spent.append(Spent(time.process_time() - began, item.path, item.record))
            yield found
        else:
            yield CachedArticle(article=item)


def _is_extracted(article: Article) -> bool:
    return article.language == EXTRACTED_LANGUAGE and len(article.text) <= MAX_CHARACTERS


def _extract_article(article: Article, doc: Doc, batch: Batch) -> Item:
    nlp = _pipeline(batch.model)
    seconds = seconds_for(len(article.text), batch.article_seconds)
    try:
        with time_limit(seconds):
            mentions, statements = extractors.read(
                ArticleText(article.text, doc), article.published_on, nlp=nlp
            )
    except OutOfTimeError:
        return _reject(article, RejectReason.TIMEOUT, _out_of_time(seconds))
    except Exception as error:  # noqa: BLE001 - one article must not end the run for all others
        trace = show_controls(traceback.format_exc())
        log.error("%s could not be extracted\n%s", show_line(article.path), trace)
        detail = f"{type(error).__name__}: {error}; please report the article to the project"
        return _reject(article, RejectReason.EXTRACTION_FAILED, detail)
    return build_entry(article, mentions, statements)


def _reject(article: Article, reason: RejectReason, detail: str) -> Reject:
    return Reject(
        path=article.path,
        record=article.record,
        reason=reason,
        detail=detail,
        content_hash=article.content_hash,
    )


def prepare(model: str | None) -> None:
    """Load what `extract_batch` needs, and what the rules make when they are first used."""
    extractors.read(_WARMING, nlp=_pipeline(model))


@cache
def _pipeline(model: str | None) -> Language:
    """Load the pipeline once in each process."""
    nlp = extractors.load_pipeline(model)
    gc.freeze()  # the model and the lexicons stay: each search for garbage would walk through them
    atexit.register(gc.unfreeze)  # else DuckDB says at the end that all it has leaks
    return nlp
