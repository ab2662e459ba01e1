"""The same statement whatever the names, amounts, dates and voice: templates filled in."""

from datetime import date
from itertools import product

import pytest

from extractors import statements
from extractors.records import NO_PARTIES, Statement

pytestmark = pytest.mark.model

PUBLISHED = date(2025, 3, 12)
SELLERS = ("Norway", "South Korea", "Italy")
BUYERS = ("Poland", "Chile", "Kenya")
NUMBERS = ("12", "48")
TIMES = (("in 2023", "2023"), ("in November 2024", "2024-11"))

DEALS = [
    pytest.param(
        (
            "{seller} sold {number} Leopard 2 tanks to {buyer} {time}.",
            "{number} Leopard 2 tanks were sold to {buyer} by {seller} {time}.",
        ),
        "asserted",
        id="sold",
    ),
    pytest.param(
        (
            "{seller} may sell {number} Leopard 2 tanks to {buyer}.",
            "{number} Leopard 2 tanks may be sold to {buyer} by {seller}.",
        ),
        "possible",
        id="may-sell",
    ),
    pytest.param(
        (
            "{seller} will deliver {number} Leopard 2 tanks to {buyer}.",
            "{number} Leopard 2 tanks will be delivered to {buyer} by {seller}.",
        ),
        "planned",
        id="will-deliver",
    ),
]


EXCHANGES = [
    pytest.param(
        (
            "{giver} lent {taker} ${number} million in {year}.",
            "{taker} was lent ${number} million by {giver} in {year}.",
            "{taker} borrowed ${number} million from {giver} in {year}.",
            "{taker} secured a ${number} million loan from {giver} in {year}.",
        ),
        ("lender", "borrower"),
        id="loan",
    ),
    pytest.param(
        (
            "{giver} granted {taker} ${number} million in military aid in {year}.",
            "{taker} received ${number} million in military aid from {giver} in {year}.",
            "{taker} was promised ${number} million in military aid by {giver} in {year}.",
        ),
        ("donor", "recipient"),
        id="aid",
    ),
    pytest.param(
        (
            "{taker} owes {giver} ${number} million.",
            "{taker} owes ${number} million to {giver}.",
        ),
        ("lender", "borrower"),
        id="debt",
    ),
    pytest.param(
        (
            "{giver} shipped {number} bcm of gas to {taker} in {year}.",
            "{taker} imported {number} bcm of gas from {giver} in {year}.",
            "{giver}'s gas exports to {taker} rose to {number} bcm in {year}.",
            "{giver} is {taker}'s biggest gas supplier, delivering {number} bcm in {year}.",
        ),
        ("supplier", "buyer"),
        id="gas",
    ),
]


NOMINAL = (
    "{seller}'s sale of {number} Leopard 2 tanks to {buyer} {time} was worth $90 million.",
    "The sale of {number} Leopard 2 tanks by {seller} to {buyer} {time} was worth $90 million.",
    "{time_first}, the sale of {number} Leopard 2 tanks to {buyer} by {seller} was worth "
    "$90 million.",
)


@pytest.mark.parametrize("voice", NOMINAL)
@pytest.mark.parametrize(("seller", "buyer"), [("Norway", "Chile"), ("South Korea", "Poland")])
def test_a_sale_named_by_its_noun(voice: str, seller: str, buyer: str) -> None:
    for number, (time, period) in product(NUMBERS, TIMES):
        first = time[0].upper() + time[1:]
        text = voice.format(seller=seller, buyer=buyer, number=number, time=time, time_first=first)
        found = only_statement(text)
        assert (found.statement_type, found.modality) == ("arms_transfer", "asserted"), text
        assert found.period is not None, text
        assert found.period.value == period, text
        assert parties(found) == {("supplier", seller), ("buyer", buyer)}, text


