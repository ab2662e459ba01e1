"""Pairs of statements about which the rules are least sure: just under or over the threshold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from pipelines.claims.candidates import find_candidates
from pipelines.claims.columns.compared import compare_columns
from pipelines.claims.evidence import THRESHOLD, reasons, weigh
from pipelines.claims.linking import VALUE_TABLES, build_reports, read_values
from pipelines.claims.pairs import compare_pairs
from pipelines.claims.records import ReportedStatement, age
from pipelines.claims.scoring import AT_ONCE
from pipelines.claims.vetoes import veto
from pipelines.desk.ledger import Columns, Ledger
from pipelines.snapshots.rows import ArgumentRow, PublishedArticle, StatementRow
from pipelines.verdicts.records import pair_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")

MOST = 300
"""Pairs that are shown."""

WIDEST = 6.0
"""Bits from the threshold beyond which a pair is in no doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulPair:
    """Two statements of two articles: `bits` is how far over the threshold they are, and `reason`
    what speaks for and against their being one claim.
    """

    ids: tuple[str, str]
    bits: float
    reason: str

    @property
    def row_id(self) -> str:
        """What a verdict on the pair names."""
        return pair_of(self.ids)

    @property
    def side(self) -> str:
        """On which side of the threshold it is."""
        return "just over" if self.bits >= 0 else "just under"


def find_doubtful_pairs(ledger: Ledger) -> list[DoubtfulPair]:
    """Return the pairs of a snapshot's statements nearest to the threshold, the nearest first."""
    return doubtful_pairs(read_reports(ledger))


def read_reports(ledger: Ledger) -> list[ReportedStatement]:
    """Return the statements of a snapshot as claims are made of them."""
    values = {
        mention: stated
        for table, columns in VALUE_TABLES.items()
        for mention, stated in read_values(table, _rows(ledger, table, columns))
    }
    statements = _records(ledger, StatementRow, "statements")
    return build_reports(
        [row for row in statements if row.verdict != "rejected"],
        _records(ledger, ArgumentRow, "statement_arguments"),
        _records(ledger, PublishedArticle, "articles"),
        values,
    )


def _records(ledger: Ledger, record: type[Record], table: str) -> list[Record]:
    rows = _rows(ledger, table, [field.name for field in fields(record)])
    return [record(**row) for row in rows]


def _rows(ledger: Ledger, table: str, columns: Sequence[str]) -> list[Columns]:
    listed = ", ".join(f'"{column}"' for column in columns)
    return ledger.rows(f"select {listed} from {table} order by all")


def doubtful_pairs(given: Iterable[ReportedStatement]) -> list[DoubtfulPair]:
    """Return the pairs nearest to the threshold that no veto keeps apart, of different stories."""
    reports = sorted(given, key=age)
    if len(reports) < 2:
        return []
    table = compare_columns(reports)
    candidates = find_candidates(table)
    found: list[tuple[float, int, int]] = []
    for at in range(0, len(candidates.one), AT_ONCE):
        one, other = candidates.one[at : at + AT_ONCE], candidates.other[at : at + AT_ONCE]
        pairs = compare_pairs(table, one, other)
        over = weigh(pairs) - THRESHOLD
        near = (np.abs(over) <= WIDEST) & ~veto(pairs)[0]
        found += zip(over[near].tolist(), one[near].tolist(), other[near].tolist(), strict=True)
        found = sorted(found, key=lambda pair: abs(pair[0]))[: 4 * MOST]
    stories = [report.story_id for report in reports]
    kept = [pair for pair in found if stories[pair[1]] != stories[pair[2]]][:MOST]
    if not kept:
        return []
    places = np.array([pair[1:] for pair in kept], np.int64)
    said = reasons(compare_pairs(table, places[:, 0], places[:, 1]))
    return [
        DoubtfulPair(
            ids=(reports[one].statement_id, reports[other].statement_id),
            bits=round(bits, 2),
            reason=reason,
        )
        for (bits, one, other), reason in zip(kept, said, strict=True)
    ]
