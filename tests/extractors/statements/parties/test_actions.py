"""Verbs and nouns of exchange, and where goods or money go."""

import pytest

from extractors.statements.parties.actions import actions_in
from tests.extractors.statements.marked_sentences import passages_of

ACTIONS = [
    pytest.param("They sold two boats.", "sell give", id="verb-of-giving"),
    pytest.param("They were buying two boats.", "buy take", id="verb-of-taking"),
    pytest.param("The payment was late.", "payment pay", id="noun"),
    pytest.param("The contract was signed.", "contract agree, sign agree", id="both-sides-alike"),
    pytest.param("They awarded it.", "award award", id="paid-for-what-the-other-delivers"),
    pytest.param("The yard builds boats.", "build make", id="maker"),
    pytest.param("They signed for two boats.", "sign for take", id="longest-phrase"),
    pytest.param("They paid off a debt.", "pay off none", id="only-looks-like-paying"),
    pytest.param("The fence was painted.", "", id="no-exchange"),
    pytest.param("They sold {weapon Package 9|Package 9}.", "sell give", id="name-of-a-value"),
]


@pytest.mark.parametrize(("marked", "expected"), ACTIONS)
def test_actions(marked: str, expected: str) -> None:
    [passage] = passages_of(marked)
    found = (f"{one.phrase} {one.direction}" for one in actions_in(passage))
    assert ", ".join(found) == expected


def test_an_action_knows_its_words() -> None:
    [passage] = passages_of("Both sides had signed for two boats.")
    [action] = actions_in(passage)
    words = [word.text for word in passage.words[action.first : action.last]]
    assert words == ["signed", "for"]
