"""Reports in memory with their columns: those that came, and as many others as are needed."""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Self

from pipelines.claims.columns.compared import Compared, compare_columns
from pipelines.claims.records import ReportedStatement, age

Read = Callable[[Set[str]], Iterable[ReportedStatement]]
"""Returns all reports of some articles, by their ids, as they are now."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Reports of whole articles in the order of their age, with their columns."""

    articles: Set[str]
    reports: Sequence[ReportedStatement]
    table: Compared

    @classmethod
    def of(cls, articles: Set[str], reports: Iterable[ReportedStatement]) -> Self:
        """Return the reports of articles with their columns."""
        ordered = sorted(reports, key=age)
        return cls(articles, ordered, compare_columns(ordered))

    def beside(self, articles: Set[str], read: Read) -> "Loaded":
        """Return what is loaded, beside the reports of other articles."""
        if more := articles - self.articles:
            return Loaded.of(self.articles | more, [*self.reports, *read(more)])
        return self

    def only(self, articles: Set[str], read: Read) -> "Loaded":
        """Return the reports of some articles, with columns of their own; those that are not loaded
        are read.
        """
        here = [report for report in self.reports if report.article_id in articles]
        more = articles - self.articles
        return Loaded.of(articles, [*here, *read(more)] if more else here)
