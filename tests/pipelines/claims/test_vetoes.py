"""What rules a pair of reports out, by the name of the veto, with what looks alike and is none."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from pipelines.claims.columns.compared import compare_columns
from pipelines.claims.pairs import Pairs, compare_pairs
from pipelines.claims.records import ReportedStatement
from pipelines.claims.vetoes import veto, veto_of
from tests.pipelines.claims.claim_reports import party, report

YARD, NAVY = party("supplier", "Nordwerft"), party("buyer", "Marlian Navy")
DEAL = "Nordwerft won a contract worth $2 billion to build frigates for the navy."


def deal(statement_id: str, **fields: Any) -> ReportedStatement:
    return report(
        statement_id,
        fields.pop("sentence", DEAL),
        **({"amount": 2e9, "parties": (YARD, NAVY)} | fields),
    )


def flow(statement_id: str, m3: float, day: int = 7, **fields: Any) -> ReportedStatement:
    told = date(2024, 5, day)
    values = {"statement_type": "gas_flow", "m3": m3, "parties": (party("subject", "Polna"),)}
    period = {"period": told.isoformat(), "period_start": told, "period_end": told}
    return report(
        statement_id, f"Flows at Polna were {m3 / 1e6:g} mcm.", **(values | period | fields)
    )


def price(statement_id: str, amount: float, day: int = 8, **fields: Any) -> ReportedStatement:
    values = {"statement_type": "price", "amount": amount, "published_on": date(2024, 5, day)}
    return report(statement_id, f"The contract settled at ${amount:g}.", **(values | fields))


def expected(statement_id: str, amount: float, who: str) -> ReportedStatement:
    sentence = f"{who} had expected ${amount / 1e6:g} million in fees, a survey of the yards said."
    return report(statement_id, sentence, amount=amount, statement_type="other")


def pair(one: ReportedStatement, other: ReportedStatement) -> Pairs:
    table = compare_columns([one, other])
    return compare_pairs(table, np.array([0]), np.array([1]))


RULED_OUT = [
    pytest.param(
        deal("s1"),
        deal("s2", amount=3e9, article_id="a_s1"),
        "another figure of one article",
        id="two figures",
    ),
    pytest.param(flow("s1", 62e6), flow("s2", 62e6, 8), "another period", id="two days"),
    pytest.param(price("s1", 3.5), price("s2", 3.5, 12), "another moment", id="two prices"),
    pytest.param(price("s1", 3.5), deal("s2", amount=3.5), "a price and no price", id="a price"),
    pytest.param(price("s1", 3.5), price("s2", 3.9), "another reading", id="two readings"),
    pytest.param(
        flow("s1", 62e6),
        flow("s2", 66e6, modality="planned"),
        "a forecast and a count",
        id="a forecast",
    ),
    pytest.param(
        flow("s1", 62e6, modality="planned", attributed_to="Ostra Bank"),
        flow("s2", 66e6, modality="planned", attributed_to="Kelm Bank"),
        "two forecasters",
        id="two surveys",
    ),
    pytest.param(
        deal("s1", quantity=4, amount=None, sentence="Marlia ordered 4 frigates of Nordwerft."),
        deal("s2", quantity=4, amount=None, sentence="Marlia may order 4 more of Nordwerft."),
        "one is of further pieces",
        id="an option",
    ),
    pytest.param(
        expected("s1", 4e7, "Brokers"),
        expected("s2", 4.4e7, "Lenders"),
        "unlike rivals without a common party",
        id="what two expect",
    ),
    pytest.param(
        deal("s1"),
        deal("s2", amount=2.6e9, published_on=date(2025, 5, 8)),
        "rivals published long apart",
        id="a year later",
    ),
    pytest.param(
        deal("s1"),
        deal("s2", amount=9e9, sentence="All yards of Nordwerft are worth it."),
        "a part and its whole",
        id="a part",
    ),
    pytest.param(deal("s1"), deal("s2", currency="EUR"), "no value in common", id="currencies"),
    pytest.param(
        deal(
            "s1",
            parties=(YARD,),
            sentence="Nordwerft signed a long contract for frigates and spare engines with Ostra.",
        ),
        deal(
            "s2",
            parties=(YARD,),
            sentence="Nordwerft signed a long contract for frigates and spare engines with Kelm.",
        ),
        "other names in one pattern",
        id="one pattern",
    ),
]


@pytest.mark.parametrize(("one", "other", "name"), RULED_OUT)
def test_veto(one: ReportedStatement, other: ReportedStatement, name: str) -> None:
    assert veto_of(pair(one, other), 0) == name
    assert veto_of(pair(other, one), 0) == name
    assert veto(pair(one, other))[0].all()


ALLOWED = [
    pytest.param(deal("s1"), deal("s2"), id="the same"),
    pytest.param(deal("s1"), deal("s2", amount=2.6e9), id="rivals of one deal"),
    pytest.param(
        deal("s1"), deal("s2", amount=None, sentence="Nordwerft builds for it."), id="no sum"
    ),
    pytest.param(
        deal("s1"),
        deal("s2", amount=3e9, article_id="a_s1", sentence="Corrected: it is $3 billion."),
        id="a correction",
    ),
    pytest.param(flow("s1", 62e6), flow("s2", 64e6), id="two readings of one day"),
    pytest.param(
        deal("s1"),
        deal("s2", sentence=f"Another $2 billion: {DEAL}"),
        id="a further sum that the other calls the only one",
    ),
    pytest.param(
        deal("s1", parties=(), modality="planned"),
        deal("s2", amount=2.6e9, parties=()),
        id="a planned deal and the deal, of nobody",
    ),
]


@pytest.mark.parametrize(("one", "other"), ALLOWED)
def test_no_veto(one: ReportedStatement, other: ReportedStatement) -> None:
    assert veto_of(pair(one, other), 0) is None
