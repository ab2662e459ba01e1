"""Precision with its interval, and the agreement of reviewers."""

from dataclasses import replace

import pytest

from pipelines.verdicts.content import content_of
from pipelines.verdicts.records import Verdict
from pipelines.verdicts.standing import Standing
from pipelines.verdicts.statistics import Precision, agreement_of, precision_of
from tests.pipelines.verdicts.made_up_verdicts import MONEY_ROW, verdict


@pytest.mark.parametrize(
    ("right", "judged", "expected"),
    [
        (0, 10, (0.0, 0.278)), (5, 10, (0.237, 0.763)), (10, 10, (0.722, 1.0)),
        (81, 263, (0.255, 0.366)),
    ],
)  # fmt: skip
def test_wilsons_interval(right: int, judged: int, expected: tuple[float, float]) -> None:
    interval = Precision(right, judged).interval
    assert interval == pytest.approx(expected, abs=0.001)


def test_nothing_judged_is_no_precision() -> None:
    assert (Precision(0, 0).share, Precision(0, 0).interval) == (None, None)


def test_precision_counts_what_still_says_what_was_judged() -> None:
    now = content_of("money", MONEY_ROW)
    changed = now | {"amount_low": 9.0}
    standing = Standing.of(
        [
            verdict("accepted", shown={"sampled": True}),
            verdict("rejected", row_id="m_2"),
            verdict("accepted", row_id="m_3"),
        ]
    )
    rows = {"m_1": now, "m_2": now, "m_3": changed, "m_4": now}
    assert precision_of("money", rows, standing) == Precision(1, 2)
    assert precision_of("money", rows, standing, sampled=True) == Precision(1, 1)


def boris(given: Verdict) -> Verdict:
    return replace(given, reviewer="boris")


def test_agreement_is_counted_where_both_judged() -> None:
    given = [verdict("accepted", row_id=f"m_{n}") for n in range(8)] + [
        verdict("rejected", row_id=f"m_{n}") for n in range(8, 10)
    ]
    other = [boris(each) for each in given[:9]]
    other[0] = replace(other[0], ruling="rejected")
    found = agreement_of([*given, *other])
    assert (found.both, found.alike) == (9, 8)
    assert found.kappa == pytest.approx(0.6)


def test_one_reviewer_agrees_with_nobody() -> None:
    found = agreement_of([verdict("accepted"), verdict("rejected", minutes=1)])
    assert (found.both, found.kappa) == (0, None)


def test_verdicts_on_other_contents_are_not_compared() -> None:
    other = boris(verdict("rejected", row=MONEY_ROW | {"amount_low": 9.0}))
    assert agreement_of([verdict("accepted"), other]).both == 0
