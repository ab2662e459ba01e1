"""Reports in memory with their columns: those that came, and as many others as are needed."""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Self

import numpy as np

from pipelines.claims.columns.arrays import Integers
from pipelines.claims.columns.compared import Compared, compare_columns
from pipelines.claims.columns.known import Known
from pipelines.claims.records import ReportedStatement, age

Read = Callable[[Set[str]], Iterable[ReportedStatement]]
"""Returns all reports of some articles, by their ids, as they are now."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Reports of whole articles in the order of their age, with their columns; `known` is what
    these go by, so that each report is read once.
    """

    articles: Set[str]
    reports: Sequence[ReportedStatement]
    table: Compared
    known: Known

    @classmethod
    def of(cls, articles: Set[str], reports: Iterable[ReportedStatement]) -> Self:
        """Return the reports of articles with their columns."""
        ordered, known = sorted(reports, key=age), Known()
        return cls(articles, ordered, compare_columns(ordered, known), known)

    def beside(self, articles: Set[str], read: Read) -> "Loaded":
        """Return what is loaded, beside the reports of other articles."""
        more = articles - self.articles
        if not more:
            return self
        later = sorted(read(more), key=age)
        reports = [*self.reports, *later]
        table = self.table.beside(compare_columns(later, self.known))
        by_age = sorted(range(len(reports)), key=lambda place: age(reports[place]))
        return Loaded(self.articles | more, reports, table, self.known).at(by_age)

    def only(self, articles: Set[str], read: Read) -> "Loaded":
        """Return the reports of some articles; those that are not loaded are read."""
        loaded = self.beside(articles, read)
        if loaded.articles <= articles:
            return loaded
        kept = [at for at, report in enumerate(loaded.reports) if report.article_id in articles]
        return Loaded(articles, loaded.reports, loaded.table, self.known).at(kept)

    def at(self, places: Sequence[int]) -> "Loaded":
        """Return the reports at some places."""
        rows: Integers = np.array(places, np.int64)
        reports = [self.reports[place] for place in places]
        return Loaded(self.articles, reports, self.table.at(rows), self.known)
