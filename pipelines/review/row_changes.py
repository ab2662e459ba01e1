"""What changed between two snapshots, row by row, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from pipelines.snapshots.columns import Table
from pipelines.snapshots.schemas import ARTICLES, CLAIMS, MENTION_TABLES, STATEMENTS
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import build_table

Kind = Literal["added", "removed", "changed"]

COMPARED: tuple[Table, ...] = (ARTICLES, *MENTION_TABLES, STATEMENTS, CLAIMS)
"""The tables whose rows have an identity of their own; the others follow from them."""

_NOT_COMPARED = frozenset(
    {
        "start",
        "end",
        "sentence_start",
        "sentence_end",
        "first_run",
        "last_run",
        "text",
        "word_count",
        "path",
    }
)
"""Columns that move when something else changes: offsets, and what `content_hash` says already."""

_LABELS: Mapping[str, str] = {"articles": "title", "statements": "sentence", "claims": "summary"}
"""The column that tells a person which row is meant; for mentions their text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A column whose value differs; None stands for null."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A row that is in one snapshot only, or differs between the two.

    `cause` is one of ``new article``, ``article gone``, ``article text``, ``model``, ``rules``,
    ``code``, ``linking`` (other statements of the claim) or ``unexplained``; where rules, model and
    code changed at once, all are named.
    """

    table: str
    row_id: str
    article_id: str | None
    kind: Kind
    label: str
    fields: tuple[FieldChange, ...]
    cause: str


def diff_snapshots(base: Snapshot, head: Snapshot) -> list[Change]:
    """List what changed from `base` to `head`, by table and row id."""
    articles = {
        side: _read(side, ARTICLES, ["article_id", "content_hash"]) for side in (base, head)
    }
    causes = _Causes(
        before=dict(articles[base].itertuples(index=False, name=None)),
        after=dict(articles[head].itertuples(index=False, name=None)),
        versions=_changed_versions(base, head),
    )
    return [change for table in COMPARED for change in _diff_table(table, base, head, causes)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Causes:
    before: Mapping[str, str]
    after: Mapping[str, str]
    versions: str | None

    def of(self, article_id: str | None) -> str:
        """Return why a row of an article changed; the article's own fate explains it before any
        version does.
        """
        if article_id is None:
            return self.versions or "linking"
        if article_id not in self.before:
            return "new article"
        if article_id not in self.after:
            return "article gone"
        if self.before[article_id] != self.after[article_id]:
            return "article text"
        return self.versions or "unexplained"


def _changed_versions(base: Snapshot, head: Snapshot) -> str | None:
    before, after = base.manifest()["fingerprints"], head.manifest()["fingerprints"]
    return (
        " and ".join(name for name in ("rules", "model", "code") if before[name] != after[name])
        or None
    )


def _read(snapshot: Snapshot, table: Table, columns: list[str] | None = None) -> pd.DataFrame:
    if not snapshot.table_folder(table.name).is_dir():  # made before there was such a table
        nothing: pd.DataFrame = build_table(table, []).to_pandas()
        return nothing
    return pd.read_parquet(snapshot.table_folder(table.name), columns=columns)


def _diff_table(table: Table, base: Snapshot, head: Snapshot, causes: _Causes) -> Iterator[Change]:
    (key,) = table.key
    before, after = (_read(side, table).set_index(key) for side in (base, head))
    # A column that one of the two has not says nothing of a row.
    shared = before.columns.intersection(after.columns)
    compared = [name for name in shared if name not in _NOT_COMPARED]
    both = before.index.intersection(after.index)
    differs = _differing(before.loc[both, compared], after.loc[both, compared])
    rows: list[tuple[str, Kind]] = [
        (row_id, "removed") for row_id in before.index.difference(after.index)
    ]
    rows += [(row_id, "added") for row_id in after.index.difference(before.index)]
    rows += [(row_id, "changed") for row_id in differs.index[differs.any(axis=1)]]
    for row_id, kind in sorted(rows):
        row = (before if kind == "removed" else after).loc[row_id]
        article_id = (
            row_id
            if table is ARTICLES
            else str(row["article_id"])
            if "article_id" in row.index
            else None
        )
        yield Change(
            table=table.name,
            row_id=row_id,
            article_id=article_id,
            kind=kind,
            label=" ".join(str(row[_LABELS.get(table.name, "text")]).split()),
            fields=tuple(_field_changes(before, after, row_id, differs))
            if kind == "changed"
            else (),
            cause=causes.of(article_id),
        )


def _differing(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return, cell by cell, whether two frames of the same shape differ; two nulls do not."""
    same = (before == after).fillna(False).astype(bool)
    return ~(same | (before.isna() & after.isna()))


def _field_changes(
    before: pd.DataFrame, after: pd.DataFrame, row_id: str, differs: pd.DataFrame
) -> Iterator[FieldChange]:
    for field in (name for name in differs.columns if differs.at[row_id, name]):
        yield FieldChange(
            field=field,
            before=_plain(before.at[row_id, field]),
            after=_plain(after.at[row_id, field]),
        )


def _plain(cell: Any) -> object:
    """Turn a cell into what JSON can say."""
    if pd.isna(cell):
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    return cell.item() if hasattr(cell, "item") else cell
