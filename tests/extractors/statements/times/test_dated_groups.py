"""Which dates of a sentence belong to which values, and which are but the day of saying so."""

import pytest

from extractors.statements.times.dated_groups import ranked_dates, usable_dates
from extractors.statements.times.reported_days import is_day_of_saying
from tests.extractors.statements.marked_sentences import passages_of, typed_group_of

TANKS = "{weapon #tank x14|tanks}"
RANKED = [
    pytest.param(f"Peru bought {TANKS} in {{date 2022|2022}}.", 0, ["2022"], id="follows"),
    pytest.param(
        "Peru spent {money 5 USD|$5} in {date 2022|2022} and {money 6 EUR|6 euros} in "
        "{date 2023|2023}.",
        1,
        ["2023"],
        id="each-its-own",
    ),
    pytest.param(
        "In {date 2021|2021} Peru spent {money 5 USD|$5} and in {date 2022|2022} "
        "{money 6 EUR|6 euros}.",
        0,
        ["2021"],
        id="opening-date-and-joined-one",
    ),
    pytest.param(
        "In {date 2021|2021} Peru spent {money 5 USD|$5} and in {date 2022|2022} "
        "{money 6 EUR|6 euros}.",
        1,
        ["2022", "2021"],
        id="joined-date-first",
    ),
    pytest.param(
        f"In {{date 2022|2022}} Peru bought {TANKS} by {{date 2021|2021}}.",
        0,
        ["2021", "2022"],
        id="nearest-first",
    ),
    pytest.param(
        f"It was the biggest deal since {{date 2019|2019}} for {TANKS}.", 0, ["2019"], id="plain"
    ),
    pytest.param(
        f"It was the biggest deal {{date 2019/2024|since 2019}} for {TANKS}.", 0, [], id="ranking"
    ),
    pytest.param(f"The {{date 2019|2019}} average was {TANKS}.", 0, [], id="average"),
    pytest.param(f"Futures for {{date 2024-06|June}} rose to {TANKS}.", 0, [], id="due-later"),
]


@pytest.mark.parametrize(("marked", "at", "expected"), RANKED)
def test_dates_of_a_group(marked: str, at: int, expected: list[str]) -> None:
    typed = typed_group_of(marked, at=at)
    assert [mention.text[-4:] for mention in ranked_dates(typed, usable_dates(typed))] == [
        text[-4:] for text in expected
    ]


SAYINGS = [
    pytest.param("They said so on {date 2024-02-06|Monday}.", True, id="said-on"),
    pytest.param("They spoke in a filing on {date 2024-02-06|Monday}.", True, id="in-a-filing"),
    pytest.param("They on {date 2024-02-06|Monday} denied it.", True, id="before-its-verb"),
    pytest.param("On {date 2024-02-06|Monday} a minister said so.", True, id="opens"),
    pytest.param("OSLO, {date 2024-02-06|6 February} (Fjord) - It came.", True, id="dateline"),
    pytest.param("They sold it on {date 2024-02-06|Monday}.", False, id="sold-on"),
    pytest.param(
        f"They said Peru bought {TANKS} on {{date 2024-02-06|Monday}}.", False, id="of-what-is-said"
    ),
]


@pytest.mark.parametrize(("marked", "expected"), SAYINGS)
def test_days_of_saying(marked: str, expected: bool) -> None:
    [passage] = passages_of(marked)
    assert is_day_of_saying(passage, passage.dates[0]) is expected
