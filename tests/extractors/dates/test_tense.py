"""Which week a weekday and which year a month lies in, by the words around; the day of publication
is a Wednesday.
"""

import pytest

from extractors.dates.tense import AHEAD, BACK, MAYBE_AHEAD, looks_back, tense_around
from tests.extractors.marked_dates import found_in, read_marked

BACKWARD = [
    pytest.param("Kelm exports to Peru jump on {Monday|2025-02-10}", id="headline-of-a-place"),
    pytest.param("Kelm oil climbs to near record {Monday|2025-02-10}", id="headline-of-a-level"),
    pytest.param("He was moved to a cell {Monday|2025-02-10}", id="headline-in-the-past"),
    pytest.param("The yard, up 4% on {Monday|2025-02-10}, could close.", id="up-so-much-on-a-day"),
    pytest.param("After a debate on {Monday|2025-02-10}, they will vote.", id="after-a-debate"),
    pytest.param("After talks on {Friday|2025-02-07}, it will pay.", id="after-talks"),
    pytest.param("The {March 9|2024-03-09} crash is under review.", id="crash-of-a-day"),
    pytest.param("The bank lifted its forecast on {Monday|2025-02-10}.", id="noun-forecast"),
    pytest.param("She unveiled the plan on {Monday|2025-02-10}.", id="noun-plan"),
    pytest.param("Rebels hit the target near Kano on {Friday|2025-02-07}.", id="noun-target"),
    pytest.param("The sides agreed to a truce on {Friday|2025-02-07}.", id="agreed-to-a-thing"),
    pytest.param("He died due to a stroke on {Friday|2025-02-07}.", id="due-to-a-cause"),
    pytest.param("Profit was lower than expected on {Monday|2025-02-10}.", id="than-expected"),
    pytest.param(
        "The mayor could not be reached on {Monday|2025-02-10}.", id="could-not-be-reached"
    ),
    pytest.param("A spokeswoman would not comment on {Monday|2025-02-10}.", id="would-not-comment"),
    pytest.param("The blast on {Friday|2025-02-07} may have killed ten.", id="may-have"),
    pytest.param("{Friday|2025-02-07}'s ruling will be appealed.", id="ruling-of-a-day"),
    pytest.param("The vote has been held on {Friday|2025-02-07}.", id="has-been-held"),
    pytest.param("The road was open {by Friday|../2025-02-07}.", id="by-in-the-past"),
    pytest.param("The wall was hit by {Friday|2025-02-07}'s quake.", id="by-as-the-agent"),
    pytest.param("He had not spoken {until Monday|../2025-02-10}.", id="until-in-the-past"),
    pytest.param("The plant opened in {December|2024-12}.", id="month"),
    pytest.param("Output will top the record of {January|2025-01}.", id="record-of-a-month"),
    pytest.param(
        "The paper may close, according to a note on {Friday|2025-02-07}.", id="according-to"
    ),
    pytest.param(
        "The side moved to the top in a poll on {Monday|2025-02-10}.", id="moved-to-a-place"
    ),
    pytest.param("Rates may go up, {Friday|2025-02-07}'s data suggest.", id="findings-of-a-day"),
    pytest.param("The ruling on {Friday|2025-02-07} means that he must go.", id="ruling-means"),
    pytest.param(
        "In {May|2024-05} they fell. The next talks will be held in Bonn.",
        id="verb-before-the-full-stop",
    ),
    pytest.param(
        "It is the highest since a jump in {May|2024-05}.", id="since-an-event-in-a-month"
    ),
    pytest.param("Stocks are lower than at the peak in {June|2024-06}.", id="than-at-an-event"),
    pytest.param("Costs rose in the {year to July|2023-08/2024-07}.", id="year-to-a-month"),
]
FORWARD = [
    pytest.param("Tehran was given a {Friday|2025-02-14} deadline.", id="deadline"),
    pytest.param("They set an {April 3|2025-04-03} ultimatum.", id="ultimatum"),
    pytest.param("The court named a {May 6|2025-05-06} trial date.", id="trial-date"),
    pytest.param("Pay data due {Thursday|2025-02-13}, euro flat", id="due"),
    pytest.param("It came a day before polls on {Sunday|2025-02-16}.", id="before-polls"),
    pytest.param("With a referendum on {Sunday|2025-02-16}, both are out.", id="with-polls"),
    pytest.param("The pact lapses {Friday|2025-02-14}.", id="lapses"),
    pytest.param("The minister leaves for Oslo on {Friday|2025-02-14}.", id="leaves"),
    pytest.param("The ban comes into force on {Sunday|2025-02-16}.", id="comes-into-force"),
    pytest.param("A walkout looms on {Monday|2025-02-17}.", id="looms"),
    pytest.param("Banks brace for {Friday|2025-02-14} price data", id="brace"),
    pytest.param("Unless it is paid {by Friday|../2025-02-14}, power will fail.", id="unless"),
    pytest.param("Talks will be held on {Monday|2025-02-17}.", id="will-be-held"),
    pytest.param("The panel, to be set up in {March|2025-03}, has nine members.", id="to-be"),
    pytest.param("The plant will open in {December|2025-12}.", id="month-just-gone"),
    pytest.param("The plant is due to open on {January 20|2026-01-20}.", id="day-just-gone"),
    pytest.param("The vote is on {Sunday|2025-02-16}.", id="is-on"),
    pytest.param("{Monday|2025-02-17} is a holiday.", id="is-a-holiday"),
    pytest.param("Voters go to the polls on {Sunday|2025-02-16}.", id="go-to-the-polls"),
    pytest.param("The vote takes place on {Sunday|2025-02-16}.", id="takes-place"),
    pytest.param(
        "Leaders meet in Oslo on {Thursday|2025-02-13} and {Friday|2025-02-14}.",
        id="two-days-joined",
    ),
    pytest.param("The storm is expected to hit on {Friday|2025-02-14}.", id="to-hit"),
    pytest.param(
        "The king will receive Mr. Brown on {Friday|2025-02-14}.", id="abbreviation-no-end"
    ),
    pytest.param("Doors will open at 10 a.m. on {Friday|2025-02-14}.", id="clock-no-end"),
    pytest.param("The road must open {by Friday|../2025-02-14}.", id="by"),
    pytest.param("He has {until Friday|../2025-02-14} to reply.", id="has-until"),
    pytest.param("The talks were delayed {until Friday|../2025-02-14}.", id="delayed-until"),
    pytest.param("He will speak {this coming Friday|2025-02-14}.", id="this-coming"),
    pytest.param(
        "The film, based on a play, opens on {Friday|2025-02-14}.", id="aside-before-the-verb"
    ),
    pytest.param(
        "The talks will go on in Doha, hosted by Qatar, on {Friday|2025-02-14}.",
        id="aside-before-the-date",
    ),
    pytest.param("The judge adjourned the trial to {Friday|2025-02-14}.", id="adjourned-to"),
    pytest.param(
        "He was ordered to appear in court on {Monday|2025-02-17}.", id="ordered-to-appear"
    ),
    pytest.param("{July|2025-07} futures rose.", id="futures"),
    pytest.param("She will step down on {the 22nd|2025-02-22}.", id="day-of-this-month"),
    pytest.param(
        "The house will vote on the planned sale on {Friday|2025-02-14}.", id="planned-is-no-verb"
    ),
    pytest.param("Kelm, Zorv to trade envoys {Friday|2025-02-14}", id="headline-infinitive"),
    pytest.param("Storm nears; harbour to shut {Monday|2025-02-17}", id="headline-second-clause"),
    pytest.param("Ferry strike to begin {Saturday|2025-02-15}, union says", id="headline-source"),
    pytest.param("Tin flat before {Friday|2025-02-14} mine data", id="headline-before"),
    pytest.param("Pilots vowed to walk out {Monday|2025-02-17}.", id="vowed-to"),
    pytest.param(
        "They announced a fast {beginning Sunday|2025-02-16/..}.", id="announced-beginning"
    ),
    pytest.param("Miners announced pickets from {Monday|2025-02-17}.", id="announced-from"),
    pytest.param("It has a day left before {Friday|2025-02-14}'s cutoff.", id="deadline-of-a-day"),
    pytest.param("Shops that shut {Tuesday|2025-02-11} reopen {Friday|2025-02-14}.", id="reopen"),
    pytest.param(
        "The drill that began {Friday|2025-02-07} finishes on {Sunday|2025-02-16}.", id="finishes"
    ),
    pytest.param("Mills booked tin for {May|2025-05}.", id="booked-for"),
    pytest.param("The hearing is at nine on {Friday|2025-02-14}.", id="is-at"),
    pytest.param("He will visit the United States on {Friday|2025-02-14}.", id="united-is-no-verb"),
]


