"""Reports with their columns: those that came, and as many others as are needed."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby
from typing import Self

import numpy as np
import pyarrow.compute as pc

from pipelines.claims.at_need.shelf import Shelf
from pipelines.claims.columns.arrays import Integers
from pipelines.claims.columns.compared import AT_ONCE, Compared, compare_columns
from pipelines.claims.columns.known import Known
from pipelines.claims.columns.room import Room
from pipelines.claims.records import ReportedStatement, age
from pipelines.snapshots.database import memory_allowed

HELD = 4
"""One part in so many of the memory that a database may take holds the columns of reports, and
another these as they are read.
"""

Read = Callable[[Set[str]], Iterable[ReportedStatement]]
"""Yields all reports of some articles, by their ids, as they are now: article by article."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Reports of whole articles in the order of their age, with their columns; `known` is what
    these go by, so that each report is read once.
    """

    articles: Set[str]
    reports: Shelf
    table: Compared
    known: Known

    @classmethod
    def of(cls, articles: Set[str], reports: Iterable[ReportedStatement]) -> Self:
        """Return the reports of articles with their columns."""
        shelf, known = Shelf(), Known()
        tables = _laid_on(shelf, reports, known) or [compare_columns([], known)]
        by_age = _by_age(shelf)
        return cls(articles, shelf.at(by_age), Compared.gathered(tables, by_age, _room()), known)

    def beside(self, articles: Set[str], read: Read) -> "Loaded":
        """Return what is loaded, beside the reports of other articles."""
        more = articles - self.articles
        if not more:
            return self
        shelf = self.reports.at(np.arange(len(self.reports)))
        tables = [self.table, *_laid_on(shelf, read(more), self.known)]
        by_age = _by_age(shelf)
        table = Compared.gathered(tables, by_age, _room())
        return Loaded(self.articles | more, shelf.at(by_age), table, self.known)

    def only(self, articles: Set[str], read: Read) -> "Loaded":
        """Return the reports of some articles; those that are not loaded are read."""
        loaded = self.beside(articles, read)
        if loaded.articles <= articles:
            return loaded
        of_article = loaded.reports.heads["article_id"].to_pylist()
        places = np.array([at for at, each in enumerate(of_article) if each in articles], np.int64)
        return Loaded(articles, loaded.reports.at(places), loaded.table.at(places), self.known)


def _room() -> Room:
    return Room(memory_allowed() // HELD)


def _laid_on(shelf: Shelf, reports: Iterable[ReportedStatement], known: Known) -> list[Compared]:
    """Lay reports on a shelf, so many at once, and return their columns."""
    tables, room = [], _room()
    for some in _batches(reports):
        shelf.add(some)
        tables.append(compare_columns(some, known).kept_in(room))
    return tables


def _batches(reports: Iterable[ReportedStatement]) -> Iterator[Sequence[ReportedStatement]]:
    """Yield reports in batches of whole articles, by age."""
    batch: list[ReportedStatement] = []
    for _, article in groupby(reports, key=lambda report: report.article_id):
        batch += article
        if len(batch) >= AT_ONCE:
            yield sorted(batch, key=age)
            batch = []
    if batch:
        yield sorted(batch, key=age)


def _by_age(shelf: Shelf) -> Integers:
    """Return the order of the reports on a shelf by `age`."""
    keys = [("day", "ascending"), ("statement_id", "ascending")]
    return np.asarray(pc.sort_indices(shelf.heads, keys), np.int64)
