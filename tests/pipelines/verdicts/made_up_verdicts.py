"""Verdicts of made-up reviewers on made-up rows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from pipelines.snapshots.rows import Row
from pipelines.verdicts.content import content_of
from pipelines.verdicts.records import Ruling, Verdict
from tests.pipelines.runs.made_up_entries import DATE, MONEY, STATEMENT

MORNING = datetime(2025, 3, 4, 9, tzinfo=UTC)

ARTICLE_ROW: Row = {"article_id": "a_1", "content_hash": "1f", "path": "loan.txt"}
MONEY_ROW: Row = MONEY | {"mention_id": "m_1", "article_id": "a_1"}
DATE_ROW: Row = DATE | {"mention_id": "m_2", "article_id": "a_1"}
STATEMENT_ROW: Row = STATEMENT | {"statement_id": "s_1", "article_id": "a_1"}


def argument(role: str, name: str, **columns: Any) -> Row:
    empty = dict.fromkeys(("mention_id", "mention_kind", "entity_id", "start", "end"))
    return {"statement_id": "s_1", "role": role, "name": name} | empty | columns


ARGUMENTS: list[Row] = [
    argument("value", "$5", mention_id="m_1", mention_kind="money"),
    argument("lender", "Northland", entity_id="e_n"),
    argument("time", "8 May 2024", mention_id="m_2", mention_kind="dates"),
]


def tables(**others: list[Row]) -> dict[str, list[Row]]:
    """Return the rows of one article about a loan."""
    empty: dict[str, list[Row]] = {"gas_volumes": [], "weapons": [], "entities": []}
    return (
        empty
        | {
            "articles": [ARTICLE_ROW],
            "money": [MONEY_ROW],
            "dates": [DATE_ROW],
            "statements": [STATEMENT_ROW],
            "statement_arguments": ARGUMENTS,
        }
        | others
    )


def verdict(ruling: Ruling, table: str = "money", row: Row = MONEY_ROW, **fields: Any) -> Verdict:
    """Return what Anna rules on a row as it is, at nine in the morning and so many `minutes`."""
    key = {"articles": "article_id", "statements": "statement_id"}.get(table, "mention_id")
    parties = [("lender", "Northland")] if table == "statements" else []
    minutes = fields.pop("minutes", 0)
    given = Verdict(
        action=f"{minutes}-{ruling}",
        at=MORNING + timedelta(minutes=minutes),
        reviewer="anna",
        ruling=ruling,
        table=table,
        row_id=str(row[key]),
        article_id=str(row["article_id"]),
        content={} if table == "pairs" else content_of(table, row, parties),
    )
    return replace(given, **fields)
