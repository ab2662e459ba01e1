from pipelines.runs.linking.reports import ReportReader
from pipelines.snapshots.tables import read_rows
from tests.pipelines.runs.linking.conftest import Drop

TOLD = ("2024-05-08", "Northland Bank lent $400 million for a new quay.")


def test_the_statements_of_some_articles_are_read(drop: Drop) -> None:
    snapshot = drop(a=TOLD, b=TOLD)
    ids = {str(row["path"]): str(row["article_id"]) for row in (
        read_rows(snapshot.table_folder("articles"))
    )}  # fmt: skip
    read = ReportReader(snapshot.folder)
    [report] = read({ids["a.json"]})
    assert (report.sentence, report.amount_low, report.source) == (TOLD[1], 4e8, "a.json Post")
    assert [party.name for party in report.parties] == ["Northland Bank"]
    assert [each.text for each in report.printed] == ["$400 million"]
    assert len([*read(set(ids.values()))]) == 2
    assert [*read(set())] == []
