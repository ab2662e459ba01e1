"""The rows of a run's new articles on their way to the parts: on disk, not in memory.

Articles come in the order of their files, and a file of many articles has some for every part. So
their rows are written in blocks, each sorted by part, and read part by part.
"""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from pipelines.runs.parts.article_rows import ArticleRows
from pipelines.snapshots.columns import Table
from pipelines.snapshots.parts import ARTICLE_TABLES
from pipelines.snapshots.rows import Row
from pipelines.snapshots.tables import convert_rows

ARTICLES_IN_A_BLOCK = 500


class Blocks:
    """Takes the rows of articles in any order and gives them back by part."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self._waiting: list[tuple[int, ArticleRows]] = []
        self._stretches: list[dict[str, dict[int, tuple[int, int]]]] = []
        self._articles: set[object] = set()

    def add(self, part: int, rows: ArticleRows) -> None:
        """Take the rows of one article that belongs to a part."""
        self._waiting.append((part, rows))
        self._articles.update(row["article_id"] for row in rows["articles"])
        if len(self._waiting) >= ARTICLES_IN_A_BLOCK:
            self.flush()

    def flush(self) -> None:
        """Write what has come since the last block; to be called after the last article too."""
        waiting = sorted(self._waiting, key=lambda each: each[0])
        self._waiting = []
        stretches: dict[str, dict[int, tuple[int, int]]] = {}
        for spec in ARTICLE_TABLES:
            by_part: dict[int, list[Row]] = defaultdict(list)
            for part, rows in waiting:
                by_part[part] += rows[spec.name]
            stretches[spec.name] = self._write(spec, by_part)
        self._stretches.append(stretches)

    def _write(self, spec: Table, by_part: dict[int, list[Row]]) -> dict[int, tuple[int, int]]:
        """Write the rows of one table; return where those of each part begin, and how many."""
        stretches, begin = {}, 0
        for part, rows in by_part.items():
            stretches[part] = (begin, len(rows))
            begin += len(rows)
        table = convert_rows(spec, [row for rows in by_part.values() for row in rows])
        file = self._folder / f"{len(self._stretches)}-{spec.name}.arrow"
        with pa.OSFile(str(file), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)
        return stretches

    def has(self, article_id: str) -> bool:
        """Say whether the rows of an article have come."""
        return article_id in self._articles

    def rows(self, spec: Table, part: int) -> Sequence[pa.Table]:
        """Return the rows of one table that belong to a part, unsorted."""
        found = []
        for number, stretches in enumerate(self._stretches):
            begin, length = stretches[spec.name].get(part, (0, 0))
            if length:
                source = pa.memory_map(str(self._folder / f"{number}-{spec.name}.arrow"))
                found.append(pa.ipc.open_file(source).read_all().slice(begin, length))
        return found
