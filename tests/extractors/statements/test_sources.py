"""Who says so, in sentences as the shipped model parses them."""

from datetime import date

import pytest

from extractors import statements

CASES = [
    pytest.param(
        "The first part of the fund was $400 million, the central bank told Reuters.",
        "central bank",
        id="bank-behind",
    ),
    pytest.param(
        "The court found that the firm had hidden $3 million from its owners.", "court", id="court"
    ),
    pytest.param(
        "Figures from the Statistics Office for March showed imports up 4% to $35.6 billion.",
        "Statistics Office",
        id="figures-show-a-thing",
    ),
    pytest.param(
        "Data from the customs office show exports of $12 billion.",
        "customs office",
        id="data-show-a-thing",
    ),
    pytest.param(
        "Moody's put Ghana's debt at $30 billion in a note.", "Moody's", id="puts-at-an-amount"
    ),
    pytest.param(
        "The two owners put their house at $3 million on the market.", None, id="puts-on-the-market"
    ),
    pytest.param(
        "Norway's prime minister has promised to give Ukraine $1 billion of military aid.",
        "Norway's prime minister",
        id="minister-promises",
    ),
    pytest.param(
        "Norway has promised to give Ukraine $1 billion of military aid.",
        None,
        id="state-promises",
    ),
    pytest.param(
        "Peru will get $3 billion for jets, two officials familiar with the matter told CNN.",
        "two officials familiar with the matter",
        id="told-a-newspaper",
    ),
    pytest.param(
        "The blast comes as officials in Lima said the air force shot down 32 drones.",
        "officials",
        id="as-officials-said",
    ),
    pytest.param(
        "Analysts at Rystad expect Brent to reach $110 a barrel in May.", "Rystad", id="analysts-at"
    ),
    pytest.param(
        "Analysts at home expect Brent to reach $110 a barrel in May.", "Analysts", id="at-home"
    ),
    pytest.param(
        "The World Bank will lend Tanzania $500 million, according to a statement from the bank.",
        "World Bank",
        id="statement-from-the-bank",
    ),
    pytest.param(
        "Kenya owes China $6 billion, according to an April government statement.",
        "government",
        id="statement-of-a-month",
    ),
    pytest.param(
        "Kenya owes China $6 billion, according to a press report.",
        "press report",
        id="press-report",
    ),
    pytest.param(
        "Prosecutors have accused Acme of hiding losses of $78 million.",
        "Prosecutors",
        id="accused-of",
    ),
    pytest.param(
        "The unit is worth less than the $20 billion that its lenders say it cost.",
        None,
        id="lenders-are-no-speakers",
    ),
    pytest.param(
        "The unit fetched less than the $20 billion that its lawyers say it is worth.",
        "lawyers",
        id="relative-clause-of-saying",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sources(text: str, expected: str | None) -> None:
    found = [one.attributed_to for one in statements(text, date(2025, 3, 12))]
    assert found == [expected]
