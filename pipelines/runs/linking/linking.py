"""The tables of claims: what changed is compared again, the rest is the snapshot's before."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.claims.identity import find_lineage
from pipelines.claims.linking import claim_rows, conflict_row
from pipelines.claims.records import ClaimSet
from pipelines.claims.telling.rates import NO_RATES, Rates
from pipelines.claims.updating.kept import NOTHING, Kept
from pipelines.claims.updating.partitions import Score, score_here
from pipelines.claims.updating.update import Update, update_claims
from pipelines.memory import give_back
from pipelines.runs.linking.changed import all_articles, changed_articles
from pipelines.runs.linking.reports import ReportReader
from pipelines.runs.linking.sorting import TableSorter
from pipelines.runs.overruling import Linking
from pipelines.snapshots.columns import Table
from pipelines.snapshots.database import scratch_folder
from pipelines.snapshots.names import list_names
from pipelines.snapshots.parts import conform, fill_column
from pipelines.snapshots.rows import Row
from pipelines.snapshots.schemas import CLAIM_LINEAGE, STATEMENTS, TABLES
from pipelines.snapshots.shared_columns import VERDICT
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import (
    FIRST_PART,
    ROW_GROUP_SIZE,
    build_table,
    convert_rows,
    convert_stream,
    part_files,
    read_rows,
    read_table,
    write_part,
    write_table,
)

_JUDGED = ("claims", "conflicts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What claims begin from: the snapshot before, whose ids they keep, and what was kept of its
    comparison; None where all is to be compared.
    """

    parent: Snapshot | None
    kept: Kept | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What claims are made with: reviewers' verdicts, the rates that amounts are converted to
    dollars by, and what scores pairs.
    """

    linking: Linking
    rates: Rates = NO_RATES
    score: Score = score_here


def link_articles(partial: Path, before: Before, means: Means) -> Kept:
    """Write the tables of claims into a run's folder, and say of each statement which claim it is
    in; return what is to be kept for the next run.

    Args:
        partial: the run's folder, with the tables of articles.
        before: what there was.
        means: what they are made with.
    """
    parent, kept = before.parent, before.kept
    articles = changed_articles(partial, parent) if parent and kept else all_articles(partial)
    earlier, verdicts = _claims_of(parent), means.linking.verdicts()
    read = ReportReader(partial)
    update = update_claims(kept or NOTHING, articles, read, verdicts, earlier, means.score)
    give_back()
    staying = {name: claim for name, claim in earlier.items() if name not in update.undone}
    claim_of = (staying if kept else {}) | dict(update.made.claim_of)
    fill_column(partial / STATEMENTS.name, STATEMENTS, "claim_id", claim_of)
    del claim_of, staying
    _write_claims(partial, before, update, earlier, means.rates)
    write_table(_lineage(parent, update, earlier, partial.stem), partial / CLAIM_LINEAGE.name)
    _mark(partial, means.linking)
    write_table(build_table(TABLES["names"], list_names(partial)), partial / "names")
    return update.kept


def _claims_of(parent: Snapshot | None) -> dict[str, str]:
    """Return the claim that each statement was in before."""
    if parent is None:
        return {}
    table = read_table(parent.table_folder(STATEMENTS.name), ["statement_id", "claim_id"])
    claimed = table.filter(pc.is_valid(table["claim_id"]))
    return dict(zip(*(column.to_pylist() for column in claimed.columns), strict=True))


def _write_claims(
    partial: Path, before: Before, update: Update, earlier: Mapping[str, str], rates: Rates
) -> None:
    """Write what was made anew beside what holds still."""
    claims = {earlier[name] for name in update.undone if name in earlier}
    holding = {
        "claims": ("claim_id", claims),
        "claim_parties": ("claim_id", claims),
        "claim_links": ("statement_id_a", update.undone),
        "conflicts": ("claim_id_a", claims),
    }
    with scratch_folder() as folder:
        tables = {name: TableSorter(TABLES[name], folder) for name in holding}
        for name, rows in _made_rows(update.made, rates):
            tables[name].add(rows)
        for name, (column, gone) in holding.items():
            if before.parent is not None and before.kept is not None:
                for rows in _without(TABLES[name], before.parent, column, gone):
                    tables[name].add(rows)
            tables.pop(name).write(partial / name)


def _made_rows(made: ClaimSet, rates: Rates) -> Iterator[tuple[str, pa.Table]]:
    """Yield the rows of claims, so many at once, since as objects they take ten times the memory,
    of their links, and of their conflicts, which show the summaries of both; with the table.
    """
    summaries: dict[str, str] = {}
    claims = iter(made.claims)
    while some := [*islice(claims, ROW_GROUP_SIZE)]:
        for name, rows in claim_rows(some, rates).items():
            yield name, convert_rows(TABLES[name], rows)
        summaries |= {each.claim_id: each.summary for each in some if each.status == "conflicting"}
    links = (link._asdict() for link in made.links)
    conflicts = (conflict_row(conflict, summaries) for conflict in made.conflicts)
    for name, pairs in (("claim_links", links), ("conflicts", conflicts)):
        yield from ((name, table) for table in convert_stream(TABLES[name], pairs))


def _without(spec: Table, parent: Snapshot, column: str, gone: Set[str]) -> Iterator[pa.Table]:
    """Yield the rows of the snapshot before but for those that hold no more; verdicts on them are
    given anew.
    """
    values = pa.array(sorted(gone), pa.string())
    for file in part_files(parent.table_folder(spec.name)):
        for batch in pq.ParquetFile(file).iter_batches(ROW_GROUP_SIZE):
            table = conform(spec, pa.Table.from_batches([batch]))
            table = table.filter(pc.invert(pc.is_in(table[column], value_set=values)))
            if VERDICT.name in spec.column_names():
                at = spec.column_names().index(VERDICT.name)
                field = table.schema.field(at)
                table = table.set_column(at, field, pa.nulls(table.num_rows, field.type))
            yield table


def _lineage(
    parent: Snapshot | None, update: Update, earlier: Mapping[str, str], run_id: str
) -> pa.Table:
    moved = find_lineage(update.made.claim_of, earlier, run_id)
    rows: list[Row] = [
        {"from_claim_id": a.from_claim_id, "to_claim_id": a.to_claim_id, "run_id": a.run_id}
        for a in moved
    ]
    folder = parent.table_folder(CLAIM_LINEAGE.name) if parent else None
    past = read_rows(folder) if folder and folder.is_dir() else []
    return build_table(CLAIM_LINEAGE, [*past, *rows])


def _mark(partial: Path, linking: Linking) -> None:
    """Write reviewers' verdicts on claims into the tables that hold them, and the reviews."""
    given = {name: read_rows(partial / name) for name in _JUDGED if linking.standing.verdicts}
    for name, rows in linking.mark(partial, given).items():
        (partial / name).mkdir(exist_ok=True)
        write_part(build_table(TABLES[name], rows), partial / name / FIRST_PART)
