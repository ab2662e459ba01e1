"""Writing the parts of a run: new rows beside carried ones, or the files of an older part."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from pipelines.runs.parts.blocks import Blocks
from pipelines.runs.parts.parent_parts import ParentParts
from pipelines.runs.parts.settling import Settled
from pipelines.snapshots.columns import Table
from pipelines.snapshots.parts import ARTICLE_TABLES, part_name, share
from pipelines.snapshots.tables import FIRST_PART, build_table, sort_rows, write_part


def write_parts(
    partial: Path, parts: Sequence[Sequence[Settled]], blocks: Blocks, parent: ParentParts
) -> None:
    """Write the tables of articles into a run's folder.

    Args:
        partial: the run's folder.
        parts: the articles of each part.
        blocks: the rows of those that are new, or not as they were.
        parent: where the rows of the others are.
    """
    for spec in ARTICLE_TABLES:
        (partial / spec.name).mkdir()
    for number, articles in enumerate(parts):
        carried = [a.article_id for a in articles if not blocks.has(a.article_id)]
        earlier = parent.parts_of(carried)
        if len(earlier) == 1 and len(carried) == len(articles) == parent.size(earlier[0]):
            _share_part(partial, number, earlier[0], parent)
        else:
            for spec in ARTICLE_TABLES:
                rows = [*blocks.rows(spec, number), *parent.rows(spec, carried)]
                _write(spec, rows, partial / spec.name / part_name(number))
                parent.share_equal(partial / spec.name / part_name(number))
    for spec in ARTICLE_TABLES:  # a table without any row has a file all the same
        if not any((partial / spec.name).iterdir()):
            write_part(build_table(spec, []), partial / spec.name / FIRST_PART)


def _share_part(partial: Path, number: int, earlier: str, parent: ParentParts) -> None:
    for spec in ARTICLE_TABLES:
        if file := parent.file(spec.name, earlier):
            share(file, partial / spec.name / part_name(number))


def _write(spec: Table, rows: Sequence[pa.Table], file: Path) -> None:
    """Write the rows of a part, if there are any."""
    if any(table.num_rows for table in rows):
        write_part(sort_rows(spec, pa.concat_tables(rows)), file)