@pytest.mark.parametrize("marked", [*BACKWARD, *FORWARD])
def test_tense_decides(marked: str) -> None:
    text, expected = read_marked(marked)
    assert found_in(text) == expected


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        pytest.param("they will meet on @", AHEAD, id="will"),
        pytest.param("they could meet on @", MAYBE_AHEAD, id="could"),
        pytest.param("they met on @", BACK, id="met"),
        pytest.param("they met. on @", 0, id="earlier-sentence"),
        pytest.param("it rose to 5 on @", BACK, id="rose"),
        pytest.param("a hall for 40 on @", 0, id="no-word"),
        pytest.param("in may @", 0, id="the-month-of-may"),
        pytest.param("they may meet on @", MAYBE_AHEAD, id="the-verb-may"),
        pytest.param("on @ they will meet", AHEAD, id="after-the-date"),
        pytest.param("the open vote in @", 0, id="noun-vote"),
    ],
)
def test_tense_around(text: str, direction: int) -> None:
    at = text.index("@")
    assert tense_around(text, at, at + 1) == direction


@pytest.mark.parametrize(
    ("text", "past"),
    [
        pytest.param("he lived there until @", True, id="lived"),
        pytest.param("he is to pay by @", False, id="infinitive"),
        pytest.param("it was extended until @", False, id="extended"),
        pytest.param("it is open until @", False, id="present"),
    ],
)
def test_looks_back(text: str, past: bool) -> None:
    at = text.index("@")
    assert looks_back(text, at, at + 1) is past
