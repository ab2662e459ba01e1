"""``run.json``: what a run read, with what, and what came of it."""

import platform
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyarrow.compute as pc

from pipelines.digests import digest_file
from pipelines.reading.inputs import Listing
from pipelines.runs.emptied import count_files
from pipelines.runs.work import Beginning
from pipelines.settings import Settings
from pipelines.snapshots.checks import warnings
from pipelines.snapshots.inventory import read_inventory
from pipelines.snapshots.rows import Row
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import count_rows, part_files, read_rows, read_table


def build_manifest(
    partial: Path,
    listing: Listing,
    *,
    beginning: Beginning,
    extracted: int,
    settings: Settings,
    parent: Snapshot | None,
) -> dict[str, Any]:
    """Return the manifest of a run whose tables lie complete in `partial`.

    Args:
        partial: the run's folder, named by its id.
        listing: the files read and those deferred.
        beginning: when the run began, and with what code, rules and model.
        extracted: how many files the cache did not hold.
        settings: what was given to read, and how.
        parent: the snapshot before this one.
    """
    articles = _article_counts(partial, parent)
    sources = read_inventory(Snapshot(partial.stem, partial))
    articles["withdrawn"] = sum(source.is_withdrawn for source in sources)
    rejects = read_rows(partial / "rejects", ["path", "reason"])
    found = warnings(
        files=len(listing.files),
        rejected=len({row["path"] for row in rejects}),
        articles=articles["total"],
        parent_articles=articles["parent"],
        gone=articles["gone"],
    )
    return {
        "run_id": partial.stem,
        "parent": parent.run_id if parent else None,
        "started_at": beginning.started_at.isoformat(),
        "finished_at": datetime.now(UTC).isoformat(),
        "pressledger": version("pressledger"),
        "python": platform.python_version(),
        "fingerprints": beginning.fingerprints.as_dict(),
        "sources": dict(beginning.sources),
        "input": _input_facts(listing, settings, extracted),
        "articles": articles,
        "rejects": dict(sorted(Counter(row["reason"] for row in rejects).items())),
        "gauges": _gauges(partial, rejects),
        "warnings": found,
        "tables": {name: _table_facts(partial / name) for name in TABLES},
        "history": _table_facts(partial),
    }


def _gauges(partial: Path, rejects: Sequence[Row]) -> dict[str, int]:
    """Return what later runs are held against (`pipelines.runs.gates`)."""
    articles = read_table(partial / "articles", ["word_count", "published_on"])
    return {
        "words": pc.sum(articles["word_count"]).as_py() or 0,
        "undated": articles["published_on"].null_count,
        "rejected_files": len({row["path"] for row in rejects}),
    }


def _input_facts(listing: Listing, settings: Settings, extracted: int) -> dict[str, Any]:
    return {
        "digest": listing.digest(),
        "files": len(listing.files),
        "from": count_files(listing, settings.inputs),
        "max_file_bytes": settings.max_file_bytes,
        "extracted": extracted,
        "deferred": list(listing.deferred),
    }


def _article_counts(partial: Path, parent: Snapshot | None) -> dict[str, int]:
    run_id = partial.stem
    rows = read_rows(partial / "articles", ["article_id", "duplicate_of", "first_run", "last_run"])
    before = read_rows(parent.table_folder("articles"), ["article_id"]) if parent else []
    earlier = {row["article_id"] for row in before}
    return {
        "total": len(rows),
        "new": sum(row["first_run"] == run_id for row in rows),
        "changed": sum(row["last_run"] == run_id and row["first_run"] != run_id for row in rows),
        "gone": len(earlier - {row["article_id"] for row in rows}),
        "near_identical": sum(row["duplicate_of"] is not None for row in rows),
        "parent": len(earlier),
    }


def _table_facts(folder: Path) -> dict[str, Any]:
    files = part_files(folder)
    return {
        "rows": count_rows(folder),
        "sha256": {file.name: digest_file(file) for file in files},
    }
