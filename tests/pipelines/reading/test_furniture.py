"""Page furniture: every example of the data file goes, every counter-example stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.lexicon import read_toml
from pipelines.reading.furniture import drop_furniture, is_furniture, written_out

LEXICON = read_toml("pipelines.reading", "furniture")
STORY = "The pipeline was opened on Monday."


def _cases(field: str, *kinds: str) -> list[object]:
    return [
        pytest.param(written_out(line), id=f"{kind}-{index}-{line[:30]}")
        for kind in kinds
        for index, entry in enumerate(LEXICON[kind])
        for line in entry[field]
    ]


@pytest.mark.parametrize(
    "line", _cases("examples", "line", "prefix") + _cases("forms", "line", "prefix")
)
def test_furniture_lines_go(line: str) -> None:
    assert drop_furniture(f"{STORY}\n\n{line}\n\n{STORY}") == f"{STORY}\n\n{STORY}"


@pytest.mark.parametrize("line", _cases("forms", "sentence"))
def test_furniture_sentences_go_from_the_end_of_a_line(line: str) -> None:
    assert drop_furniture(f"{STORY} {line}\n{STORY}") == f"{STORY}\n{STORY}"


@pytest.mark.parametrize("line", _cases("examples", "sentence"))
def test_glued_examples_are_shortened(line: str) -> None:
    kept = drop_furniture(line)
    assert line.startswith(kept)
    assert kept.endswith(".")
    assert len(kept) < len(line)


@pytest.mark.parametrize("line", _cases("counter_examples", "line", "prefix", "sentence"))
def test_article_text_stays(line: str) -> None:
    assert drop_furniture(f"{STORY}\n\n{line}") == f"{STORY}\n\n{line}"


CASES = [
    pytest.param(
        written_out("Please ensure Javascript is enabled {why} website accessibility")
        + "Gas flows.",
        "Gas flows.",
        id="glued-before",
    ),
    pytest.param("Gas flows. Read more Read more", "Gas flows.", id="glued-twice"),
    pytest.param("Gas flows.\nShare\nOil too.", "Gas flows.\nOil too.", id="no-blank-line-appears"),
    pytest.param(
        "Gas flows.\n\n\n\nOil too.", "Gas flows.\n\n\n\nOil too.", id="untouched-without-furniture"
    ),
    pytest.param("Leave a Reply", "", id="nothing-left"),
    pytest.param(
        "You must log in to " + "see " * 51,
        "You must log in to " + "see " * 51,
        id="longer-than-its-kind",
    ),
    pytest.param(
        "We use cookies " + "and gas " * 60,
        "We use cookies " + "and gas " * 60,
        id="too-long-to-be-furniture",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_drop_furniture(text: str, expected: str) -> None:
    assert drop_furniture(text) == expected


LINES = st.sampled_from(
    [
        "",
        STORY,
        "Leave a Reply",
        "Share this:",
        f"{STORY} Read more",
        "| 12 | 30 |",
        "Advertisement",
        "###",
        "“Gas!”",
    ]
)


@given(
    st.lists(LINES | st.text(max_size=40).map(lambda line: line.replace("\n", " "))).map("\n".join)
)
def test_no_furniture_is_left_and_dropping_twice_changes_nothing(text: str) -> None:
    kept = drop_furniture(text)
    assert not any(is_furniture(line) for line in kept.split("\n"))
    assert drop_furniture(kept) == kept
