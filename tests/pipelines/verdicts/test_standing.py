from dataclasses import replace

import pytest

from pipelines.verdicts.content import content_of
from pipelines.verdicts.records import Verdict
from pipelines.verdicts.standing import Standing
from tests.pipelines.verdicts.made_up_verdicts import MONEY_ROW, verdict

WITHDRAWN = Verdict(
    action="w", at=verdict("accepted", minutes=9).at, reviewer="anna", ruling="withdrawn",
    withdraws="1-rejected",
)  # fmt: skip


def ruling(*given: Verdict, **now: object) -> str | None:
    content = content_of("money", MONEY_ROW) | now
    latest = Standing.of(given).latest("money", "m_1", content)
    return latest.ruling if latest else None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param([], None, id="nobody ruled"),
        pytest.param([verdict("accepted"), verdict("rejected", minutes=1)], "rejected", id="last"),
        pytest.param([verdict("rejected", minutes=1), verdict("accepted")], "rejected", id="order"),
        pytest.param([verdict("accepted"), verdict("skipped", minutes=1)], "accepted", id="skip"),
        pytest.param(
            [verdict("accepted"), verdict("rejected", minutes=1), WITHDRAWN], "accepted", id="undo"
        ),
        pytest.param(
            [verdict("rejected", minutes=1), replace(WITHDRAWN, reviewer="boris")],
            "rejected",
            id="only one's own is taken back",
        ),
        pytest.param(
            [verdict("accepted"), verdict("rejected", minutes=1, reviewer="boris")],
            "rejected",
            id="the last of two reviewers",
        ),
    ],
)
def test_the_last_verdict_stands(given: list[Verdict], expected: str | None) -> None:
    assert ruling(*given) == expected


def test_a_verdict_waits_while_the_row_says_something_else() -> None:
    given = [verdict("rejected")]
    assert ruling(*given, amount_low=6.0) is None
    assert ruling(*given) == "rejected"


def test_a_row_that_says_again_what_it_said_has_its_verdict_again() -> None:
    other = verdict("accepted", row=MONEY_ROW | {"amount_low": 6.0}, minutes=1)
    assert ruling(verdict("rejected"), other) == "rejected"
    assert ruling(verdict("rejected"), other, amount_low=6.0) == "accepted"


def test_a_column_that_came_later_changes_nothing() -> None:
    assert ruling(verdict("accepted"), new_column="x") == "accepted"


def test_places_are_not_judged() -> None:
    moved = content_of("money", MONEY_ROW | {"start": 99, "end": 101, "rule": "another"})
    assert ruling(verdict("accepted"), **moved) == "accepted"
