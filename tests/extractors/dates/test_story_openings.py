"""Where a story begins after its dateline."""

import pytest

from extractors.dates.story_openings import story_start

OPENINGS = [
    pytest.param(
        "OSLO, 3 May 2024 (Fjord News) - Norway bought tanks.",
        "Norway bought tanks.",
        id="day-and-credit",
    ),
    pytest.param("OSLO, May 3 - Norway bought tanks.", "Norway bought tanks.", id="day"),
    pytest.param("Oslo (Fjord News) – Norway bought tanks.", "Norway bought tanks.", id="credit"),
    pytest.param("OSLO - Norway bought tanks.", "Norway bought tanks.", id="capitals"),
    pytest.param(
        "NEW YORK/OSLO, 2024-05-03 -- Norway bought tanks.", "Norway bought tanks.", id="two-places"
    ),
]
NOT_OPENINGS = [
    pytest.param("Norway - a member of NATO - bought tanks.", id="aside"),
    pytest.param("F-16 jets were sold.", id="designation"),
    pytest.param("NATO-led forces fired.", id="hyphen"),
    pytest.param("Norway (and Finland) bought tanks.", id="brackets-without-a-dash"),
    pytest.param("", id="nothing"),
]


@pytest.mark.parametrize(("text", "story"), OPENINGS)
def test_openings(text: str, story: str) -> None:
    assert text[story_start(text) :] == story


@pytest.mark.parametrize("text", NOT_OPENINGS)
def test_what_opens_nothing(text: str) -> None:
    assert story_start(text) == 0
