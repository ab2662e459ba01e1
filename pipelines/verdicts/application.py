"""Verdicts overrule what the rules found: one call over the rows of a run, before its claims.

Rows must come as extraction gave them, not from a snapshot that verdicts were applied to: a verdict
is about what the rules say. Rows of articles that no verdict names (`Standing.articles`) stay as
they are and need not be given.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from pipelines.snapshots.rows import Row
from pipelines.snapshots.schemas import MENTION_TABLES
from pipelines.snapshots.shared_columns import VERDICT as VERDICT_COLUMN
from pipelines.verdicts.content import (
    JUDGED_COLUMNS,
    content_of,
    key_of,
    pair_content,
    parties_of,
)
from pipelines.verdicts.corrections import correct_arguments, correct_row, correct_statement
from pipelines.verdicts.records import PAIRS, Content, Verdict
from pipelines.verdicts.standing import Standing

Tables = Mapping[str, Sequence[Row]]
"""Rows by the name of their table."""

VERDICT = VERDICT_COLUMN.name
REJECTED, CORRECTED = "rejected", "corrected"
_MENTIONS = tuple(table.name for table in MENTION_TABLES)


def apply_verdicts(tables: Tables, standing: Standing) -> dict[str, list[Row]]:
    """Return the rows with what reviewers ruled on them.

    Args:
        tables: the rows of ``articles``, of the mentions, of ``statements`` and of
            ``statement_arguments``, each table whole for the articles that it has rows of.
        standing: the verdicts.

    Returns:
        The same tables. ``verdict`` is null where nobody ruled; what belongs to a rejected article
        is rejected, and so is a statement all of whose values are.
    """
    if not standing.articles:
        return {name: list(rows) for name, rows in tables.items()}
    articles = [_ruled("articles", row, standing) for row in tables["articles"]]
    gone = {row["article_id"] for row in articles if row.get(VERDICT) == REJECTED}
    ruled = {name: _mentions(name, tables[name], standing, gone) for name in _MENTIONS}
    mentions = {
        str(after["mention_id"]): _Ruled(name, before, after)
        for name in _MENTIONS
        for before, after in zip(tables[name], ruled[name], strict=True)
        if after is not before
    }
    statements = _Statements(tables["statement_arguments"], standing, mentions)
    ruled["articles"] = articles
    ruled["statements"] = [statements.rule(row, gone) for row in tables["statements"]]
    ruled["statement_arguments"] = statements.arguments()
    rest = {name: list(rows) for name, rows in tables.items() if name not in ruled}
    return ruled | rest


@dataclass(frozen=True, slots=True)
class _Ruled:
    """A mention that was ruled on: as the rules read it, and as it stands now."""

    kind: str
    before: Row
    after: Row


def _ruled(table: str, row: Row, standing: Standing) -> Row:
    """Return a row with the verdict on it."""
    row_id = key_of(table, row)
    if (table, row_id) not in standing.on_rows:
        return row
    verdict = standing.latest(table, row_id, content_of(table, row))
    return row if verdict is None else _with(table, row, verdict)


def _with(table: str, row: Row, verdict: Verdict) -> Row:
    if verdict.ruling == CORRECTED:
        row = correct_row(table, row, verdict)
    return row | {VERDICT: verdict.ruling}


def _mentions(table: str, rows: Sequence[Row], standing: Standing, gone: Set[object]) -> list[Row]:
    return [
        row | {VERDICT: REJECTED} if row["article_id"] in gone else _ruled(table, row, standing)
        for row in rows
    ]


class _Statements:
    """Rules on statements: by the verdicts on them, on their article and on what they rest on."""

    def __init__(
        self, arguments: Sequence[Row], standing: Standing, mentions: Mapping[str, _Ruled]
    ) -> None:
        self._standing = standing
        self._mentions = mentions
        self._parties = parties_of(arguments)
        self._filled: dict[object, list[Row]] = {}
        for row in arguments:
            self._filled.setdefault(row["statement_id"], []).append(row)

    def rule(self, row: Row, gone: Set[object]) -> Row:
        """Return a statement as it stands; its arguments are kept for `arguments`."""
        statement_id = str(row["statement_id"])
        content = content_of("statements", row, self._parties.get(statement_id, ()))
        if row["article_id"] in gone:
            return row | {VERDICT: REJECTED}
        row = self._following(row)
        verdict = self._latest(row, content)
        if verdict is None:
            return row
        own = self._filled.get(statement_id, [])
        self._filled[statement_id] = correct_arguments(own, verdict)
        return _with("statements", row, verdict)

    def _latest(self, row: Row, read: Content) -> Verdict | None:
        """Return the verdict on a statement as the rules read it, or as it follows its mentions."""
        statement_id = str(row["statement_id"])
        if ("statements", statement_id) not in self._standing.on_rows:
            return None
        following = content_of("statements", row, self._parties.get(statement_id, ()))
        latest = self._standing.latest
        return latest("statements", statement_id, read) or latest(
            "statements", statement_id, following
        )

    def _following(self, row: Row) -> Row:
        """Return a statement that follows the rulings on the mentions it rests on."""
        own = self._filled.get(row["statement_id"], [])
        values = [argument["mention_id"] for argument in own if argument["role"] == "value"]
        ruled = [self._mentions[str(mention)] for mention in values if mention in self._mentions]
        if values and sum(each.after[VERDICT] == REJECTED for each in ruled) == len(values):
            return row | {VERDICT: REJECTED}
        for argument in own:
            each = self._mentions.get(str(argument["mention_id"]))
            if each is not None and each.after[VERDICT] == CORRECTED:
                row = correct_statement(row, each.kind, each.before, each.after)
        return row

    def arguments(self) -> list[Row]:
        """Return the arguments of all statements, their parties as reviewers corrected them."""
        return [row for rows in self._filled.values() for row in rows]


def mark_rows(table: str, rows: Iterable[Row], standing: Standing) -> list[Row]:
    """Return rows of ``claims`` or ``conflicts`` with the verdicts on them."""
    return [_ruled(table, row, standing) for row in rows]


def review_rows(
    tables: Tables, pairs: Iterable[tuple[str, str, bool]], standing: Standing
) -> list[Row]:
    """Return the rows of ``reviews``: the last verdict of each reviewer on each row.

    Args:
        tables: the judged tables with what reviewers ruled on them.
        pairs: the judged pairs that `judged_pairs` yields.
        standing: the verdicts.
    """
    stands = {
        (table, key_of(table, row)): row[VERDICT]
        for table, rows in tables.items()
        if table in JUDGED_COLUMNS
        for row in rows
        if row.get(VERDICT)
    }
    stands |= {(PAIRS, f"{a} {b}"): "same" if same else "different" for a, b, same in pairs}
    last = {(*verdict.subject, verdict.reviewer): verdict for verdict in standing.decisive}
    return [_review_row(verdict, stands.get(verdict.subject)) for verdict in last.values()]


def _review_row(verdict: Verdict, stands: object) -> Row:
    before, typed = verdict.content or {}, verdict.correction or {}
    return {
        "table_name": verdict.table,
        "row_id": verdict.row_id,
        "reviewer": verdict.reviewer,
        "verdict": verdict.ruling,
        "stands": stands == verdict.ruling,
        "article_id": verdict.article_id,
        "correction": "; ".join(
            f"{name}: {before.get(name)} → {value}" for name, value in sorted(typed.items())
        )
        or None,
        "why": verdict.why,
        "reviewed_at": verdict.at,
    }


def judged_pairs(
    statements: Mapping[str, Row], standing: Standing
) -> Iterator[tuple[str, str, bool]]:
    """Yield the pairs of statements that reviewers judged, with whether they are the same; pairs
    whose statements have changed since wait for another verdict.

    Args:
        statements: the rows of ``statements``, by id, with what reviewers ruled on them.
        standing: the verdicts.
    """
    for table, row_id in sorted(standing.on_rows):
        one, _, other = row_id.partition(" ")
        if table == PAIRS and one in statements and other in statements:
            content = pair_content(statements[one], statements[other])
            verdict = standing.latest(PAIRS, row_id, content)
            if verdict is not None:
                yield one, other, verdict.ruling == "same"
