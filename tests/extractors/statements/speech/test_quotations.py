"""Quotations whose speaker is named where they end."""

import pytest

from extractors.statements.speech.quotations import saying_of_quotation
from extractors.statements.speech.speakers import Floor
from tests.extractors.statements.marked_sentences import readings_of

QUOTATIONS = [
    pytest.param("“It rose.\nIt fell,” {PERSON|Ann Lee} said.", "Ann Lee", id="next-sentence"),
    pytest.param('"It rose.\nIt fell," {PERSON|Ann Lee} said.', "Ann Lee", id="straight-marks"),
    pytest.param("“It rose.\nIt fell.\nIt is,” {ORG|Acme} said.", "Acme", id="two-sentences-on"),
    pytest.param("“It rose,” he said.\n{PERSON|Ann Lee} said no.", None, id="closed"),
    pytest.param("“It rose.\nIt fell.”\n{PERSON|Ann Lee} said no.", None, id="nobody-named"),
]


@pytest.mark.parametrize(("marked", "expected"), QUOTATIONS)
def test_speakers_behind(marked: str, expected: str | None) -> None:
    found = saying_of_quotation(readings_of(marked), 0, Floor())
    assert (found.speaker.name if found else None) == expected


def test_only_the_quotation_is_said() -> None:
    readings = readings_of("He came and said “It rose.\nIt fell,” {PERSON|Ann Lee} said.")
    found = saying_of_quotation(readings, 0, Floor())
    assert found is not None
    assert readings[0].passage.words[found.first].text == "“"