@pytest.mark.parametrize("buyer", BUYERS)
@pytest.mark.parametrize(
    "opening", ["After {lead}, the talks went on.", "The talks ended when {lead}."]
)
def test_whatever_clause_it_stands_in(opening: str, buyer: str) -> None:
    text = opening.format(lead=f"Norway sold 12 Leopard 2 tanks to {buyer} in 2023")
    found = only_statement(text)
    assert parties(found) == {("supplier", "Norway"), ("buyer", buyer)}
    assert found.period is not None
    assert found.period.value == "2023"


@pytest.mark.parametrize(
    ("adjective", "name"),
    [("Norwegian", "Norway"), ("Italian", "Italy"), ("Finnish", "Finland"), ("Turkish", "Türkiye")],
)
@pytest.mark.parametrize("verb", ["sold", "delivered"])
def test_governments_by_their_nationality(adjective: str, name: str, verb: str) -> None:
    found = only_statement(f"The {adjective} government {verb} 12 Leopard 2 tanks to Chile.")
    assert parties(found) == {("supplier", name), ("buyer", "Chile")}


@pytest.mark.parametrize(("voices", "roles"), EXCHANGES)
@pytest.mark.parametrize(("giver", "taker"), [("Norway", "Kenya"), ("Algeria", "Spain")])
def test_who_gives_and_takes(
    voices: tuple[str, ...], roles: tuple[str, str], giver: str, taker: str
) -> None:
    for voice, number, year in product(voices, ("12", "40"), ("2021", "2023")):
        text = voice.format(giver=giver, taker=taker, number=number, year=year)
        found = parties(only_statement(text))
        assert found == {(roles[0], giver), (roles[1], taker)}, text


def only_statement(text: str) -> Statement:
    [found] = statements(text, PUBLISHED)
    return found


def parties(statement: Statement) -> set[tuple[str, str]]:
    return {(a.role, a.name) for a in statement.arguments if a.role not in NO_PARTIES}


@pytest.mark.parametrize(("voices", "modality"), DEALS)
@pytest.mark.parametrize(("time", "period"), TIMES)
def test_deals(voices: tuple[str, ...], modality: str, time: str, period: str) -> None:
    for voice, seller, buyer, number in product(voices, SELLERS, BUYERS, NUMBERS):
        text = voice.format(seller=seller, buyer=buyer, number=number, time=time)
        found = only_statement(text)
        assert (found.statement_type, found.modality) == ("arms_transfer", modality), text
        expected = period if "{time}" in voice else None
        assert (found.period.value if found.period else None) == expected, text
        assert parties(found) == {("supplier", seller), ("buyer", buyer)}, text


MOVES = ("rose {change} to {level}", "was up {change} at {level}", "climbed {change} to {level}")
PRICES = [("$2.10", "$81.20", 2.1, 81.2), ("$1.05", "$79.45", 1.05, 79.45)]


@pytest.mark.parametrize(("change", "level", "moved", "amount"), PRICES)
def test_the_level_is_the_value(change: str, level: str, moved: float, amount: float) -> None:
    for move in MOVES:
        text = f"Brent crude {move.format(change=change, level=level)} a barrel."
        row = only_statement(text).as_row()
        found = (row["amount_low"], row["change_low"], row["change_high"])
        assert found == (amount, moved, moved), text


def test_a_statement_with_only_a_change_says_so() -> None:
    row = only_statement("Brent crude fell $1.20 a barrel on Monday.").as_row()
    assert row["change_low"] == row["amount_low"] == 1.2


@pytest.mark.parametrize("change", ["+2 bcm on the year", "2 bcm more than in 2023"])
def test_a_change_after_a_level_is_no_second_level(change: str) -> None:
    text = f"Norway exported 117 bcm of gas in 2024, {change}."
    row = only_statement(text).as_row()
    assert (row["m3_low"], row["m3_high"]) == (117e9, 117e9)
    assert (row["change_low"], row["change_high"]) == (2e9, 2e9)


def test_what_stocks_are_below_is_a_change() -> None:
    row = only_statement("Germany's gas storage was 12 bcm below its level of 2023.").as_row()
    assert row["change_low"] == 12e9


