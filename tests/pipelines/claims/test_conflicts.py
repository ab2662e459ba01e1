from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.claims.building import build_claims
from pipelines.claims.records import Conflict, ReportedStatement
from tests.pipelines.claims.claim_reports import party, report

SOCAR = party("supplier", "SOCAR")
TOTAL = report(
    "s1",
    "Srbijagas, the Serbian state importer, has signed up to take 400 million cubic metres from "
    "SOCAR by end-2024.",
    statement_type="gas_supply",
    m3=4e8,
    parties=(SOCAR, party("buyer", "Srbijagas")),
    period="../2024-12-31",
    period_end=date(2024, 12, 31),
    published_on=None,
)
RATE = report(
    "s2",
    "Under the accord Serbia may buy 400 million cubic metres of gas a year, a volume that could "
    "still grow.",
    statement_type="gas_supply",
    m3=4e8,
    per="year",
    parties=(SOCAR, party("buyer", "Serbia")),
    published_on=None,
)

TAKEOVER = "Brewer Halvard agreed in July to buy the cider maker Pomona for ${} billion."
TOLD_AGAIN = "In July Halvard struck a ${} billion agreement to buy Pomona, which makes cider."


def takeover(
    statement_id: str, billions: str, sentence: str = TAKEOVER, **fields: Any
) -> ReportedStatement:
    values = {"amount": float(billions.split()[0]) * 1e9, "statement_type": "acquisition"}
    parties = (party("buyer", "Halvard"), party("subject", "Pomona"))
    return report(
        statement_id, sentence.format(billions), **(values | {"parties": parties} | fields)
    )


def output(statement_id: str, m3: float, day: int, **fields: Any) -> ReportedStatement:
    month = {"period": "2024-05", "period_start": date(2024, 5, 1), "period_end": date(2024, 5, 31)}
    sentence = (
        f"Gas output of the Marl fields averaged {m3 / 1e6:g} million cubic metres a day in May."
    )
    values = {
        "statement_type": "production",
        "m3": m3,
        "per": "day",
        "published_on": date(2024, 5, day),
    }
    return report(
        statement_id,
        sentence,
        **(values | month | {"parties": (party("producer", "Marl"),)} | fields),
    )


def jets(
    statement_id: str,
    number: int,
    *,
    maker: str = "Lervik Aircraft",
    buyer: str = "Ostra",
    **fields: Any,
) -> ReportedStatement:
    sentence = f"{buyer} has asked {maker} to build {number} jets for its air force."
    parties = (party("supplier", maker), party("buyer", buyer))
    values = {
        "statement_type": "arms_transfer",
        "quantity": number,
        "systems": ("L-39",),
        "parties": parties,
    }
    return report(statement_id, sentence, **(values | fields))


CONFLICTS = [
    pytest.param(TOTAL, RATE, ("per", None, "year", "scope"), id="total-and-rate"),
    pytest.param(
        takeover("s1", "1.2"),
        takeover("s2", "1.4", TOLD_AGAIN),
        ("amount_low", "1200000000", "1400000000", "contradiction"),
        id="two-prices",
    ),
    pytest.param(
        takeover("s1", "1.8", comparator=">"),
        takeover("s2", "1.6", TOLD_AGAIN),
        ("amount_low", "1800000000", "1600000000", "contradiction"),
        id="below-the-bound",
    ),
    pytest.param(
        takeover("s1", "1.2"),
        takeover("s2", "1.4", "Corrected: " + TAKEOVER, published_on=date(2024, 5, 9)),
        ("amount_low", "1200000000", "1400000000", "superseded"),
        id="corrected",
    ),
    pytest.param(
        output("s1", 62e6, 6),
        output("s2", 64e6, 7),
        ("m3_low", "62000000", "64000000", "superseded"),
        id="running-mean",
    ),
    pytest.param(
        output("s1", 62e6, 6),
        output("s2", 64e6, 6),
        ("m3_low", "62000000", "64000000", "contradiction"),
        id="two-readings-of-one-day",
    ),
    pytest.param(
        takeover(
            "s1",
            "1.2",
            period="2024-07",
            period_start=date(2024, 7, 1),
            period_end=date(2024, 7, 31),
        ),
        takeover(
            "s2", "1.4", period="2024", period_start=date(2024, 1, 1), period_end=date(2024, 12, 31)
        ),
        ("amount_low", "1200000000", "1400000000", "contradiction"),
        id="periods-that-overlap",
    ),
    pytest.param(
        takeover("s1", "1.2 to 1.4", amount=(1.2e9, 1.4e9)),
        takeover("s2", "1.2 to 1.7", amount=(1.2e9, 1.7e9)),
        ("amount_high", "1400000000", "1700000000", "contradiction"),
        id="one-end-apart",
    ),
    pytest.param(
        jets("s1", 28),
        jets("s2", 24),
        ("quantity_low", "28", "24", "contradiction"),
        id="two-numbers",
    ),
    pytest.param(
        takeover("s1", "1.2"),
        takeover("s2", "1.2", modality="denied"),
        ("modality", "asserted", "denied", "contradiction"),
        id="denial",
    ),
    pytest.param(
        takeover("s1", "1.2 to 1.4", amount=(1.2e9, 1.4e9)),
        takeover("s2", "1.8 to 1.9", amount=(1.8e9, 1.9e9)),
        ("amount_low", "1200000000", "1800000000", "contradiction"),
        id="ranges-apart",
    ),
]

