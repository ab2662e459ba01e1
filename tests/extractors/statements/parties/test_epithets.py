"""Names that only describe what follows them."""

import pytest

from extractors.statements.parties.epithets import describes_at, only_describes
from tests.extractors.statements.marked_sentences import sentence_of

NAMES = [
    pytest.param("Peru officials met.", True, id="officials"),
    pytest.param("Peruvian energy analysts met.", True, id="analysts-one-word-on"),
    pytest.param("Peru's {ORG|Acme} met.", True, id="state-of-a-company"),
    pytest.param("Peru's port was full.", False, id="state-of-no-company"),
    pytest.param("{ORG|Acme} weekly data rose.", True, id="findings"),
    pytest.param("{ORG|Acme} officials met.", False, id="officials-of-a-company"),
    pytest.param("Peru data rose.", False, id="findings-of-a-state"),
    pytest.param("Peru met.", False, id="acts-itself"),
]


@pytest.mark.parametrize(("marked", "expected"), NAMES)
def test_names(marked: str, expected: bool) -> None:
    sentence, parties = sentence_of(marked)
    assert only_describes(sentence, parties[0]) is expected


DESCRIBING = [
    pytest.param("The Peruvian {ORG|Acme} met.", "Peruvian", id="nationality"),
    pytest.param("The United States's {ORG|Acme} met.", "United States", id="state-of-two-words"),
    pytest.param("Then Peru met.", "", id="acts-itself"),
]


@pytest.mark.parametrize(("marked", "expected"), DESCRIBING)
def test_words_that_describe_the_next_name(marked: str, expected: str) -> None:
    sentence, _ = sentence_of(marked)
    found = (word.text for at, word in enumerate(sentence.words) if describes_at(sentence, at))
    assert " ".join(found) == expected
