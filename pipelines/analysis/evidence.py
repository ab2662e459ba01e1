"""What a claim rests on: its reports with their sentences, in which the words that fill its roles
are marked, and the claims that it cannot hold beside.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import duckdb

from pipelines.control_characters import show_line
from pipelines.review.describe import Columns
from pipelines.review.marked_sentences import Stretch, cut_sentence, in_brackets

_REPORTS = """
select statements.*, source, published_on, title, url, path, duplicate_of
from statements join articles using (article_id)
where claim_id = ? order by published_on nulls last, statement_id
"""
_ARGUMENTS = """
select statement_arguments.* from statement_arguments join statements using (statement_id)
where claim_id = ? and statement_arguments.start is not null order by statement_arguments.start
"""
_CONFLICTS = "from conflict_pairs where claim_id_a = ? or claim_id_b = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article's report of a claim: the row of its statement and article, and its sentence."""

    row: Columns
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ClaimEvidence:
    """A claim's row with its reports and its conflicts; a notebook shows it as a page, a console as
    lines.
    """

    claim: Columns
    reports: tuple[Report, ...]
    conflicts: tuple[Columns, ...]

    def __str__(self) -> str:
        lines = [show_line(self.claim["summary"])]
        for report in self.reports:
            sentence = in_brackets(report.stretches)
            lines.append(f"  {show_line(_told(report.row))}: {show_line(sentence)}")
        lines += [f"  against: {show_line(each)}" for each in self._rivals()]
        return "\n".join(lines)

    __repr__ = __str__

    def _rivals(self) -> list[str]:
        return [_rival(row, self.claim["claim_id"]) for row in self.conflicts]

    def _repr_html_(self) -> str:
        """Return the claim for a notebook; nothing of an article's text is markup."""
        reports = "".join(
            f"<li><small>{escape(_told(report.row))}</small><br>{_marked(report.stretches)}</li>"
            for report in self.reports
        )
        against = "".join(f"<li><small>{escape(each)}</small></li>" for each in self._rivals())
        conflicts = f"<p>In conflict with:</p><ul>{against}</ul>" if against else ""
        return (
            f"<p><strong>{escape(self.claim['summary'])}</strong></p><ul>{reports}</ul>{conflicts}"
        )


def _told(row: Columns) -> str:
    day = row["published_on"].date().isoformat() if row["published_on"] else "no day"
    said = f", says {row['attributed_to']}" if row["attributed_to"] else ""
    return f"{row['source'] or row['path']}, {day}{said}"


def _rival(row: Columns, claim_id: str) -> str:
    side = "b" if row["claim_id_a"] == claim_id else "a"
    return f"{row[f'summary_{side}']} ({row['reason']})"


def _marked(stretches: Sequence[Stretch]) -> str:
    return "".join(
        f'<mark title="{escape(each.roles)}">{escape(each.text)}</mark>'
        if each.roles
        else escape(each.text)
        for each in stretches
    )


def find_evidence(connection: duckdb.DuckDBPyConnection, claim_id: str) -> ClaimEvidence:
    """Return what a claim rests on.

    Args:
        connection: a snapshot, as `pipelines.analysis.connection.connect` opens it.
        claim_id: the claim.

    Raises:
        LookupError: there is no such claim.
    """
    claims = select(connection, "from claims where claim_id = ?", [claim_id])
    if not claims:
        raise LookupError(f"there is no claim {claim_id!r}")
    arguments: dict[str, list[Columns]] = {}
    for row in select(connection, _ARGUMENTS, [claim_id]):
        arguments.setdefault(row["statement_id"], []).append(row)
    reports = [
        Report(row=row, stretches=tuple(cut_sentence(row, arguments.get(row["statement_id"], ()))))
        for row in select(connection, _REPORTS, [claim_id])
    ]
    conflicts = select(connection, _CONFLICTS, [claim_id, claim_id])
    return ClaimEvidence(claim=claims[0], reports=tuple(reports), conflicts=tuple(conflicts))


def select(
    connection: duckdb.DuckDBPyConnection, query: str, parameters: Any = None
) -> list[Columns]:
    """Return the rows that a query finds, by the names of their columns."""
    found = connection.execute(query, parameters)
    names = [each[0] for each in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
