from datetime import date

import numpy as np

from pipelines.claims.at_need.shelf import HEADS, Shelf, heads_of
from tests.pipelines.claims.claim_reports import party, report

REPORTS = [
    report("s3", "A ferry was sold.", parties=(party("buyer", "Eastland"),), amount=4e8),
    report("s1", "A quay was built.", published_on=None),
    report("s2", "A crane fell.", published_on=date(2024, 5, 9), systems=("K9 Thunder",)),
    report("s4", "A bridge was opened."),
]


def test_reports_in_the_file_are_as_they_were() -> None:
    shelf = Shelf(held=1)
    shelf.add(REPORTS[:2])
    shelf.add(REPORTS[2:])
    assert [*shelf] == REPORTS
    assert [*shelf[1:3]] == REPORTS[1:3]
    assert shelf.heads == heads_of(REPORTS)


def test_some_are_shared_in_another_order_and_others_come_beside_them() -> None:
    shelf = Shelf(held=1)
    shelf.add(REPORTS[:3])
    some = shelf.at(np.array([2, 0]))
    some.add(REPORTS[3:])
    assert [each.statement_id for each in some] == ["s2", "s3", "s4"]
    assert some.heads["statement_id"].to_pylist() == ["s2", "s3", "s4"]
    assert [*shelf] == REPORTS[:3]


def test_an_empty_shelf() -> None:
    assert (len(Shelf()), Shelf().heads) == (0, heads_of([]))
    assert heads_of([]).schema == HEADS
    assert len(Shelf().at(np.empty(0, np.int64))) == 0
