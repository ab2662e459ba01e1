"""The rows of one snapshot by their ids, with what they rest on and what rests on them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import duckdb

from extractors.records import NO_PARTIES
from pipelines.analysis.connection import show_table
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import Snapshot

MOST_SOURCES = 20
"""Statements of one claim that are shown."""

Columns = dict[str, Any]
"""A row by the names of its columns, days as dates."""


class Ledger:
    """Reads single rows of a snapshot; safe to ask from several threads."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._database = duckdb.connect()
        # One thread: rows are looked up one by one, and several pages may be asked for at once.
        self._database.execute("set memory_limit = '1GB'; set threads = 1")
        self._database.execute("set parquet_metadata_cache = true")
        for name in TABLES:
            show_table(self._database, snapshot, name)

    def rows(self, query: str, parameters: Sequence[object] = ()) -> list[Columns]:
        """Return what a query finds."""
        cursor = self._database.cursor().execute(query, list(parameters))
        names = [column[0] for column in cursor.description or ()]
        return [
            {name: _plain(cell) for name, cell in zip(names, row, strict=True)}
            for row in cursor.fetchall()
        ]

    def row(self, table: str, *key: str) -> Columns | None:
        """Return the row of a table with this key."""
        names = TABLES[table].key
        where = " and ".join(f"{name} = ?" for name in names)
        found = self.rows(f"select * from {table} where {where}", key[: len(names)])
        return found[0] if found else None

    def all_of(self, table: str, ids: Iterable[str]) -> dict[str, Columns]:
        """Return the rows of a table with these keys, of one column, by them."""
        (key,) = TABLES[table].key
        wanted = list(ids)
        found = self.rows(f"select * from {table} where list_contains(?, {key})", [wanted])
        return {row[key]: row for row in found}

    def parties(self, statement_ids: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
        """Return the roles and names of the parties of statements."""
        found: dict[str, list[tuple[str, str]]] = {}
        query = (
            "select statement_id, role, name from statement_arguments "
            "where list_contains(?, statement_id) and not list_contains(?, role)"
        )
        for row in self.rows(query, [list(statement_ids), sorted(NO_PARTIES)]):
            found.setdefault(row["statement_id"], []).append((row["role"], row["name"]))
        return found

    def values(self, statement_ids: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
        """Return the tables and the ids of the mentions that are the values of statements."""
        found: dict[str, list[tuple[str, str]]] = {}
        query = (
            "select statement_id, mention_kind, mention_id from statement_arguments "
            "where list_contains(?, statement_id) and role = 'value' and mention_id is not null"
        )
        for row in self.rows(query, [list(statement_ids)]):
            found.setdefault(row["statement_id"], []).append(
                (row["mention_kind"], row["mention_id"])
            )
        return found

    def resting_on(self, mention_id: str) -> list[Columns]:
        """Return the statements that rest on a mention, as its value or its time."""
        return self.rows(
            "select distinct s.* from statements s join statement_arguments a using (statement_id) "
            "where a.mention_id = ? order by s.statement_id",
            [mention_id],
        )

    def mentions_of(self, statement_id: str) -> list[Columns]:
        """Return the table, the id and the place of the mentions that a statement rests on."""
        return self.rows(
            'select role, mention_kind, mention_id, name, start, "end" from statement_arguments '
            "where statement_id = ? and mention_id is not null order by start",
            [statement_id],
        )

    def speaking_for(self, claim_id: str) -> Columns | None:
        """Return the statement that puts a claim best."""
        found = self.rows(
            "select * from statements where statement_id = "
            "(select representative_statement_id from claims where claim_id = ?)",
            [claim_id],
        )
        return found[0] if found else None

    def members(self, claim_id: str, most: int = MOST_SOURCES) -> list[Columns]:
        """Return the statements of a claim with their articles, the earliest first."""
        statements = self.rows("select * from statements where claim_id = ?", [claim_id])
        articles = self.rows(
            "select article_id, source, path, title, published_on, url from articles "
            "where article_id in (select unnest(?))",
            [sorted({row["article_id"] for row in statements})],
        )
        by_id = {row["article_id"]: row for row in articles}
        found = [row | by_id[row["article_id"]] for row in statements]
        found.sort(key=lambda row: (row["published_on"] or date.max, row["statement_id"]))
        return found[:most]


def _plain(cell: object) -> object:
    """Return a cell as the rest of the project has it: days as dates."""
    if isinstance(cell, datetime) and cell.tzinfo is None:
        return cell.date()
    return cell


def day(value: object) -> date | None:
    """Return a day as a day, None for anything else."""
    return value if isinstance(value, date) else None
