"""Which dates of a sentence tell of a value by its parse, as the shipped model reads it, and what a
sentence without such a date goes on with.
"""

from datetime import date

import pytest

from extractors import statements

PUBLISHED = date(2025, 3, 12)

CASES = [
    pytest.param(
        "Chile, which had flown Belgian jets since 1999, ordered 18 Leopard 2 tanks from Italy.",
        None,
        id="of-a-name-beside-it",
    ),
    pytest.param(
        "The ministry spent $50 million on roads, unveiled on Monday, and $8 million on Leopard 2 "
        "tanks.",
        None,
        id="of-an-insertion",
    ),
    pytest.param(
        "The contract, signed in 2019, is worth $400 million to Falk Arms.",
        "2019",
        id="insertion-about-the-deal",
    ),
    pytest.param(
        "The contract, which was signed in 2019, is worth $400 million to Falk Arms.",
        "2019",
        id="of-the-deal-itself",
    ),
    pytest.param(
        "Falk Arms on Monday raised its forecast, citing orders for tanks worth $90 million.",
        None,
        id="only-the-grounds",
    ),
    pytest.param(
        "Kenya is in talks over a $90 million pipeline, its envoy said, adding that a ruling could "
        "come by June.",
        None,
        id="clause-of-a-clause",
    ),
    pytest.param(
        "Norway sold 40 Leopard 2 tanks to Chile, the last ten of which arrived in June.",
        None,
        id="of-a-part",
    ),
    pytest.param(
        "Denmark donated 19 F-16 fighters to Kenya, six of which were delivered in August.",
        None,
        id="of-some-of-them",
    ),
    pytest.param(
        "Norway sold 40 Leopard 2 tanks to Chile, all of which were delivered in June.",
        "2024-06",
        id="of-the-whole",
    ),
    pytest.param(
        "In January the ministers promised to bring their exports to $800 million.",
        None,
        id="day-of-aiming-at-a-level",
    ),
    pytest.param(
        "Norway exported 40 bcm of gas in the first half of 2024. Poland imported 5 bcm of gas "
        "during that period.",
        "2024-01/2024-06",
        id="that-period",
    ),
    pytest.param(
        "Gas output of Norway came to 9 bcm in December. Its gas exports slumped 12 percent to 3 "
        "bcm.",
        "2024-12",
        id="what-has-fallen-goes-on",
    ),
    pytest.param(
        "Acme expects revenue of $9 billion in 2025. Its net profit was $1 billion.",
        None,
        id="what-is-done-is-not-of-a-plan",
    ),
    pytest.param(
        "Ghana was in talks to buy 6 Leopard 2 tanks from Italy, the Accra Review wrote last "
        "November.",
        "2024-11",
        id="month-in-which-it-is-told",
    ),
    pytest.param(
        "Kenya spent $50 million on Leopard 2 tanks, up 20% from 2022.",
        None,
        id="up-by-a-share-from",
    ),
    pytest.param(
        "The trade deficit of Ghana widened to $50 million in December 2024 from $30 million a "
        "year earlier, above expectations of $40 million.",
        "2024-12",
        id="expected-behind-an-earlier-one",
    ),
    pytest.param("Brent rose to $70, up 2% on Monday.", "2025-03-10", id="up-on-a-day"),
    pytest.param(
        "The treaty, signed in 2019, provides Ghana with $30 million in military aid through 2029.",
        "2019/2029",
        id="from-its-signing",
    ),
    pytest.param(
        "The trade of Kenya and Ghana more than doubled between 2019 and 2021, to $140 million.",
        "2021",
        id="what-it-came-to",
    ),
    pytest.param(
        "The State Department said on Monday that it had approved the sale of 18 Leopard 2 tanks "
        "to Chile.",
        "2025-03-10",
        id="approved-by-saying-so",
    ),
    pytest.param(
        "Falk Arms had net debt of $90 million at the end of 2024.", "2024-12-31", id="year-end"
    ),
    pytest.param(
        "Ghana will spend $8 million on radars in 2026 and $40 million on roads over the "
        "next five years.",
        None,
        id="a-length-of-its-own",
    ),
    pytest.param(
        "Lumo, which has raised $40 million from investors, opened a plant in Porto last week.",
        None,
        id="raised-by-now",
    ),
    pytest.param(
        "Lumo has raised $40 million from investors to date.", "../2025-03-12", id="to-date"
    ),
    pytest.param(
        "In January the mayor of Porto, who had long kept silent, told local radio that the cost "
        "had risen to $40 million.",
        None,
        id="month-of-saying",
    ),
    pytest.param(
        "In January Ghana announced that it would spend $40 million on Leopard 2 tanks.",
        "2025-01",
        id="month-of-announcing",
    ),
    pytest.param(
        "The envoy said last week that Kenya had acquired 12 Leopard 2 tanks.",
        None,
        id="week-of-saying",
    ),
    pytest.param(
        "The cost rose to $40 million, with a decision expected in 2026.", None, id="beside-it"
    ),
    pytest.param(
        "The rise came with flows to Brae's 2.1-bcfd Holmvik plant, which is to reopen on Monday.",
        None,
        id="of-what-the-value-describes",
    ),
    pytest.param(
        "Reserves of Brae Gas rose to 90 bcm from 80 bcm reported at year-end 2023.",
        "2023-12-31",
        id="reported-at",
    ),
    pytest.param(
        "Falk Arms earned a profit of $40 million in the September 2024 quarter.",
        "2024-07/2024-09",
        id="month-of-a-quarter",
    ),
    pytest.param(
        "Gas demand of Denmark in 2024 was stable compared to 2023, at 2 bcm.",
        "2024",
        id="compared-to",
    ),
    pytest.param(
        "In 2024 Denmark used 3 bcm of gas, well below 2021 levels.", "2024", id="below-its-levels"
    ),
    pytest.param(
        "Falk Arms made a profit of $9 million in the fourth quarter. Its cash flow for the year "
        "was $40 million.",
        "2024",
        id="for-the-year",
    ),
    pytest.param(
        "Tomorrow's weekly storage report is likely to show that stocks fell to 2,100 bcf.",
        "2025-03-07",
        id="weekly-report",
    ),
    pytest.param(
        "Falk Arms paid a dividend of $9 million in 2024. It announced a buyback of $40 million "
        "over 18 months.",
        None,
        id="length-of-its-own",
    ),
    pytest.param(
        "Imports of Ghana fell to $90 million in 2023. They are forecast to reach $80 million.",
        None,
        id="what-is-planned-is-not-over",
    ),
    pytest.param(
        "Over the past three years Ghana has spent $40 million on Leopard 2 tanks.",
        "2022/2024",
        id="stretch-that-opens",
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), CASES)
def test_times_by_the_parse(text: str, expected: str | None) -> None:
    found = statements(text, PUBLISHED)[-1].period
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland bought 32 F-35s in 2020 and 96 Apache helicopters last year.", ["2020", "2024"]),
        ("Peru ordered 18 tanks in 2019 and 12 howitzers in 2021.", ["2019", "2021"]),
        ("Peru ordered 18 tanks and 12 howitzers in 2021.", ["2021"]),
    ],
)
def test_each_of_two_lists_has_its_own_date(text: str, expected: list[str]) -> None:
    periods = [found.period for found in statements(text, PUBLISHED)]
    assert [period.value if period else None for period in periods] == expected
