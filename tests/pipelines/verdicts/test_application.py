from datetime import date
from typing import Any

from pipelines.snapshots.rows import Row
from pipelines.snapshots.schemas import REVIEWS
from pipelines.snapshots.tables import build_table
from pipelines.verdicts.application import apply_verdicts, judged_pairs, review_rows
from pipelines.verdicts.content import pair_content
from pipelines.verdicts.records import Verdict
from pipelines.verdicts.standing import Standing
from tests.pipelines.verdicts.made_up_verdicts import (
    ARTICLE_ROW,
    DATE_ROW,
    MONEY_ROW,
    MORNING,
    STATEMENT_ROW,
    argument,
    tables,
    verdict,
)


def applied(*verdicts: Verdict, **others: list[Row]) -> dict[str, Any]:
    """Return the rows of one article with the verdicts on them, a row a table where there is
    one.
    """
    ruled = apply_verdicts(tables(**others), Standing.of(verdicts))
    return {name: rows[0] if len(rows) == 1 else rows for name, rows in ruled.items()}


def test_without_verdicts_rows_are_as_they_were() -> None:
    assert apply_verdicts(tables(), Standing.of([])) == tables()


def test_a_judged_mention_says_so_and_no_other() -> None:
    ruled = applied(verdict("accepted"))
    assert ruled["money"]["verdict"] == "accepted"
    assert "verdict" not in ruled["dates"]
    assert "verdict" not in ruled["statements"]


def test_a_statement_all_of_whose_values_are_rejected_is_rejected() -> None:
    ruled = applied(verdict("rejected"))
    assert ruled["money"]["verdict"] == ruled["statements"]["verdict"] == "rejected"


def test_a_statement_with_a_value_left_stands() -> None:
    other = argument("value", "$7", mention_id="m_3", mention_kind="money")
    ruled = applied(
        verdict("rejected"), statement_arguments=[*tables()["statement_arguments"], other]
    )
    assert "verdict" not in ruled["statements"]


def test_a_rejected_article_takes_all_of_its_rows_with_it() -> None:
    ruled = applied(verdict("rejected", "articles", ARTICLE_ROW))
    judged = ("articles", "money", "dates", "statements")
    assert [ruled[name]["verdict"] for name in judged] == ["rejected"] * 4


def test_an_article_whose_text_changed_is_no_longer_rejected() -> None:
    edited = [ARTICLE_ROW | {"content_hash": "2e"}]
    ruled = applied(verdict("rejected", "articles", ARTICLE_ROW), articles=edited)
    assert "verdict" not in ruled["articles"]
    assert "verdict" not in ruled["statements"]


def test_a_corrected_amount_stands_in_the_mention_and_in_its_statement() -> None:
    typed = {"amount_low": 6.0, "amount_high": 7.0, "currency": "EUR"}
    ruled = applied(verdict("corrected", correction=typed))
    for table, rule in (("money", "rule"), ("statements", "rules")):
        row = ruled[table]
        assert (row["amount_low"], row["amount_high"], row["currency"]) == (6.0, 7.0, "EUR")
        assert row[rule] == "reviewer"
    assert ruled["money"]["verdict"] == "corrected"


def test_a_corrected_date_is_the_period_of_its_statement() -> None:
    typed = {"value": "2024-06", "earliest": "2024-06-01", "latest": "2024-06-30"}
    ruled = applied(verdict("corrected", "dates", DATE_ROW, correction=typed))
    assert ruled["dates"]["earliest"] == date(2024, 6, 1)
    assert ruled["statements"]["period"] == "2024-06"
    assert ruled["statements"]["period_end"] == date(2024, 6, 30)


def test_a_statement_that_says_something_else_than_the_mention_stays() -> None:
    converted = [STATEMENT_ROW | {"amount_low": 4.0, "amount_high": 4.0, "currency": "EUR"}]
    ruled = applied(verdict("corrected", correction={"amount_low": 6.0}), statements=converted)
    assert ruled["statements"]["amount_low"] == 4.0


def test_corrected_parties_stand_beside_the_other_arguments() -> None:
    typed = {"arguments": [["lender", "Northland"], ["borrower", "Eastland"]]}
    ruled = applied(verdict("corrected", "statements", STATEMENT_ROW, correction=typed))
    parties = {(row["role"], row["name"], row["entity_id"]) for row in ruled["statement_arguments"]}
    assert parties == {
        ("value", "$5", None),
        ("time", "8 May 2024", None),
        ("lender", "Northland", "e_n"),
        ("borrower", "Eastland", None),
    }
    assert (ruled["statements"]["verdict"], ruled["statements"]["rules"]) == (
        "corrected",
        "reviewer",
    )


def test_a_verdict_given_on_a_statement_that_follows_a_correction_stands() -> None:
    amount = {"amount_low": 6.0}
    followed = STATEMENT_ROW | amount
    ruled = applied(
        verdict("corrected", correction=amount),
        verdict("accepted", "statements", followed, minutes=1),
    )
    assert (ruled["statements"]["verdict"], ruled["statements"]["amount_low"]) == ("accepted", 6.0)


OTHER: Row = STATEMENT_ROW | {"statement_id": "s_2"}


def pair_verdict(**now: object) -> Verdict:
    content = pair_content(STATEMENT_ROW, OTHER | now)
    return verdict("different", table="pairs", row_id="s_1 s_2", content=content)


def test_a_judged_pair_decides_while_both_statements_last() -> None:
    rows = {"s_1": STATEMENT_ROW, "s_2": OTHER}
    assert list(judged_pairs(rows, Standing.of([pair_verdict()]))) == [("s_1", "s_2", False)]
    assert list(judged_pairs({"s_1": STATEMENT_ROW}, Standing.of([pair_verdict()]))) == []
    assert list(judged_pairs(rows, Standing.of([pair_verdict(amount_low=9.0)]))) == []


def test_reviews_say_who_ruled_and_what_stands() -> None:
    standing = Standing.of(
        [
            verdict("rejected"),
            verdict("corrected", minutes=1, reviewer="boris", correction={"amount_low": 6.0}),
        ]
    )
    rows = review_rows(apply_verdicts(tables(), standing), [], standing)
    assert [(row["reviewer"], row["verdict"], row["stands"]) for row in rows] == [
        ("anna", "rejected", False),
        ("boris", "corrected", True),
    ]
    assert rows[1]["correction"] == "amount_low: 5.0 → 6.0"
    assert build_table(REVIEWS, rows)["reviewed_at"][0].as_py() == MORNING


def test_the_money_row_is_the_one_that_verdicts_are_on() -> None:
    assert verdict("accepted").row_id == MONEY_ROW["mention_id"]
