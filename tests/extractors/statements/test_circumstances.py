"""When a fact holds, and who says so."""

from datetime import date

import pytest

from tests.extractors.marked_articles import statements_of

TANKS = "{weapon #tank x14|tanks}"

PERIODS = [
    pytest.param(
        f"In {{date 2023-11|November 2023}}, Poland bought {TANKS}.",
        ["2023-11"],
        id="opens-the-sentence",
    ),
    pytest.param(f"Poland bought {TANKS} in {{date 2022|2022}}.", ["2022"], id="follows"),
    pytest.param(
        f"On {{date 2024-02-06|February 6}} a minister confirmed that Poland bought {TANKS}.",
        ["../2024-02-06"],
        id="done-by-the-day-it-is-said",
    ),
    pytest.param(
        f"Poland bought {TANKS}, it said on {{date 2024-02-06|Monday}}.", [None], id="said-after"
    ),
    pytest.param(
        f"Poland may buy {TANKS}, it said on {{date 2024-02-06|Monday}}.",
        [None],
        id="plan-said-after",
    ),
    pytest.param(
        f"Poland bought {TANKS}, it said in a stock exchange filing on {{date 2024-02-06|Monday}}.",
        [None],
        id="said-in-a-filing",
    ),
    pytest.param(
        f"Poland on {{date 2024-02-06|Monday}} denied that it had bought {TANKS}.",
        [None],
        id="day-before-its-verb",
    ),
    pytest.param(
        f"Poland on {{date 2024-02-06|Monday}} bought {TANKS}.",
        ["2024-02-06"],
        id="day-of-the-deed",
    ),
    pytest.param(
        f"Poland said it bought {TANKS} on {{date 2024-02-06|Monday}}.",
        ["2024-02-06"],
        id="day-of-what-is-said",
    ),
    pytest.param(
        f"OSLO, {{date 2024-02-06|6 February 2024}} (Fjord News) - Norway has bought {TANKS}.",
        [None],
        id="dateline",
    ),
    pytest.param(
        f"OSLO, {{date 2024-02-06|6 February 2024}} (Fjord News) - Norway bought {TANKS} in "
        f"{{date 2023-05|May}}.",
        ["2023-05"],
        id="dateline-and-a-day-of-its-own",
    ),
    pytest.param(
        "OSLO, {date 2024-02-06|6 February 2024} - The field holds reserves of "
        "{gas 3e12 ft3|3 tcf} of gas.",
        ["2024-02-06"],
        id="what-stands-so-when-reported",
    ),
    pytest.param(
        f"Washington announced on {{date 2024-02-06|Monday}} a planned sale of {TANKS} to Poland.",
        ["2024-02-06"],
        id="announcement-is-the-event",
    ),
    pytest.param(
        f"Norway announced on {{date 2024-02-06|Monday}} that it had bought {TANKS}.",
        [None],
        id="announced-that",
    ),
    pytest.param(
        f"Norway has bought {TANKS}, the ministry confirmed on {{date 2024-02-06|Tuesday}}, a day "
        "after the signing.",
        ["2024-02-05"],
        id="day-after-the-signing",
    ),
    pytest.param(
        f"Norway has bought {TANKS}, the ministry confirmed on {{date 2024-02-06|Tuesday}}, a day "
        "after the fair.",
        [None],
        id="day-after-something-else",
    ),
    pytest.param(
        "Norway ordered {weapon Leopard 2 x4|Leopards} in {date 2022-11|November 2022}, and "
        "Finland has bought "
        "{weapon Leopard 2 x9|Leopards}.",
        ["2022-11", None],
        id="date-of-somebody-else",
    ),
    pytest.param(
        "Output rose to {gas 1e9 m3/day|1 bcm} in {date 2024-02|February}, up from "
        "{gas 9e8 m3/day|0.9 bcm} in "
        "{date 2024-01|January}.",
        ["2024-02", "2024-01"],
        id="each-its-own",
    ),
    pytest.param(
        "Stocks fell by {gas 9e10 ft3|90 bcf} to {gas 2e12 ft3|2,000 bcf} in "
        "{date 2024-02-03/2024-02-09|the week} "
        "of gas in storage.",
        ["2024-02-03/2024-02-09", "2024-02-09"],
        id="change-over-a-week-and-level-at-its-end",
    ),
    pytest.param(
        "In {date 2021-06|June 2021} Brent was at {money 80 USD/barrel|$80}, and "
        "{date 2024-04|last month} it was at {money 90 USD/barrel|$90}.",
        ["2021-06", "2024-04"],
        id="date-of-a-joined-clause",
    ),
    pytest.param(
        "Brent closed at {money 80 USD/barrel|$80}.", ["2024-05-14"], id="price-of-the-day"
    ),
    pytest.param(f"Poland bought {TANKS}.", [None], id="none"),
    pytest.param(
        f"Poland bought {TANKS} (Daily Star, {{cited 2024-02-06|February 6, 2024}}).",
        [None],
        id="citation",
    ),
    pytest.param(
        "Futures for {date 2024-06|June} delivery rose to {money 3 USD/MMBtu|$3}.",
        ["2024-05-14"],
        id="date-of-something-else",
    ),
]


