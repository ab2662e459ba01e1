"""The parts of the snapshot before a run, from which the rows of unchanged articles come."""

from collections.abc import Collection
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.runs.parts.article_rows import ArticleRows
from pipelines.snapshots.columns import Table
from pipelines.snapshots.parts import ARTICLE_TABLES, conform, is_as_written_now, share_equal
from pipelines.snapshots.schemas import STATEMENT_ARGUMENTS, STATEMENTS
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import part_files, rows_of


class ParentParts:
    """Knows in which part of a snapshot each article is, and gives its rows."""

    def __init__(self, snapshot: Snapshot | None) -> None:
        self._snapshot = snapshot
        self._part_of: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        for file in self._files("articles"):
            ids = pq.read_table(file, columns=["article_id"])["article_id"].to_pylist()
            self._sizes[file.name] = len(ids)
            self._part_of |= dict.fromkeys(ids, file.name)
        self._shareable = all(
            is_as_written_now(spec, file)
            for spec in ARTICLE_TABLES
            for file in self._files(spec.name)[:1]
        )

    def _files(self, table: str) -> list[Path]:
        if self._snapshot is None:
            return []
        return part_files(self._snapshot.table_folder(table))

    def parts_of(self, articles: Collection[str]) -> list[str]:
        """Return the parts in which articles are, by name."""
        return sorted({self._part_of[article] for article in articles})

    def size(self, part: str) -> int:
        """Return of how many articles a part holds the rows, in files that can be shared."""
        return self._sizes[part] if self._shareable else 0

    def share_equal(self, file: Path) -> None:
        """Let a file that was written be the snapshot's, where that is the same."""
        twin = self.file(file.parent.name, file.name)
        if twin is not None and file.is_file():
            share_equal(file, twin)

    def file(self, table: str, part: str) -> Path | None:
        """Return the file of a part; None where the table has no rows of its articles."""
        if self._snapshot is None:
            return None
        file = self._snapshot.table_folder(table) / part
        return file if file.is_file() else None

    def rows(self, spec: Table, articles: Collection[str]) -> list[pa.Table]:
        """Return the rows of articles in one table, with the columns of its schema."""
        wanted = pa.array(articles, pa.string())
        found = []
        for part in self.parts_of(articles):
            if (file := self.file(spec.name, part)) is None:
                continue
            table = conform(spec, pq.read_table(file))
            column, values = "article_id", wanted
            if spec is STATEMENT_ARGUMENTS:
                column, values = "statement_id", self._statements(part, wanted)
            found.append(table.filter(pc.is_in(table[column], value_set=values)))
        return found

    def _statements(self, part: str, articles: pa.Array) -> pa.Array:
        file = self.file(STATEMENTS.name, part)
        if file is None:
            return pa.array([], pa.string())
        table = pq.read_table(file, columns=["statement_id", "article_id"])
        own = table.filter(pc.is_in(table["article_id"], value_set=articles))
        return own["statement_id"].combine_chunks()

    def article_rows(self, article: str) -> ArticleRows:
        """Return the rows of a single article in all tables."""
        return {
            spec.name: [row for table in self.rows(spec, [article]) for row in rows_of(table)]
            for spec in ARTICLE_TABLES
        }
