"""Reviewers' verdicts in a run: on the rows of its articles, and on what is made of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.claims.records import Verdict as PairVerdict
from pipelines.claims.summary import status_of
from pipelines.snapshots.rows import Row, StatementRow
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import read_records, read_rows
from pipelines.verdicts.application import (
    CORRECTED,
    REJECTED,
    VERDICT,
    apply_verdicts,
    judged_pairs,
    mark_rows,
    review_rows,
)
from pipelines.verdicts.content import JUDGED_TABLES
from pipelines.verdicts.standing import Standing


def judged_articles(standing: Standing, parent: Snapshot | None) -> set[str]:
    """Return the articles on which reviewers ruled, now or when the snapshot before was made."""
    judged = set(standing.articles)
    if parent is not None and (folder := parent.table_folder("reviews")).is_dir():
        judged |= {str(row["article_id"]) for row in read_rows(folder, ["article_id"])}
    return judged


def overrule(rows: Mapping[str, list[Row]], standing: Standing) -> Mapping[str, list[Row]]:
    """Return the rows of one article, by table, with what reviewers ruled on them.

    Rows may come from a snapshot: what was ruled there counts no more but for a correction, of
    which the rules' own reading is no longer known.

    Args:
        rows: of all tables of articles.
        standing: the verdicts of this run.
    """
    before = {
        name: [row | {VERDICT: None} if VERDICT in row else row for row in own]
        for name, own in rows.items()
    }
    ruled = apply_verdicts(before, standing)
    return ruled | {
        name: [_last(*pair) for pair in zip(rows[name], ruled[name], strict=True)]
        for name in rows.keys() - {"statement_arguments"}
    }


def _last(earlier: Row, now: Row) -> Row:
    """Return a row as it was, where it was corrected and nobody has ruled on it since."""
    return earlier if earlier.get(VERDICT) == CORRECTED and now.get(VERDICT) is None else now


@dataclass(frozen=True, slots=True)
class Linking:
    """What reviewers say of the statements that claims are made of."""

    standing: Standing
    pairs: Sequence[tuple[str, str, bool]]

    @classmethod
    def of(cls, folder: Path, standing: Standing) -> "Linking":
        """Return what verdicts say of the statements in a run's folder, as they stand."""
        rows: dict[str, Row] = {}
        if standing.verdicts:
            statements = read_records(StatementRow, folder / "statements")
            rows = {row.statement_id: row.as_row() for row in statements}
        return cls(standing, list(judged_pairs(rows, standing)))

    def verdicts(self) -> list[PairVerdict]:
        """Return the judged pairs as claims are told of them."""
        return [
            PairVerdict(statement_id_a=one, statement_id_b=other, same=same)
            for one, other, same in self.pairs
        ]

    def mark(self, partial: Path, tables: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
        """Return the tables of claims with the verdicts on them, and the table ``reviews``.

        Args:
            partial: the run's folder, in which the other judged tables lie.
            tables: the rows of the tables that hold verdicts on claims.
        """
        marked = {
            name: mark_rows(name, rows, self.standing) if name in ("claims", "conflicts") else rows
            for name, rows in tables.items()
        }
        if not self.standing.verdicts:
            return marked | {"reviews": []}
        marked["claims"] = _settled(marked["claims"], marked["conflicts"])
        judged = {
            name: marked[name]
            if name in marked
            else read_rows(partial / name, [*TABLES[name].key, VERDICT])
            for name in JUDGED_TABLES
        }
        return marked | {"reviews": review_rows(judged, self.pairs, self.standing)}


def _settled(claims: Iterable[Row], conflicts: Iterable[Row]) -> list[Row]:
    """Return claims whose status counts no conflict that a reviewer rejected."""
    disputed = {
        conflict[side]
        for conflict in conflicts
        if conflict.get(VERDICT) != REJECTED
        for side in ("claim_id_a", "claim_id_b")
    }
    return [
        row
        if row["status"] != "conflicting" or row["claim_id"] in disputed
        else row | {"status": status_of(int(str(row["source_count"])))}
        for row in claims
    ]


def reported(statements: Iterable[StatementRow]) -> list[StatementRow]:
    """Return the statements that claims are made of: those that no reviewer rejected.

    >>> reported([])
    []
    """
    return [row for row in statements if row.verdict != REJECTED]