MOVED = [
    pytest.param("{place} rose {change} to settle at {level}.", id="to-settle-at"),
    pytest.param("{place} fell {change}, or 3.1%, to {level}.", id="or-percent"),
    pytest.param("{place} gained 2%, or {change}, to {level}.", id="percent-first"),
    pytest.param("{place} advanced {change} to {level}.", id="advanced"),
    pytest.param("{place} shed {change} to {level}.", id="shed"),
    pytest.param("{place} dropped by {change} to trade at {level}.", id="to-trade-at"),
    pytest.param("{place} settled at {level}, down {change}.", id="change-behind"),
    pytest.param("{place} settled {change} lower at {level}.", id="lower-at"),
]


@pytest.mark.parametrize("move", MOVED)
@pytest.mark.parametrize("place", ["Brent crude", "WTI"])
def test_a_change_beside_its_level(move: str, place: str) -> None:
    row = only_statement(move.format(place=place, change="$1.20", level="$70.10 a barrel")).as_row()
    assert (row["amount_low"], row["change_low"]) == (70.1, 1.2)


SPANS = [
    pytest.param("over four years, starting in June 2026", "2026-06/2030-05", id="length-start"),
    pytest.param("over ten years, starting in 2027", "2027/2036", id="years"),
    pytest.param("starting in 2028", "2028/..", id="start"),
    pytest.param("by 2030", "../2030", id="by"),
    pytest.param("from 2026 to 2035", "2026/2035", id="both-ends"),
]


@pytest.mark.parametrize(("span", "period"), SPANS)
@pytest.mark.parametrize("buyer", BUYERS)
def test_spans(span: str, period: str, buyer: str) -> None:
    found = only_statement(f"Algeria will supply {buyer} with 2 bcm of natural gas {span}.")
    assert found.period is not None
    assert found.period.value == period


REALITIES = [
    pytest.param(
        "{giver} has sold {goods} to {taker}", "{goods} have been sold to {taker}", "asserted"
    ),
    pytest.param(
        "{giver} plans to sell {goods} to {taker}", "{goods} are to be sold to {taker}", "planned"
    ),
    pytest.param(
        "{giver} could sell {goods} to {taker}", "{goods} could be sold to {taker}", "possible"
    ),
    pytest.param(
        "{giver} denied that it had sold {goods} to {taker}",
        "{goods} were never sold to {taker}",
        "denied",
    ),
]


@pytest.mark.parametrize(("active", "passive", "modality"), REALITIES)
def test_modality_whatever_the_voice(active: str, passive: str, modality: str) -> None:
    for voice, goods in product((active, passive), ("30 F-16 jets", "12 Leopard 2 tanks")):
        text = voice.format(giver="Norway", taker="Chile", goods=goods) + "."
        assert only_statement(text).modality == modality, text


DAYS = (("in May 2024", "2024-05"), ("in 2023", "2023"), ("on 3 June 2024", "2024-06-03"))


@pytest.mark.parametrize(("time", "period"), DAYS)
def test_time_whatever_its_place(time: str, period: str) -> None:
    opening = time[0].upper() + time[1:]
    for text in (
        f"Norway sold 12 Leopard 2 tanks to Chile {time}.",
        f"{opening}, Norway sold 12 Leopard 2 tanks to Chile.",
        f"{opening}, 12 Leopard 2 tanks were sold to Chile by Norway.",
    ):
        found = only_statement(text).period
        assert found is not None, text
        assert found.value == period, text


SPEAKERS = [
    pytest.param("{said}, {speaker} said.", id="after"),
    pytest.param("{speaker} said {said_inside}.", id="before"),
    pytest.param("{speaker} told reporters that {said_inside}.", id="told"),
    pytest.param("{said}, {speaker} analysts told clients on Monday.", id="told-behind"),
    pytest.param("“{said},” {speaker} said in a report.", id="quoted"),
]


