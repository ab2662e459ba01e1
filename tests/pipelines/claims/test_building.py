from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.claims.building import NO_CLAIMS, build_claims
from pipelines.claims.records import ReportedStatement, Verdict
from pipelines.identity import stable_id
from tests.pipelines.claims.claim_reports import party, report

SELLER, BUYER = party("supplier", "Nordwerft"), party("buyer", "Royal Marlian Navy")
DEAL = (
    "Shipbuilder Nordwerft won a contract worth $2 billion to deliver frigates to the Royal "
    "Marlian Navy."
)
RETOLD = (
    "The Royal Marlian Navy will pay Nordwerft $1.97 billion for its new frigates, the yard said."
)


Figure = float | tuple[float, float] | None


def deal(
    statement_id: str, amount: Figure, sentence: str = DEAL, **fields: Any
) -> ReportedStatement:
    return report(
        statement_id, sentence, **({"amount": amount, "parties": (SELLER, BUYER)} | fields)
    )


def flow(statement_id: str, m3: float, period: str, **fields: Any) -> ReportedStatement:
    sentence = (
        f"Gas flows through the Polna interconnector averaged {m3 / 1e6:g} million cubic "
        f"metres a day."
    )
    day = date.fromisoformat(period)
    return report(
        statement_id,
        sentence,
        statement_type="gas_flow",
        m3=m3,
        per="day",
        period=period,
        period_start=day,
        period_end=day,
        parties=(party("subject", "Polna interconnector"),),
        **fields,
    )


def quote(statement_id: str, amount: float, **fields: Any) -> ReportedStatement:
    sentence = f"Shares of Nordwerft rose 3 percent to ${amount:g} in Marlian trading."
    return report(
        statement_id, sentence, statement_type="price", amount=amount, parties=(SELLER,), **fields
    )


def arms(statement_id: str, quantity: int, system: str, **fields: Any) -> ReportedStatement:
    sentence = f"Marlia ordered {quantity} {system} for its army from the Vesnia arms works."
    parties = (party("supplier", "Vesnia"), party("buyer", "Marlia"))
    return report(
        statement_id,
        sentence,
        statement_type="arms_transfer",
        quantity=quantity,
        systems=(system,),
        parties=parties,
        **fields,
    )


SAME = [
    pytest.param(deal("s1", 2e9), deal("s2", 2e9), id="equal"),
    pytest.param(deal("s1", 2e9), deal("s2", 1.97e9, RETOLD), id="rounded"),
    pytest.param(deal("s1", 2e9), deal("s2", 2e9, comparator="~"), id="about"),
    pytest.param(
        deal(
            "s1",
            1.84e9,
            RETOLD.replace("$1.97 billion", "1.84 billion euros ($1.97 billion)"),
            currency="EUR",
        ),
        deal("s2", 1.97e9, RETOLD),
        id="printed-conversion",
    ),
    pytest.param(deal("s1", 7e9, comparator=">"), deal("s2", (7e9, 9e9)), id="bound-and-range"),
    pytest.param(deal("s1", 2e9), deal("s2", 2e9, per="year"), id="year-left-unsaid"),
    pytest.param(quote("s1", 41.5, per="share"), quote("s2", 41.5), id="share-left-unsaid"),
    pytest.param(deal("s1", (2e9, 4e9)), deal("s2", (2.03e9, 3.96e9), RETOLD), id="rounded-range"),
    pytest.param(deal("s1", 9.3e9), deal("s2", 9.37e9), id="cut-short"),
    pytest.param(
        deal("s1", 2e9),
        deal("s2", 2e9, statement_type="arms_transfer"),
        id="other-type-of-one-family",
    ),
    pytest.param(deal("s1", 2e9), deal("s2", 2e9, RETOLD, parties=()), id="one-names-no-parties"),
    pytest.param(deal("s1", 2e9), deal("s2", 2e9, modality="planned"), id="another-stage"),
    pytest.param(flow("s1", 62e6, "2024-05-07"), flow("s2", 62e6, "2024-05-07"), id="one-reading"),
    pytest.param(quote("s1", 41.5), quote("s2", 41.5), id="one-price"),
    pytest.param(arms("s1", 12, "F-70"), arms("s2", 12, "F-70C Falke"), id="variant-of-the-system"),
]

