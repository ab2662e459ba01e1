"""Quality over time: run by run what there is, what came and went, and how much of it is right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

from pipelines.desk.ledger import Ledger
from pipelines.snapshots.database import parquet_source
from pipelines.snapshots.schemas import MENTION_TABLES, TABLES
from pipelines.snapshots.store import Snapshot, list_snapshots
from pipelines.snapshots.tables import part_files
from pipelines.verdicts.content import content_of
from pipelines.verdicts.standing import Standing
from pipelines.verdicts.statistics import Precision, precision_of

COUNTED = (
    "articles",
    *(table.name for table in MENTION_TABLES),
    "statements",
    "claims",
    "conflicts",
)
"""The tables whose rows are counted."""

JUDGED = (*(table.name for table in MENTION_TABLES), "statements", "claims")
"""The tables whose precision is told."""

MOST_RUNS = 30
"""Runs that are shown, the latest ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunQuality:
    """One run: its rows by table, how many of them the run before had not and the other way round,
    its rejects, and the precision of what was judged of it.
    """

    run_id: str
    finished_at: str
    counts: Mapping[str, int]
    added: Mapping[str, int]
    lost: Mapping[str, int]
    rejects: int
    precision: Mapping[str, Precision]
    sampled: Mapping[str, Precision]


def read_quality(output: Path, standing: Standing) -> list[RunQuality]:
    """Return the quality of the latest runs, the earliest first."""
    snapshots = list_snapshots(output)[: MOST_RUNS + 1][::-1]
    pairs = list(zip([None, *snapshots], snapshots, strict=False))[-MOST_RUNS:]
    return [_run_quality(snapshot, earlier, standing) for earlier, snapshot in pairs]


def _run_quality(snapshot: Snapshot, earlier: Snapshot | None, standing: Standing) -> RunQuality:
    manifest = snapshot.manifest()
    moves = _moves(snapshot.folder, earlier.folder if earlier else None)
    judged = dict(_judged(snapshot, standing))
    return RunQuality(
        run_id=snapshot.run_id,
        finished_at=str(manifest.get("finished_at", ""))[:16].replace("T", " "),
        counts={name: _rows(manifest, name) for name in COUNTED},
        added={name: added for name, (added, _) in moves.items()},
        lost={name: lost for name, (_, lost) in moves.items()},
        rejects=sum(manifest.get("rejects", {}).values()),
        precision={name: every for name, (every, _) in judged.items()},
        sampled={name: sampled for name, (_, sampled) in judged.items()},
    )


def _rows(manifest: Mapping[str, Any], name: str) -> int:
    return int(manifest.get("tables", {}).get(name, {}).get("rows", 0))


@lru_cache(maxsize=256)
def _moves(folder: Path, earlier: Path | None) -> Mapping[str, tuple[int, int]]:
    """Return how many rows of each table came and went since the run before; snapshots never
    change, so this is found once.
    """
    if earlier is None:
        return {}
    found = {}
    with duckdb.connect() as database:
        for name in COUNTED:
            now, before = (part_files(place / name) for place in (folder, earlier))
            if (
                now
                and before
                and [f.stat().st_ino for f in now] != [f.stat().st_ino for f in before]
            ):
                key = ", ".join(TABLES[name].key)
                left, right = (f"select {key} from {parquet_source(f)}" for f in (now, before))
                (added,), (lost,) = (
                    database.execute(f"select count(*) from ({a} except {b})").fetchone() or (0,)
                    for a, b in ((left, right), (right, left))
                )
                found[name] = (int(added), int(lost))
            else:
                found[name] = (0, 0)
    return found


def _judged(
    snapshot: Snapshot, standing: Standing
) -> Iterator[tuple[str, tuple[Precision, Precision]]]:
    """Yield the precision of each table, of all that was judged and of what was drawn at random."""
    ids: dict[str, set[str]] = {}
    for table, row_id in standing.on_rows:
        ids.setdefault(table, set()).add(row_id)
    ledger = Ledger(snapshot) if any(ids.get(name) for name in JUDGED) else None
    for name in JUDGED:
        rows = ledger.all_of(name, ids[name]) if ledger and ids.get(name) else {}
        parties = ledger.parties(rows) if ledger and rows and name == "statements" else {}
        said = {key: content_of(name, row, parties.get(key, ())) for key, row in rows.items()}
        yield (
            name,
            (
                precision_of(name, said, standing),
                precision_of(name, said, standing, sampled=True),
            ),
        )
