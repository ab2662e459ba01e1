from pipelines.runs.linking.changed import all_articles, changed_articles
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import read_rows
from tests.pipelines.runs.linking.conftest import Drop

A = ("2024-05-08", "Northland Bank lent $400 million for a new quay.")
B = ("2024-05-13", "The Port of Eastland borrows $400 million to dredge its basin.")


def paths(snapshot: Snapshot, ids: set[str]) -> set[str]:
    rows = read_rows(snapshot.table_folder("articles"))
    return {str(row["path"]) for row in rows if row["article_id"] in ids}


def test_articles_that_came_went_or_were_edited_are_changed(drop: Drop) -> None:
    first = drop(a=A, b=B, c=A)
    assert paths(first, all_articles(first.folder)) == {"a.json", "b.json", "c.json"}
    second = drop(b=(B[0], B[1].replace("dredge", "widen")), c=None, d=B)
    changed = changed_articles(second.folder, first)
    assert paths(first, changed) == {"b.json", "c.json"}
    assert paths(second, changed) == {"b.json", "d.json"}
    assert changed_articles(second.folder, second) == set()