@pytest.mark.parametrize(("marked", "expected"), PERIODS)
def test_periods(marked: str, expected: list[str | None]) -> None:
    assert [one.period.value if one.period else None for one in statements_of(marked)] == expected


def test_bound_keeps_the_mention_it_rests_on() -> None:
    [one] = statements_of(
        f"On {{date 2024-02-06|February 6}} a minister confirmed that Poland bought {TANKS}."
    )
    [time] = [argument for argument in one.arguments if argument.role == "time"]
    assert time.mention is not None
    assert time.mention.text == "February 6"
    assert one.period is not None
    assert (one.period.earliest, one.period.latest) == (None, date(2024, 2, 6))


def test_price_without_any_date() -> None:
    [one] = statements_of("Brent closed at {money 80 USD/barrel|$80}.", None)
    assert one.period is None


AGAINST = [
    pytest.param(
        "Exports rose to {gas 5e9 m3|5 bcm}, down slightly from {date 2023|2023}.", id="from"
    ),
    pytest.param("That was a rise of {gas 5e9 m3|5 bcm} from {date 2023-05|May}.", id="of"),
    pytest.param(
        "They sold {gas 5e9 m3|5 bcm}, a rise from the {date 2023|2023} level.", id="level"
    ),
]


@pytest.mark.parametrize("marked", AGAINST)
def test_what_is_compared_with_is_no_time(marked: str) -> None:
    assert [one.period for one in statements_of(marked)] == [None]


SPEAKERS = [
    pytest.param(f"Poland bought {TANKS}, {{ORG|Acme}} said.", "Acme", id="said-after"),
    pytest.param(f"{{PERSON|Ann Lee}} said that Poland bought {TANKS}.", "Ann Lee", id="said-that"),
    pytest.param(
        f"Poland bought {TANKS}, said Acme spokesman {{PERSON|Bo Ek}}.", "Bo Ek", id="inverted"
    ),
    pytest.param(f"According to {{ORG|Acme}}, Poland bought {TANKS}.", "Acme", id="according-to"),
    pytest.param(
        f"Poland bought {TANKS}, {{PERSON|Ann Lee}} told reporters in Oslo.",
        "Ann Lee",
        id="told-reporters",
    ),
    pytest.param(
        f"Poland bought {TANKS}, according to the port office.",
        "port office",
        id="according-to-an-office",
    ),
    pytest.param(
        f"Poland bought {TANKS}, and {{PERSON|Ann Lee}} told a joke.",
        None,
        id="told-something-else",
    ),
    pytest.param(
        f"Poland bought {TANKS}, according to two sources familiar with the talks.",
        "two sources familiar with the talks",
        id="unnamed",
    ),
    pytest.param(
        f"Poland bought {TANKS}, according to U.S. officials.",
        "U.S. officials",
        id="officials-of-a-state",
    ),
    pytest.param(
        f"Poland bought {TANKS}, according to ten analysts polled by {{ORG|Acme}}.",
        "Acme",
        id="polled-by",
    ),
    pytest.param(
        f"{{PERSON|Ann Lee}} spoke in Oslo. She said Poland bought {TANKS}.",
        "Ann Lee",
        id="pronoun",
    ),
    pytest.param(
        f"The sale of {TANKS}, announced by {{ORG|Acme}}, went to Poland.",
        "Acme",
        id="announced-by",
    ),
    pytest.param(
        f"Statement from {{PERSON|Ann Lee}} on Poland\n\nPoland bought {TANKS} from Norway.",
        "Ann Lee",
        id="statement-from",
    ),
    pytest.param(f"Poland bought {TANKS}.", None, id="own-voice"),
    pytest.param(f"The state-owned {{ORG|Acme}} bought {TANKS}.", None, id="state-is-no-verb"),
    pytest.param(
        f"{{ORG|Acme}} report reached Poland, which bought {TANKS}.", None, id="report-is-no-verb"
    ),
]


@pytest.mark.parametrize(("marked", "expected"), SPEAKERS)
def test_speakers(marked: str, expected: str | None) -> None:
    assert [one.attributed_to for one in statements_of(marked)] == [expected]


def test_open_quotation_goes_on_for_its_speaker() -> None:
    marked = (
        f'{{PERSON|Ann Lee}} said: "We are glad. Poland bought {TANKS}. That is all." Norway '
        "bought {weapon #drone x5|drones}."
    )
    assert [one.attributed_to for one in statements_of(marked)] == ["Ann Lee", None]


def test_speakers_and_sources_lead_to_their_words() -> None:
    text = f"Poland bought {TANKS}, two officials said (Fjord News, May 3, 2024)."
    [found] = statements_of(text)
    places = {one.role: one.place for one in found.arguments}
    assert places["speaker"] is not None
    assert found.sentence[slice(*places["speaker"])] == "two officials"
    assert places["source"] is not None
    assert found.sentence[slice(*places["source"])].startswith("Fjord News")