NO_CONFLICTS = [
    pytest.param(takeover("s1", "1.2"), takeover("s2", "1.2", TOLD_AGAIN), id="the-same"),
    pytest.param(takeover("s1", "2"), takeover("s2", "1.97", TOLD_AGAIN), id="rounded"),
    pytest.param(
        takeover("s1", "1.2", comparator=">"),
        takeover("s2", "2.4", TOLD_AGAIN),
        id="above-the-bound",
    ),
    pytest.param(takeover("s1", "1.2"), takeover("s2", "1.4", currency="EUR"), id="other-currency"),
    pytest.param(jets("s1", 28), jets("s2", 24, maker="Hron Works", buyer="Kelm"), id="other-deal"),
    pytest.param(takeover("s1", "1.2"), takeover("s2", "3.4", TOLD_AGAIN), id="part-and-whole"),
    pytest.param(
        takeover("s1", "1.2"), takeover("s2", "1.4", article_id="a_s1"), id="one-article-gives-both"
    ),
    pytest.param(
        takeover("s1", "1.2"),
        takeover("s2", "1.4", published_on=date(2025, 5, 8)),
        id="a-year-later",
    ),
    pytest.param(
        takeover("s1", "1.2"), takeover("s2", "1.4", statement_type="storage"), id="other-kind"
    ),
    pytest.param(output("s1", 62e6, 6), output("s2", 64e6, 6, modality="planned"), id="forecast"),
    pytest.param(
        output("s1", 62e6, 6),
        output(
            "s2",
            64e6,
            6,
            period="2024-03",
            period_start=date(2024, 3, 1),
            period_end=date(2024, 3, 31),
        ),
        id="other-month",
    ),
    pytest.param(
        takeover(
            "s1", "1.2", "Shares of Pomona rose to ${} in Lervik trading.", statement_type="price"
        ),
        takeover(
            "s2", "1.4", "Shares of Pomona rose to ${} in Lervik trading.", statement_type="price"
        ),
        id="prices-of-a-moment",
    ),
    pytest.param(jets("s1", 28), jets("s2", 24, systems=("K-8",)), id="other-system"),
    pytest.param(
        takeover(
            "s1",
            "1.2",
            "Halvard of 4,500 staff lost $65 million, and bought Pomona for ${} billion.",
        ),
        takeover(
            "s2",
            "1.4",
            "Halvard of 7,100 staff lost $92 million, and bought Pomona for ${} billion.",
        ),
        id="every-figure-differs",
    ),
    pytest.param(
        takeover(
            "s1",
            "1.2",
            "Halvard pays ${} billion for Pomona after it paid $1.4 billion for its rival.",
        ),
        takeover(
            "s2",
            "1.4",
            "Halvard pays $1.2 billion for Pomona after it paid ${} billion for its rival.",
        ),
        id="each-gives-the-other-figure-too",
    ),
]


