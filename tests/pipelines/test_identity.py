from hypothesis import given
from hypothesis import strategies as st

from pipelines.identity import number_ids, sentence_keys

TEXT = "The price fell. It was $5, then $5.\nThe price fell."


def test_equal_sentences_share_a_key_and_others_do_not() -> None:
    first, second, last = sentence_keys(TEXT, [0, TEXT.index("$5"), len(TEXT) - 3])
    assert first == last != second


def test_case_and_line_breaks_do_not_rename_a_sentence() -> None:
    assert sentence_keys("A deal  of $5 million.", [0]) == sentence_keys(
        "a deal of $5 MILLION.", [0]
    )


def test_text_before_a_sentence_does_not_rename_it() -> None:
    [alone] = sentence_keys("It was $5.", [7])
    assert sentence_keys("Quite a new beginning. It was $5.", [30]) == [alone]


def test_equal_mentions_of_a_sentence_are_told_apart_by_their_order() -> None:
    anchor = ("money", "key", "$5")
    one, two = number_ids("m_", "a_1", [anchor, anchor])
    assert one != two
    assert number_ids("m_", "a_1", [("dates", "key", "$5"), anchor])[1] == one
    assert number_ids("m_", "a_2", [anchor]) != [one]


@given(st.text(max_size=200), st.data())
def test_every_offset_has_a_key(text: str, data: st.DataObject) -> None:
    offsets = data.draw(st.lists(st.integers(0, max(len(text) - 1, 0)))) if text.strip() else []
    assert len(sentence_keys(text, offsets)) == len(offsets)
