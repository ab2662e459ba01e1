"""The stages of a run: plain functions that take and return paths, whoever calls them.

``list → extract → assemble → link → check → publish``. Each leaves what it made on disk, in the
run's partial folder, so that a stage can be retried alone; only the last makes anything visible to
readers.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipelines.claims.rows import link_statements
from pipelines.reading.inputs import Listing, RawFile, list_inputs
from pipelines.runs.assembly import History, assemble
from pipelines.runs.executors import choose_executor
from pipelines.runs.extraction import (
    Batch,
    Entry,
    drop_other_generations,
    entry_file,
    extract_batch,
    load_entry,
)
from pipelines.runs.fingerprints import Fingerprints, take_fingerprints
from pipelines.runs.manifest import build_manifest
from pipelines.settings import Settings
from pipelines.snapshots.checks import check_tables
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
from pipelines.snapshots.tables import build_table, read_table, write_table

Progress = Callable[[str, int, int], None]
"""Told the name of the stage at work, how many files of it are done, and how many there are."""

Call = Callable[..., Path]
"""Calls a stage, given first, with the arguments given next: plainly, or as a task."""

WORK = "work"
"""Folder in the partial run for what passes between stages; it is gone before the run is published.
"""

LINKED_TABLES = ("statements", "claims", "claim_parties", "claim_links", "conflicts")
"""The tables that need the statements of all articles."""


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
    started_at = datetime.now(UTC).isoformat()
    listing = list_inputs(settings)
    fingerprints = take_fingerprints(settings.model)
    decisive = json.dumps([listing.digest(), fingerprints.as_dict()]).encode()
    partial = begin_partial(
        settings.output, next_run_id(settings.output, hashlib.sha256(decisive).hexdigest())
    )
    work = partial / WORK
    work.mkdir()
    listing.write(work / "inputs.json")
    (work / "begun.json").write_text(
        json.dumps({"started_at": started_at, "fingerprints": fingerprints.as_dict()})
    )
    return partial


def extract_stage(partial: Path, settings: Settings, progress: Progress = show_nothing) -> Path:
    """Extract the files that the cache does not hold yet; files that change meanwhile wait for the
    next run.
    """
    listing, fingerprints = _begun(partial)
    cache = settings.output / CACHE
    missing = [
        raw
        for raw in listing.files
        if settings.full or load_entry(entry_file(cache, raw, fingerprints)) is None
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
    Listing(files=kept, deferred=tuple(sorted({*listing.deferred, *changed}))).write(
        partial / WORK / "inputs.json"
    )
    (partial / WORK / "extracted.json").write_text(json.dumps([raw.path for raw in missing]))
    return partial


def assemble_stage(partial: Path, settings: Settings) -> Path:
    """Bring the rows of all files together and write the tables that need no claims."""
    listing, fingerprints = _begun(partial)
    items = _items(listing.files, settings, fingerprints)
    rows = assemble(items, partial.name.removesuffix(PARTIAL_SUFFIX), _histories(settings.output))
    for name, table_rows in rows.items():
        if name in LINKED_TABLES:
            (partial / WORK / f"{name}.json").write_text(json.dumps(table_rows, default=str))
        else:
            write_table(build_table(TABLES[name], table_rows), partial / name)
    return partial


def link_stage(partial: Path) -> Path:
    """Bring the statements together as claims, find the conflicts, and write their tables."""
    statements = json.loads((partial / WORK / "statements.json").read_text())
    arguments = read_table(partial / "statement_arguments").to_pylist()
    articles = read_table(
        partial / "articles", ["article_id", "source", "published_on", "duplicate_of"]
    ).to_pylist()
    for name, rows in link_statements(statements, arguments, articles).items():
        write_table(build_table(TABLES[name], rows), partial / name)
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
    listing, fingerprints = _begun(partial)
    begun = json.loads((partial / WORK / "begun.json").read_text())
    extracted = json.loads((partial / WORK / "extracted.json").read_text())
    parent = latest_or_none(settings.output)
    manifest = build_manifest(
        partial,
        listing,
        started_at=begun["started_at"],
        fingerprints=fingerprints,
        extracted=extracted,
        parent=parent,
    )
    shutil.rmtree(partial / WORK)
    drop_other_generations(settings.output / CACHE, fingerprints)
    write_manifest(partial, manifest)
    return publish(settings.output, partial, parent).folder


def _begun(partial: Path) -> tuple[Listing, Fingerprints]:
    begun = json.loads((partial / WORK / "begun.json").read_text())
    return Listing.load(partial / WORK / "inputs.json"), Fingerprints(**begun["fingerprints"])


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
) -> Iterator[Entry]:
    for raw in files:
        items = load_entry(entry_file(settings.output / CACHE, raw, fingerprints))
        if items is None:
            raise RuntimeError(
                f"{raw.path}: its entry in the cache is gone; run again, and leave the cache alone meanwhile"
            )
        yield from items


def _histories(output: Path) -> dict[str, History]:
    parent = latest_or_none(output)
    if parent is None:
        return {}
    columns = ["article_id", "content_hash", "first_run", "last_run"]
    rows: list[dict[str, Any]] = read_table(parent.table_folder("articles"), columns).to_pylist()
    return {
        row["article_id"]: History(
            content_hash=row["content_hash"], first_run=row["first_run"], last_run=row["last_run"]
        )
        for row in rows
    }
