"""What the room of dates offers at its door, each name with an example."""

from datetime import date

import pytest
import spacy

from extractors import dates
from extractors.text import ArticleText

NLP = spacy.blank("en")
FRIDAY = date(2024, 5, 3)
EXAMPLES = [
    pytest.param("They met on 3 April 2024.", [("3 April 2024", "2024-04-03")], id="day"),
    pytest.param("It rose in March.", [("March", "2024-03")], id="open-year"),
    pytest.param("It opened last week.", [("last week", "2024-04-22/2024-04-28")], id="pointed"),
    pytest.param("It ran since 2019.", [("since 2019", "2019/..")], id="limit"),
    pytest.param("It rose from 2021 to 2023.", [("from 2021 to 2023", "2021/2023")], id="range"),
    pytest.param("a two-year plan", [("two-year", "P2Y")], id="length"),
    pytest.param("It meets every Monday.", [("every Monday", "XXXX-WXX-1")], id="recurring"),
    pytest.param("That day it rained.", [("That day", None)], id="unresolved"),
    pytest.param("They may march 5 miles.", [], id="no-date"),
]


def found_in(source: object) -> list[tuple[int, int]]:
    assert isinstance(source, spacy.tokens.Doc | ArticleText)
    return [(match.start, match.end) for match in dates.extract(source, FRIDAY)]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_extract(text: str, expected: list[tuple[str, str | None]]) -> None:
    matches = dates.extract(NLP.make_doc(text), FRIDAY)
    found = [(text[one.start : one.end], one.value.columns()["value"]) for one in matches]
    assert found == expected


def test_a_doc_and_its_text_give_the_same() -> None:
    text = "They met on 3 April and\nwill meet next week."
    assert found_in(NLP.make_doc(text)) == found_in(ArticleText(text))


def test_find_timexes() -> None:
    found = dates.find_timexes(NLP.make_doc("It is now open since 2019."), FRIDAY)
    assert found == [
        dates.Timex(start=6, end=9, type="DATE", value="PRESENT_REF"),
        dates.Timex(start=21, end=25, type="DATE", value="2019"),
    ]


def test_datelines() -> None:
    text = "OSLO, 3 May 2024 (Fjord News) - Norway bought tanks."
    found = dates.find_dateline(text)
    assert isinstance(found, dates.Dateline)
    assert found.on == FRIDAY
    assert text[dates.story_start(text) :] == "Norway bought tanks."


def test_words() -> None:
    assert (dates.MONTHS["sept"], dates.WEEKDAYS["fri"], dates.read_month("Sept.")) == (9, 5, 9)
    assert dates.KIND == "dates"
