"""How real a fact is by what governs it in its sentence, as the shipped model parses it."""

from datetime import date

import pytest

from extractors import statements

CASES = [
    pytest.param(
        "Spain denied reports that it would send Leopard 2 tanks to Kyiv.",
        "denied",
        id="denied-reports-that",
    ),
    pytest.param(
        "The minister denied claims that Peru will buy 12 Leopard 2 tanks.",
        "denied",
        id="denied-claims-that",
    ),
    pytest.param(
        "Peru considered buying jets but opted to buy 14 tanks for $30 million.",
        "asserted",
        id="considered-another-thing",
    ),
    pytest.param(
        "Peru hoped to lease trucks but bought 14 Leopard 2 tanks from Korea.",
        "asserted",
        id="hoped-for-another-thing",
    ),
    pytest.param("Peru is poised to borrow $12 million.", "planned", id="poised"),
    pytest.param("Its debt is tipped to fall to $12 million.", "planned", id="tipped"),
    pytest.param("A jury ordered Lund to pay $12 million.", "planned", id="ordered-to-pay"),
    pytest.param(
        "The court has ordered Brae to repay $12 million.", "planned", id="ordered-to-repay"
    ),
    pytest.param("Peru turned down a $12 million loan from Chile.", "denied", id="turned-down"),
    pytest.param("Lund's bid of $12 million for Brae was rejected.", "denied", id="bid-rejected"),
    pytest.param(
        "The money comes from a $12 million bill that was passed by Congress.",
        "planned",
        id="bill-that-was-passed",
    ),
    pytest.param(
        "The road is part of the $12 million plan approved by parliament.",
        "planned",
        id="plan-approved",
    ),
    pytest.param(
        "The minister's proposal would raise the budget by $12 million.", "possible", id="proposal"
    ),
    pytest.param(
        "Ministers want to look at the provision of a $12 million loan to Brae by Rome.",
        "asserted",
        id="looked-at",
    ),
    pytest.param(
        "Auditors will examine the payment of $12 million to Brae.", "asserted", id="examined"
    ),
    pytest.param("Lund already faces a $12 million claim.", "possible", id="already-faces"),
    pytest.param(
        "Lund signed a letter of intent to sell 2 bcm of gas to Brae.", "planned", id="intent"
    ),
    pytest.param(
        "The minister had been pushing for $12 million for the army.", "possible", id="pushing-for"
    ),
    pytest.param("Poland has bought 12 Leopard 2 tanks from Korea.", "asserted", id="done"),
    pytest.param(
        "Poland has decided to buy 12 Leopard 2 tanks from Korea.", "planned", id="decided"
    ),
    pytest.param("Poland has threatened to sue Korea for $12 million.", "possible", id="threat"),
    pytest.param(
        "Poland is expected to have bought 12 Leopard 2 tanks from Korea.", "planned", id="expected"
    ),
    pytest.param(
        "The ministry notified parliament of a potential sale of 12 Leopard 2 tanks to Poland.",
        "planned",
        id="who-decides-outweighs-possible",
    ),
    pytest.param(
        "Poland, which will close three plants, bought 12 Leopard 2 tanks from Korea.",
        "asserted",
        id="another-clause",
    ),
    pytest.param(
        "Poland bought 12 Leopard 2 tanks from Korea, and Norway may buy trucks.",
        "asserted",
        id="joined-clause",
    ),
    pytest.param(
        "The order would come months after its sale of 12 Leopard 2 tanks to Poland.",
        "asserted",
        id="what-was-before",
    ),
    pytest.param(
        "If Poland does not pay Korea $12 million, it gets no tanks.", "possible", id="condition"
    ),
    pytest.param(
        "The yard will sue unless Poland pays $12 million in damages.", "possible", id="unless"
    ),
    pytest.param(
        "The contract allows for the delivery of 12 Leopard 2 tanks to Poland.",
        "asserted",
        id="allowed-by-a-contract",
    ),
    pytest.param(
        "The new law allows the delivery of 12 Leopard 2 tanks to Poland.", "planned", id="allowed"
    ),
    pytest.param(
        "The senate put a hold on a sale of 12 Leopard 2 tanks to Poland.", "possible", id="hold"
    ),
    pytest.param("Poland budgeted $12 million for arms in 2023.", "asserted", id="spent-by-now"),
    pytest.param(
        "The aid for Poland, now about $12 million a year, expires in 2029.",
        "asserted",
        id="until-it-expires",
    ),
    pytest.param(
        "Poland denied that it had bought 12 Leopard 2 tanks from Korea.", "denied", id="denied"
    ),
    pytest.param(
        "Poland denied that it has agreed to buy 12 Leopard 2 tanks from Korea.",
        "denied",
        id="denied-plan",
    ),
    pytest.param(
        "Tarn Works previously announced a sale of 12 Leopard 2 tanks to Poland.",
        "planned",
        id="a-plan-made-before-is-still-one",
    ),
    pytest.param(
        "Poland already bought 12 Leopard 2 tanks from Korea.", "asserted", id="already-done"
    ),
    pytest.param(
        "Poland raised its outlook, citing sales of 12 Leopard 2 tanks to Chile.",
        "asserted",
        id="what-is-cited-stands",
    ),
    pytest.param(
        "Norway took part in a bid to sell 12 Leopard 2 tanks to Poland.",
        "possible",
        id="a-bid-is-only-sought",
    ),
    pytest.param(
        "Poland, which is due to elections in crisis, bought 12 Leopard 2 tanks from Korea.",
        "asserted",
        id="due-to-a-noun",
    ),
    pytest.param("Norway to sell 12 Leopard 2 tanks to Poland", "planned", id="headline"),
    pytest.param(
        "The navy will seek a budget of $12 million next year.", "planned", id="budget-sought"
    ),
    pytest.param("Poland pledged more than $30 million in aid to Kenya.", "planned", id="bound"),
]


PAIRS = [
    pytest.param(
        "The port will raise its gas capacity from 3 bcm to 5 bcm.",
        ["asserted", "planned"],
        id="what-a-plan-starts-from-stands",
    ),
    pytest.param(
        "Gas demand will rise from 3 bcm in 2023 to 5 bcm in 2026.",
        ["asserted", "planned"],
        id="a-start-that-is-over",
    ),
    pytest.param(
        "Gas demand will rise from 3 bcm in 2025 to 5 bcm in 2026.",
        ["planned", "planned"],
        id="a-start-still-going-on",
    ),
    pytest.param(
        "Stocks fell by 60 bcf, less than the 80 bcf decline expected by analysts.",
        ["asserted", "planned"],
        id="what-was-only-foreseen",
    ),
    pytest.param(
        "Revenue rose to 8 trillion won, but missed Quay Research estimates of 9 trillion won.",
        ["asserted", "planned"],
        id="estimates-that-were-missed",
    ),
    pytest.param(
        "Quay Research estimates had put the net profit at $9 million.",
        ["planned"],
        id="estimates-as-subject",
    ),
    pytest.param(
        "Norway pledged an aid package of $9 million for Kenya. The aid includes 12 F-16 jets.",
        ["planned", "planned"],
        id="what-a-pledge-includes",
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_modality_of_each(text: str, expected: list[str]) -> None:
    found = statements(text, date(2025, 3, 12))
    assert [one.modality for one in found] == expected


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), CASES)
def test_modality(text: str, expected: str) -> None:
    [statement] = statements(text, date(2025, 3, 12))
    assert statement.modality == expected