DIFFERENT = [
    pytest.param(
        deal("s1", 2e9, DEAL.replace("$2", "$2.0")),
        deal("s2", 1.94e9, RETOLD),
        id="not-what-it-rounds-to",
    ),
    pytest.param(deal("s1", 1.2e9), deal("s2", 1.3e9), id="next-figure"),
    pytest.param(deal("s1", 2e9), deal("s2", 2e9, currency="EUR"), id="other-currency"),
    pytest.param(
        deal("s1", None, m3=4e8), deal("s2", None, m3=4e8, per="year"), id="rate-and-total"
    ),
    pytest.param(deal("s1", 2e9, per="month"), deal("s2", 2e9, per="year"), id="two-rates"),
    pytest.param(
        deal("s1", (2e9, 3e9)), deal("s2", (2e9, 4e9), RETOLD), id="range-with-another-end"
    ),
    pytest.param(deal("s1", (2e9, 4e9)), deal("s2", (3e9, 5e9), RETOLD), id="ranges-that-overlap"),
    pytest.param(
        deal("s1", 2e9),
        deal(
            "s2",
            2e9,
            "Ostra Bank lent the builders of the Kelm dam $2 billion.",
            statement_type="loan",
            parties=(party("lender", "Ostra Bank"), party("borrower", "Kelm Dam Company")),
        ),
        id="other-deal-of-the-same-size",
    ),
    pytest.param(deal("s1", 2e9), deal("s2", 2e9, modality="denied"), id="denied"),
    pytest.param(
        flow("s1", 62e6, "2024-05-07"), flow("s2", 62e6, "2024-05-08"), id="reading-of-the-next-day"
    ),
    pytest.param(
        flow("s1", 15.1e6, "2024-05-07"), flow("s2", 15.2e6, "2024-05-07"), id="reading-a-step-away"
    ),
    pytest.param(
        quote("s1", 41.5),
        quote("s2", 41.5, published_on=date(2024, 5, 20)),
        id="price-of-another-day",
    ),
    pytest.param(quote("s1", 41.5), quote("s2", 41.52), id="price-a-moment-later"),
    pytest.param(
        deal("s1", (1e9, 1.6e9), article_id="a"),
        deal("s2", (1.5e9, 2e9), article_id="a"),
        id="two-ranges-in-a-line",
    ),
    pytest.param(arms("s1", 12, "F-70"), arms("s2", 12, "F-7"), id="other-system"),
    pytest.param(arms("s1", 12, "F-70"), arms("s2", 14, "F-70"), id="other-number"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_claim(one: ReportedStatement, other: ReportedStatement) -> None:
    [claim] = build_claims([one, other]).claims
    assert claim.statement_ids == ("s1", "s2")
    assert (claim.status, claim.source_count) == ("corroborated", 2)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_claims(one: ReportedStatement, other: ReportedStatement) -> None:
    claims = build_claims([one, other]).claims
    assert sorted(claim.statement_ids for claim in claims) == [("s1",), ("s2",)]
    assert all(claim.source_count == 1 for claim in claims)


OUTLETS = [
    deal("s1", 2e9, published_on=date(2024, 5, 9)),
    deal("s2", 1.97e9, RETOLD, published_on=date(2024, 5, 8)),
    deal(
        "s3",
        2e9,
        "Marlia's navy ordered frigates from Nordwerft in a $2 billion deal.",
        published_on=None,
    ),
    deal("s4", 2e9, article_id="a4", story_id="a_s1", published_on=date(2024, 5, 10)),
    deal(
        "s5",
        2e9,
        article_id="a4",
        story_id="a_s1",
        published_on=date(2024, 5, 10),
        period="2027/..",
    ),
]


def test_the_claim_of_several_outlets() -> None:
    found = build_claims(OUTLETS)
    [claim] = found.claims
    assert claim.statement_ids == ("s2", "s1", "s4", "s5", "s3")
    assert claim.claim_id == stable_id("c_", "contract", "s2")
    assert (claim.statement_count, claim.article_count, claim.source_count) == (5, 4, 3)
    assert (claim.first_reported, claim.last_reported) == (date(2024, 5, 8), date(2024, 5, 10))
    assert claim.representative_statement_id == "s5"
    assert claim.parties == (BUYER, SELLER)
    assert claim.summary == "Contract: Nordwerft for Royal Marlian Navy, USD 2 billion, from 2027"
    assert found.claim_of == dict.fromkeys(("s1", "s2", "s3", "s4", "s5"), claim.claim_id)


def test_links_say_why() -> None:
    [link] = build_claims([deal("s2", 2e9), deal("s1", 1.97e9, RETOLD)]).links
    assert (link.statement_id_a, link.statement_id_b) == ("s1", "s2")
    assert link.reason.startswith("giver the same, taker the same +8.0; ")
    assert "amount agrees by rounding +3.0" in link.reason
    assert 0.6 <= link.score <= 1


@pytest.mark.parametrize("joined", [False, True], ids=["scored", "ruled the same"])
def test_what_a_reviewer_told_apart_no_chain_brings_together(joined: bool) -> None:
    names = ["s1", "s2", "s3", "s4"]
    pairs = list(combinations(names, 2))
    for apart in pairs:
        given = [apart, *(pair for pair in pairs if joined and pair != apart)]
        verdicts = [
            Verdict(statement_id_a=a, statement_id_b=b, same=(a, b) != apart) for a, b in given
        ]
        found = build_claims([deal(name, 2e9) for name in names], verdicts).claims
        assert len(found) == 2
        assert not any(set(apart) <= set(claim.statement_ids) for claim in found)


def test_each_step_of_a_chain_agrees_but_not_its_ends() -> None:
    """$1.9bn rounds to $2bn and so does $2.04bn, but the two are rivals: no claim holds both."""
    chain = [deal("s1", 1.96e9), deal("s2", 2e9), deal("s3", 2.04e9)]
    assert all({"s1", "s3"} - set(claim.statement_ids) for claim in build_claims(chain).claims)


SUMMARIES = [
    pytest.param(
        deal("s1", 3e8, comparator=">", systems=("F-70",), modality="planned"),
        "Contract: Nordwerft for Royal Marlian Navy, more than USD 300 million, F-70 (planned)",
        id="bound-and-system",
    ),
    pytest.param(
        deal("s1", None, m3=4e8, per="year"),
        "Contract: Nordwerft for Royal Marlian Navy, 400 million cubic metres per year",
        id="volume-a-year",
    ),
    pytest.param(
        deal("s1", (1.5e9, 2e9), parties=(SELLER,)),
        "Contract: Nordwerft, USD 1.5 billion to 2 billion",
        id="range",
    ),
    pytest.param(
        deal(
            "s1", None, quantity=1648, weapon_class="missile", parties=(party("subject", "Marlia"),)
        ),
        "Contract: Marlia, 1,648 x missile",
        id="number-of-a-class",
    ),
    pytest.param(
        deal("s1", None, systems=("F-70",), parties=()), "Contract: F-70", id="system-alone"
    ),
]


@pytest.mark.parametrize(("told", "summary"), SUMMARIES)
def test_summary(told: ReportedStatement, summary: str) -> None:
    [claim] = build_claims([told]).claims
    assert claim.summary == summary


def test_a_claim_takes_each_value_from_the_report_that_has_it() -> None:
    parts = [
        deal("s1", 2e9, comparator="~"),
        deal("s2", 2e9, quantity=4, weapon_class="frigate", parties=(SELLER,)),
        deal(
            "s3",
            2e9,
            comparator="~",
            period="2027",
            period_start=date(2027, 1, 1),
            period_end=date(2027, 12, 31),
        ),
    ]
    [claim] = build_claims(parts).claims
    assert (claim.amount_low, claim.comparator, claim.quantity_low, claim.weapon_class) == (
        2e9,
        "~",
        4,
        "frigate",
    )
    assert (claim.period, claim.period_end) == ("2027", date(2027, 12, 31))


@pytest.mark.parametrize(
    "sentence", ["7" * 50_000, "A-" * 50_000, "Aa " * 30_000, "1.5 " * 30_000, "", "…"]
)
def test_hostile_sentences_are_compared(sentence: str) -> None:
    hostile = [deal(f"s{at}", 2e9, sentence) for at in range(3)]
    found = build_claims([*hostile, deal("s3", 2e9)])
    assert set(found.claim_of) == {"s0", "s1", "s2", "s3"}


def test_no_reports() -> None:
    assert build_claims([]) == NO_CLAIMS


POOL = [case.values[at] for case in SAME + DIFFERENT for at in (0, 1)]
REPORTS = [
    replace(each, statement_id=f"s{at:02}", article_id=f"a{at:02}") for at, each in enumerate(POOL)
]


@settings(deadline=None, max_examples=15)
@given(st.permutations(REPORTS))
def test_claims_partition_the_statements_whatever_their_order(
    reports: list[ReportedStatement],
) -> None:
    found = build_claims(reports)
    assert found == build_claims(REPORTS)
    members = [member for claim in found.claims for member in claim.statement_ids]
    assert sorted(members) == [each.statement_id for each in REPORTS]
    assert found.claim_of == {
        member: claim.claim_id for claim in found.claims for member in claim.statement_ids
    }
