from datetime import date

import numpy as np

from pipelines.claims.at_need.shelf import HEADS, heads_of
from pipelines.claims.records import Verdict
from pipelines.claims.scoring import Edges
from pipelines.claims.updating.kept import NOTHING, Kept
from pipelines.claims.updating.roll import Roll
from tests.pipelines.claims.claim_reports import report

OLD = [
    report("s1", "", published_on=date(2024, 5, 9)),
    report("s2", "", published_on=None),
    report("s3", "", published_on=date(2024, 5, 8)),
]


def before() -> Kept:
    """Return three statements of which the first two are one group."""
    roll = Roll.of(NOTHING, {"a_s1", "a_s2", "a_s3"}, heads_of(OLD))
    groups = np.array([0, 0, 2])
    edges = Edges(np.array([0]), np.array([1]), np.array([9.0]))
    return Kept(
        roll.kept(groups, groups), NOTHING.postings, roll.kept_edges(edges), NOTHING.verdicts
    )


def test_numbers_are_kept() -> None:
    roll = Roll.of(before(), {"a_s1", "a_s4"}, heads_of([report("s4", "")]))
    assert roll.ids(np.arange(3)) == ["s2", "s3", "s4"]
    assert roll.number.tolist() == [1, 2, 3]
    assert (roll.gone.tolist(), roll.gone_ids) == ([0], ["s1"])
    assert roll.rows(np.array([0, 1, 3, 9])).tolist() == [-1, 0, 2, -1]
    assert roll.edges(before()).one.tolist() == [-1]
    assert roll.articles(roll.is_fresh) == {"a_s4"}


def test_rows_are_ordered_by_age() -> None:
    roll = Roll.of(before(), set(), HEADS.empty_table())
    assert roll.ids(roll.by_age(np.ones(3, np.bool_))) == ["s3", "s1", "s2"]


def test_groups_are_changed_where_somebody_came_or_went() -> None:
    everybody = np.ones(3, np.bool_)
    roll = Roll.of(before(), set(), HEADS.empty_table())
    assert roll.are_changed(np.array([0, 0, 2]), everybody).tolist() == [False, False, False]
    assert roll.are_changed(np.array([0, 1, 1]), everybody).tolist() == [True, True, True]
    roll = Roll.of(before(), {"a_s1", "a_s4"}, heads_of([report("s4", "")]))
    assert roll.are_changed(np.array([1, 2, 2]), everybody).tolist() == [True, True, True]
    assert roll.are_changed(np.array([1, 2, 3]), everybody).tolist() == [True, False, True]


def test_judged_pairs_are_those_of_statements_that_are_there() -> None:
    pairs = [("s3", "s1", True), ("s1", "s_gone", False), ("s2", "s2", True)]
    verdicts = [Verdict(statement_id_a=a, statement_id_b=b, same=c) for a, b, c in pairs]
    found = Roll.of(before(), set(), HEADS.empty_table()).judged(verdicts)
    assert [column.tolist() for column in found] == [[0], [2], [True]]
