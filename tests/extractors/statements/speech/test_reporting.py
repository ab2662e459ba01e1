"""The words of reported speech: each list finds what it says it finds."""

import re

import pytest

from extractors.statements.speech import reporting
from extractors.text import PhraseIndex
from tests.extractors.statements.marked_sentences import passages_of

INDEXES = [
    pytest.param(reporting.VERBS, "They told us", "tell", id="inflected-verb"),
    pytest.param(reporting.VERBS, "He pointed out flaws", "point out", id="verb-of-two-words"),
    pytest.param(reporting.VERBS, "They walked", None, id="no-verb-of-saying"),
    pytest.param(reporting.CITING, "it rained, according to us", "according to", id="citing"),
    pytest.param(reporting.NOUNS, "two analysts", "analyst", id="noun"),
]


@pytest.mark.parametrize(("index", "text", "expected"), INDEXES)
def test_indexes(index: PhraseIndex, text: str, expected: str | None) -> None:
    [passage] = passages_of(text)
    assert next((phrase for _, _, phrase in index.find(passage.words)), None) == expected


PATTERNS = [
    pytest.param(reporting.TITLES, "Statement from", True, id="title"),
    pytest.param(reporting.BEFORE_DAY, "told", True, id="before-a-day"),
    pytest.param(reporting.RIGHT_AFTER_DAY, "announced\nthat", True, id="broken-by-a-line"),
    pytest.param(reporting.RIGHT_AFTER_DAY, "announced", False, id="announced-alone"),
    pytest.param(reporting.AFTER_OPENING_DAY, "said", True, id="after-an-opening-day"),
    pytest.param(reporting.ANNOUNCING, "unveiled", True, id="announcing"),
    pytest.param(reporting.ANNOUNCING, "said", False, id="only-said"),
]


@pytest.mark.parametrize(("pattern", "text", "expected"), PATTERNS)
def test_patterns(pattern: str, text: str, expected: bool) -> None:
    assert (re.fullmatch(pattern, text, re.IGNORECASE) is not None) is expected


def test_pronouns_stand_for_a_person_or_a_group() -> None:
    assert reporting.PERSONS.isdisjoint(reporting.GROUPS)


def test_verbs_that_may_be_nouns_are_verbs() -> None:
    words = reporting.NOUN_LIKE
    assert {word for word in words if [*reporting.VERBS.find(passages_of(word)[0].words)]} == words
