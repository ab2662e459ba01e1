"""Which words differ in two versions of a sentence."""

import pytest

from pipelines.review.changed_words import changed_stretches, changed_words


def marked(text: str, stretches: list[tuple[int, int]]) -> str:
    """Return a text with stretches of it in brackets."""
    for start, end in reversed(stretches):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("It paid [$6.75] billion.", "It paid [$6.95] billion.", id="a figure"),
        pytest.param("He said “[no]”.", "He said “[never]”.", id="quotes are not the word"),
        pytest.param("It paid in May.", "It [has] paid in May.", id="a word came"),
        pytest.param("It [has] paid in May.", "It paid in May.", id="a word went"),
        pytest.param("The [buyer and the seller] met there.", "The [firms] met there.",
                     id="several words became one"),
        pytest.param("They met in [June of 2024] at noon.", "They met in [July of 2025] at noon.",
                     id="a short word between two that differ"),
        pytest.param("[May] was dry, [June] was wet.", "[July] was dry, [August] was wet.",
                     id="two places"),
        pytest.param("It paid.", "It paid.", id="nothing"),
    ],
)  # fmt: skip
def test_the_words_that_differ(before: str, after: str) -> None:
    old, new = (text.replace("[", "").replace("]", "") for text in (before, after))
    found = changed_words(old, new)
    assert found is not None
    assert (marked(old, found[0]), marked(new, found[1])) == (before, after)


def test_sentences_that_say_other_things_are_no_versions_of_one() -> None:
    assert changed_words("Northland paid for the ships.", "Nobody knows when it began.") is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("It paid [$6.75], he said.", "It paid [$6.95], he said.", id="a figure"),
        pytest.param("It paid.\n\nIt won.", "It paid.\n\n[So it was.]\n\nIt won.", id="a line"),
        pytest.param("[First]. It paid ([$6]) once.", "[Then]. It paid ([$7]) once.",
                     id="several places"),
        pytest.param("It paid.", "It paid.", id="nothing"),
    ],
)  # fmt: skip
def test_the_stretches_of_whole_texts_that_differ(before: str, after: str) -> None:
    old, new = (text.replace("[", "").replace("]", "") for text in (before, after))
    left, right = changed_stretches(old, new)
    assert (marked(old, left), marked(new, right)) == (before, after)