NO_CONFLICTS += [
    pytest.param(
        takeover(
            "s1",
            "1.2",
            "It earned ${} billion from exports in 2024.",
            parties=(party("subject", "Halvard"),),
        ),
        takeover(
            "s2",
            "1.4",
            "It earned ${} billion from exports in 2024.",
            parties=(party("subject", "Ostra"),),
        ),
        id="other-subjects",
    ),
    pytest.param(
        takeover(
            "s1",
            "1.2",
            "It earned ${} billion from exports in 2024.",
            parties=(party("subject", "Halvard"),),
        ),
        takeover(
            "s2",
            "1.4",
            "It earned ${} billion from exports in 2024.",
            parties=(party("supplier", "Ostra"),),
        ),
        id="nobody-in-common",
    ),
    pytest.param(
        takeover(
            "s1", "1.2", period="2023", period_start=date(2023, 1, 1), period_end=date(2023, 12, 31)
        ),
        takeover(
            "s2", "1.4", period="2024", period_start=date(2024, 1, 1), period_end=date(2024, 12, 31)
        ),
        id="other-year",
    ),
    pytest.param(
        takeover(
            "s1",
            "1.2",
            "Bonds of ${} billion mature soon at Halvard, the brewer that agreed in July to buy "
            "cider maker Pomona.",
            statement_type="financials",
        ),
        takeover(
            "s2",
            "1.4",
            "Sales hit ${} billion last spring at Halvard, the brewer that agreed in July to buy "
            "cider maker Pomona.",
            statement_type="financials",
        ),
        id="other-thing-measured",
    ),
    pytest.param(
        takeover("s1", "1.2", "The signed agreement is worth ${} billion."),
        takeover(
            "s2",
            "1.4",
            "The signed agreement is worth ${} billion.",
            parties=(party("buyer", "Jutra"),),
        ),
        id="other-parties-left-unsaid",
    ),
]


def conflicts_of(*reports: ReportedStatement) -> list[Conflict]:
    return list(build_claims(reports).conflicts)


@pytest.mark.parametrize(("one", "other", "expected"), CONFLICTS)
def test_conflict(
    one: ReportedStatement,
    other: ReportedStatement,
    expected: tuple[str, str | None, str | None, str],
) -> None:
    claim_of = build_claims([one, other]).claim_of
    [conflict] = conflicts_of(one, other)
    values = {conflict.claim_id_a: conflict.value_a, conflict.claim_id_b: conflict.value_b}
    assert (
        conflict.field,
        values[claim_of["s1"]],
        values[claim_of["s2"]],
        conflict.reason,
    ) == expected
    assert conflict.claim_id_a < conflict.claim_id_b


@pytest.mark.parametrize(("one", "other"), NO_CONFLICTS)
def test_no_conflict(one: ReportedStatement, other: ReportedStatement) -> None:
    assert conflicts_of(one, other) == []


def test_the_claims_of_a_conflict_are_marked() -> None:
    claims = build_claims([TOTAL, RATE, jets("s3", 28)]).claims
    assert {claim.statement_ids[0]: claim.status for claim in claims} == {
        "s1": "conflicting",
        "s2": "conflicting",
        "s3": "single",
    }


def test_a_conflict_shows_both_and_says_which_stands() -> None:
    early = takeover("s1", "1.2")
    late = takeover("s2", "1.4", "Corrected: " + TAKEOVER, published_on=date(2024, 5, 9))
    found = build_claims([early, late])
    [conflict] = found.conflicts
    assert {conflict.number_a, conflict.number_b} == {1.2e9, 1.4e9}
    assert {conflict.sentence_a, conflict.sentence_b} == {early.sentence, late.sentence}
    assert conflict.standing_claim_id == found.claim_of["s2"]


def test_a_pair_of_claims_conflicts_once_however_many_report_it() -> None:
    low = [takeover(f"s{at}", "1.2") for at in range(3)]
    high = [takeover(f"t{at}", "1.4", TOLD_AGAIN) for at in range(3)]
    assert len(conflicts_of(*low, *high)) == 1


POOL = [case.values[at] for case in CONFLICTS[:6] for at in (0, 1)]


@settings(deadline=None, max_examples=10)
@given(st.permutations(range(len(POOL))))
def test_the_order_of_reports_does_not_matter(order: list[int]) -> None:
    reports = [
        replace(POOL[at], statement_id=f"s{at:02}", article_id=f"a{at}", story_id=f"a{at}")
        for at in range(len(POOL))
    ]
    assert conflicts_of(*(reports[at] for at in order)) == conflicts_of(*reports)
