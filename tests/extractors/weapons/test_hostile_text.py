"""Any text at all: spans stay in order, and work grows with the length."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extractors.weapons.weapons_in_text import NLP, read
from tests.growth import growth


@given(st.text(alphabet="F-16 T72BMk/’()\n.,é—0123456789tanksjetNora", max_size=120))
def test_matches_are_in_order_and_do_not_overlap(text: str) -> None:
    found = read(text)
    doc_text = NLP.make_doc(text).text
    assert all(0 <= match.start < match.end <= len(doc_text) for match in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("F-16 ", id="names"),
        pytest.param("Patriot ", id="ambiguous-names"),
        pytest.param("Leopard army zoo ", id="ambiguous-names-among-cues"),
        pytest.param("4 tanks ", id="counted-classes"),
        pytest.param("anti-", id="modifiers"),
        pytest.param("M1", id="glued-codes"),
        pytest.param("Mk-", id="marks"),
        pytest.param("A-1/", id="slashes"),
        pytest.param("INS Vela, ", id="ships"),
        pytest.param("Kilo-class ", id="classes"),
        pytest.param("1,", id="digits-and-commas"),
        pytest.param(" ", id="blanks"),
        pytest.param("XQ-99 drones army ", id="designations"),
        pytest.param("new ", id="words-between"),
        pytest.param("1 new tanks ", id="numbers-and-words-between"),
        pytest.param("F-16 Falcon Falcon ", id="nicknames"),
        pytest.param("155 mm ", id="bores"),
    ],
)
def test_work_grows_with_the_length(piece: str) -> None:
    assert growth(read, piece) < 9
