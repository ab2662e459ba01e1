"""The scan for anchors: every word and figure that a date may hang on is found, whatever stands
around it.
"""

import pytest

from extractors.dates.grammar.anchors import AnchorWord, find_anchors
from extractors.text.patterns import in_small_letters

LINE = "Seen {} there"
AT = LINE.index("{")


def kinds(text: str) -> list[tuple[str, str]]:
    lowered = in_small_letters(text)
    return [(lowered[anchor.start : anchor.end], anchor.kind) for anchor in find_anchors(lowered)]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        pytest.param("Jan", "month", id="short-month"),
        pytest.param("September", "month", id="month"),
        pytest.param("Thurs", "weekday", id="short-weekday"),
        pytest.param("Mondays", "weekday", id="weekdays"),
        pytest.param("fortnight", "unit", id="unit"),
        pytest.param("centuries", "unit", id="units"),
        pytest.param("tonight", "deictic", id="deictic"),
        pytest.param("autumn", "season", id="season"),
        pytest.param("nineties", "decade", id="decade"),
        pytest.param("New Year's Eve", "holiday", id="holiday-of-three-words"),
        pytest.param("midyear", "fiscal", id="one-word"),
        pytest.param("fiscal", "fiscal", id="fiscal"),
        pytest.param("FY", "fiscal", id="two-letters"),
        pytest.param("1987", "year", id="year"),
        pytest.param("1980s", "number", id="years-of-a-decade"),
        pytest.param("6/2/24", "number", id="day-in-figures"),
        pytest.param("Q3", "number", id="quarter"),
        pytest.param("2H", "number", id="half"),
    ],
)
@pytest.mark.parametrize(
    "line", ["{}", "Seen {} there", "Seen ({}), there", "Seen\n{}\nthere", "“{}” —", "mid-{}"]
)
def test_an_anchor_is_found_wherever_it_stands(line: str, word: str, kind: str) -> None:
    printed, found = kinds(line.format(word))[0]
    assert word.lower().startswith(printed)
    assert found == kind


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Maya marched on", id="longer-words"),
        pytest.param("Ómar and Şmay", id="after-letters-beyond-ascii"),
        pytest.param("Bayern 12024 and 20245", id="longer-figures"),
        pytest.param("4.75 and 1,200-ton", id="decimals"),
        pytest.param("B2024 and COP2024", id="after-letters"),
        pytest.param("3000 and 9999", id="no-year"),
        pytest.param("", id="empty"),
        pytest.param("q", id="one-letter"),
    ],
)
def test_what_only_looks_like_an_anchor_is_passed_over(text: str) -> None:
    assert kinds(text) == []


def test_figures_may_touch_a_month_and_a_fiscal_year() -> None:
    assert kinds("14June and Q3FY25") == [("june", "month"), ("q3", "number"), ("fy", "fiscal")]


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        pytest.param("2024 said", "year", id="alone"),
        pytest.param("2024, they", "year", id="comma"),
        pytest.param("2024-25", "number", id="two-years"),
        pytest.param("2024 – 2026", "number", id="dash-between-blanks"),
        pytest.param("2024 budget", "number", id="budget"),
        pytest.param("2024 Feb", "number", id="month-after"),
        pytest.param("2024Q3", "number", id="quarter-after"),
    ],
)
def test_a_year_that_something_goes_on_from_is_a_number(printed: str, kind: str) -> None:
    assert next(iter(find_anchors(in_small_letters(LINE.format(printed))))) == AnchorWord(
        AT, AT + 4, kind
    )  # type: ignore[arg-type]


def test_offsets_stay_where_a_capital_has_two_small_letters() -> None:
    [anchor] = find_anchors(in_small_letters("İzmir in May"))
    assert anchor == AnchorWord(9, 12, "month")
