"""Claims through several runs: ids last, and the lineage tells of merges and splits."""

from collections.abc import Iterator, Set

import pytest

from pipelines.claims.records import ReportedStatement
from pipelines.runs.linking.reports import ReportReader
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import read_rows
from tests.pipelines.runs.linking.conftest import Drop

QUAY = ("2024-05-08", "Northland Bank lent $400 million for a new quay.")
BASIN = ("2024-05-13", "The Port of Eastland borrows $400 million to dredge its basin.")
LATE = ("2024-05-06", "A loan of $400 million went from Northland Bank to builders of a quay.")
BOTH = (
    "2024-05-10",
    "Northland Bank lends the Port of Eastland $400 million for a quay and to dredge the basin.",
)
OTHER = ("2021-01-05", "Westland bought a ferry and two tugs for $400 million, the mayor said.")


def claims(snapshot: Snapshot) -> dict[str, str]:
    """Return the claim that the statement of each file is in."""
    paths = {
        row["article_id"]: str(row["path"]).removesuffix(".json")
        for row in read_rows(snapshot.table_folder("articles"))
    }
    rows = read_rows(snapshot.table_folder("statements"))
    return {paths[row["article_id"]]: str(row["claim_id"]) for row in rows}


def lineage(snapshot: Snapshot) -> list[tuple[object, ...]]:
    rows = read_rows(snapshot.table_folder("claim_lineage"))
    return [(row["from_claim_id"], row["to_claim_id"], row["run_id"]) for row in rows]


def test_ids_last_while_claims_grow_merge_split_and_shrink(
    drop: Drop, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = drop(quay=QUAY, basin=BASIN, other=OTHER)
    quay, basin, other = (claims(first)[name] for name in ("quay", "basin", "other"))
    assert len({quay, basin, other}) == 3

    read: list[Set[str]] = []
    plain = ReportReader.__call__

    def noted(self: ReportReader, articles: Set[str]) -> Iterator[ReportedStatement]:
        read.append(articles)
        return plain(self, articles)

    monkeypatch.setattr(ReportReader, "__call__", noted)
    grown = drop(late=LATE)
    assert claims(grown) == {"late": quay, "quay": quay, "basin": basin, "other": other}
    assert lineage(grown) == []

    merged = drop(both=BOTH)
    assert claims(merged) == {"both": quay, "late": quay, "quay": quay, "basin": quay,
                              "other": other}  # fmt: skip
    assert lineage(merged) == [(basin, quay, merged.run_id)]

    split = drop(both=None, late=None)
    assert claims(split) == {"quay": quay, "basin": basin, "other": other}
    assert sorted(lineage(split)) == sorted(
        [(basin, quay, merged.run_id), (quay, basin, split.run_id)]
    )
    alone = {
        row["article_id"]
        for row in read_rows(first.table_folder("articles"))
        if row["path"] == "other.json"
    }
    assert read
    assert not any(alone & articles for articles in read)