@pytest.mark.parametrize("frame", SPEAKERS)
@pytest.mark.parametrize("speaker", ["Gazprom", "Equinor"])
def test_speakers(frame: str, speaker: str) -> None:
    said = "Algeria exported 2 bcm of natural gas to Italy in 2023"
    found = only_statement(frame.format(said=said, said_inside=said, speaker=speaker))
    assert found.attributed_to == speaker


RAISES = "{place} will raise its gas capacity from {low} bcm to {high} bcm by {year}."


@pytest.mark.parametrize("place", ["Norway", "The port"])
@pytest.mark.parametrize(("low", "high"), [("3", "5"), ("12", "20")])
@pytest.mark.parametrize("year", ["2029", "2031"])
def test_what_a_plan_starts_from_stands(place: str, low: str, high: str, year: str) -> None:
    found = statements(RAISES.format(place=place, low=low, high=high, year=year), PUBLISHED)
    told = [(one.modality, one.period.value if one.period else None) for one in found]
    assert told == [("asserted", None), ("planned", f"../{year}")]


TWO_DEALS = (
    "The year saw a $3 billion deal between {seller} and {buyer} for 20 fighter jets, as well as "
    "a $6 billion agreement with {other} to supply four frigates."
)
TWO_GIFTS = "{donor} gave $3 billion to {first} and $1 billion to {second}."


def parties_by_amount(text: str) -> dict[str, set[tuple[str, str]]]:
    return {
        argument.name: parties(statement)
        for statement in statements(text, PUBLISHED)
        for argument in statement.arguments
        if argument.role == "value" and argument.name.startswith("$")
    }


@pytest.mark.parametrize("seller", ["Norway", "Italy"])
@pytest.mark.parametrize(("buyer", "other"), [("Chile", "Denmark"), ("Kenya", "Portugal")])
def test_each_of_two_deals_has_its_own_parties(seller: str, buyer: str, other: str) -> None:
    found = parties_by_amount(TWO_DEALS.format(seller=seller, buyer=buyer, other=other))
    assert found["$3 billion"] == {("supplier", seller), ("buyer", buyer)}
    assert ("buyer", other) in found["$6 billion"]


@pytest.mark.parametrize("donor", ["Norway", "The United States"])
@pytest.mark.parametrize(("first", "second"), [("Jordan", "Morocco"), ("Kenya", "Ghana")])
def test_each_gift_goes_to_its_own_taker(donor: str, first: str, second: str) -> None:
    found = parties_by_amount(TWO_GIFTS.format(donor=donor, first=first, second=second))
    giver = ("donor", donor.removeprefix("The "))
    assert found == {
        "$3 billion": {giver, ("recipient", first)},
        "$1 billion": {giver, ("recipient", second)},
    }


KINDS = [
    pytest.param(
        "Norway was given 12 fighter jets by Chile.",
        {("donor", "Chile"), ("recipient", "Norway")},
        id="who-is-given-takes",
    ),
    pytest.param(
        "Chinese banks lent $300 million to Kenya.",
        {("lender", "Chinese banks"), ("borrower", "Kenya")},
        id="banks-of-a-state-are-not-the-state",
    ),
    pytest.param(
        "Norwegian officials sold 12 fighter jets to Chile.",
        {("supplier", "Norway"), ("buyer", "Chile")},
        id="officials-act-for-their-state",
    ),
    pytest.param(
        "Zambia owes $2 billion to the Paris Club.",
        {("lender", "Paris Club"), ("borrower", "Zambia")},
        id="a-club-is-not-its-capital",
    ),
    pytest.param(
        "Gas rose 5 cents to $3.20 per million British thermal units.",
        {("subject", "Gas")},
        id="british-units-are-no-producer",
    ),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_who_is_meant(text: str, expected: set[tuple[str, str]]) -> None:
    assert parties(only_statement(text)) == expected


def test_dividends_are_a_payment() -> None:
    assert (
        only_statement("Aramco paid dividends of $31 billion in 2024.").statement_type == "payment"
    )
