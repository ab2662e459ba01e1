"""What capitals say: where a headline in capitals ends, and which words are written small."""

import pytest

from extractors.entities.casing import NO_NAMES, SmallWords, title_case_end

HEADLINES = [
    pytest.param("Zorv Wins a Big Tender in Omo\n\nIt rained.", 29, id="title-case"),
    pytest.param("Zorv wins a big tender in Omo\n\nIt rained.", 0, id="sentence-case"),
    pytest.param("Zorv Wins Big Tender.\n\nIt rained.", 0, id="sentence"),
    pytest.param("Zorv Wins Big Tender\nIt rained.", 0, id="no-blank-line"),
    pytest.param("Zorv Wins\n\nIt rained.", 0, id="too-short-to-tell"),
    pytest.param("", 0, id="empty"),
]


@pytest.mark.parametrize(("text", "end"), HEADLINES)
def test_title_case_end(text: str, end: int) -> None:
    assert title_case_end(text) == end


def test_words_in_small_letters() -> None:
    small = SmallWords("Drones came; some drones fell. Stocks of F-35 and e-mail.")
    assert [word for word in ("Drones", "Came", "Stocks", "F-35", "Of") if word in small] == [
        "Drones",
        "Came",
    ]


def test_words_that_begin_sentences_are_no_names() -> None:
    assert {"The", "However", "Monday"} <= NO_NAMES
    assert "Peru" not in NO_NAMES
