from collections.abc import Set

from pipelines.claims.records import ReportedStatement
from pipelines.claims.updating.loaded import Loaded
from tests.pipelines.claims.claim_reports import report


def read(articles: Set[str]) -> list[ReportedStatement]:
    return [report(name[2:], "A contract was won.") for name in sorted(articles)]


def test_articles_are_loaded_once() -> None:
    first = Loaded.of({"a_s2"}, read({"a_s2"}))
    assert first.beside({"a_s2"}, read) is first
    both = first.beside({"a_s1", "a_s2"}, read)
    assert [each.statement_id for each in both.reports] == ["s1", "s2"]
    assert both.articles == {"a_s1", "a_s2"}
    assert len(both.table) == 2
