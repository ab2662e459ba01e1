"""The stages of a run: plain functions that take and return paths, whoever calls them.

``list → extract → assemble → link → check → publish``. Each leaves what it made on disk, in the
run's partial folder (`pipelines.runs.work`), so that a stage can be retried alone; only the last
makes anything visible to readers.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from pipelines.claims.linking import link_statements
from pipelines.reading.inputs import RawFile, list_inputs
from pipelines.runs.assembly import History, assemble
from pipelines.runs.cache import drop_other_generations, entry_file, has_entry, load_entry
from pipelines.runs.entries import Item
from pipelines.runs.executors import choose_executor
from pipelines.runs.extraction import Batch, extract_batch
from pipelines.runs.fingerprints import Fingerprints, take_fingerprints
from pipelines.runs.manifest import build_manifest
from pipelines.runs.work import Beginning, WorkFolder
from pipelines.settings import Settings
from pipelines.snapshots.checks import check_tables
from pipelines.snapshots.rows import ArgumentRow, PublishedArticle, Row
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import (
    CACHE,
    PARTIAL_SUFFIX,
    begin_partial,
    latest_or_none,
    next_run_id,
    publish,
    write_manifest,
)
from pipelines.snapshots.tables import build_table, read_records, write_table

Progress = Callable[[str, int, int], None]
"""Told the name of the stage at work, how many files of it are done, and how many there are."""

Call = Callable[..., Path]
"""Calls a stage, given first, with the arguments given next: plainly, or as a task."""


def show_nothing(stage: str, done: int, total: int) -> None:
    """Take no notice of progress."""


def call_plainly(stage: Call, *arguments: object) -> Path:
    """Call a stage as the function that it is."""
    return stage(*arguments)


def run_stages(
    settings: Settings, progress: Progress = show_nothing, call: Callable[..., Path] = call_plainly
) -> Path:
    """Run all stages and return the folder of the published snapshot.

    The caller holds the output folder's lock (`pipelines.snapshots.store.sole_writer`).
    """
    progress("listing", 0, 0)
    partial = call(list_stage, settings)
    call(extract_stage, partial, settings, progress)
    progress("assembling", 0, 0)
    call(assemble_stage, partial, settings)
    progress("linking", 0, 0)
    call(link_stage, partial)
    progress("checking", 0, 0)
    call(check_stage, partial)
    progress("publishing", 0, 0)
    return call(publish_stage, partial, settings)


def list_stage(settings: Settings) -> Path:
    """List the input and begin the run's partial folder, which is returned.

    Raises:
        InputError: an input names nothing.
    """
    started_at = datetime.now(UTC)
    listing = list_inputs(settings)
    fingerprints = take_fingerprints(settings.model)
    decisive = json.dumps([listing.digest(), fingerprints.as_dict()]).encode()
    partial = begin_partial(
        settings.output, next_run_id(settings.output, hashlib.sha256(decisive).hexdigest())
    )
    beginning = Beginning(started_at=started_at, fingerprints=fingerprints)
    WorkFolder(partial).begin(beginning, listing)
    return partial


def extract_stage(partial: Path, settings: Settings, progress: Progress = show_nothing) -> Path:
    """Extract the files that the cache does not hold yet; files that change meanwhile wait for the
    next run.
    """
    work, cache = WorkFolder(partial), settings.output / CACHE
    listing, fingerprints = work.listing(), work.beginning().fingerprints
    missing = [
        raw
        for raw in listing.files
        if settings.full or not has_entry(entry_file(cache, raw, fingerprints))
    ]
    batches = list(_batches(missing, cache, fingerprints, settings))
    total = len(listing.files)
    done = total - len(missing)
    progress("extracting", done, total)
    changed: set[str] = set()
    for result in choose_executor(settings.workers, len(batches)).map(extract_batch, batches):
        changed.update(result.changed)
        done += result.files
        progress("extracting", done, total)
    kept = tuple(raw for raw in listing.files if raw.path not in changed)
    deferred = tuple(sorted({*listing.deferred, *changed}))
    work.write_listing(replace(listing, files=kept, deferred=deferred))
    work.write_extracted(len(missing))
    return partial


def assemble_stage(partial: Path, settings: Settings) -> Path:
    """Bring the rows of all files together and write the tables that need no claims."""
    work = WorkFolder(partial)
    listing = work.listing()
    items = chain(_items(listing.files, settings, work.beginning().fingerprints), listing.rejects)
    run_id = partial.name.removesuffix(PARTIAL_SUFFIX)
    assembly = assemble(items, run_id, _histories(settings.output))
    work.write_statements(assembly.statements)
    _write_tables(partial, assembly.tables)
    return partial


def link_stage(partial: Path) -> Path:
    """Bring the statements together as claims, find the conflicts, and write their tables."""
    arguments = read_records(ArgumentRow, partial / "statement_arguments")
    articles = read_records(PublishedArticle, partial / "articles")
    statements = WorkFolder(partial).statements()
    _write_tables(partial, link_statements(statements, arguments, articles))
    return partial


def check_stage(partial: Path) -> Path:
    """Check the tables against each other and the texts.

    Raises:
        CheckError: they contradict themselves.
    """
    check_tables(partial)
    return partial


def publish_stage(partial: Path, settings: Settings) -> Path:
    """Write ``run.json``, publish the run and return its folder."""
    work = WorkFolder(partial)
    beginning = work.beginning()
    parent = latest_or_none(settings.output)
    manifest = build_manifest(
        partial, work.listing(), beginning=beginning, extracted=work.extracted(), parent=parent
    )
    work.remove()
    drop_other_generations(settings.output / CACHE, beginning.fingerprints)
    write_manifest(partial, manifest)
    return publish(settings.output, partial, parent).folder


def _batches(
    files: Sequence[RawFile], cache: Path, fingerprints: Fingerprints, settings: Settings
) -> Iterator[Batch]:
    for at in range(0, len(files), settings.batch_size):
        yield Batch(
            files=tuple(files[at : at + settings.batch_size]),
            cache=str(cache),
            fingerprints=fingerprints,
            model=settings.model,
            max_file_bytes=settings.max_file_bytes,
        )


def _items(
    files: Sequence[RawFile], settings: Settings, fingerprints: Fingerprints
) -> Iterator[Item]:
    for raw in files:
        items = load_entry(entry_file(settings.output / CACHE, raw, fingerprints))
        if items is None:
            raise RuntimeError(
                f"{raw.path}: its entry in the cache is gone; run again, "
                "and leave the cache alone meanwhile"
            )
        yield from items


def _histories(output: Path) -> dict[str, History]:
    """Return the histories of the parent snapshot's articles by id."""
    parent = latest_or_none(output)
    if parent is None:
        return {}
    histories = read_records(History, parent.table_folder("articles"))
    return {history.article_id: history for history in histories}


def _write_tables(partial: Path, tables: Mapping[str, Sequence[Row]]) -> None:
    for name, rows in tables.items():
        write_table(build_table(TABLES[name], rows), partial / name)
