from typing import Any

import pytest

from pipelines.review.changes import Cause, Change, FieldChange, Span
from pipelines.review.reports.passages import LONGEST, find_passages


def change(before: str | None, after: str | None, **others: Any) -> Change:
    """Return a change whose sentences begin at 100, with the spans given."""
    return Change(
        change_id="ch_1", table=others.get("table", "money"), kind="changed",
        cause=Cause(kind="model"), effect="", row_id="m_1", fields=others.get("fields", ()),
        before=None, after=None, article_id=None, path=None, source=None,
        title=None, sentence_before=before, sentence_after=after, sentence_start_before=100,
        sentence_start_after=100, span_before=others.get("span_before"),
        span_after=others.get("span_after"), row_before=None, row_after=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        pytest.param("It cost $5 in all.", "It cost $6 in all.",
                     ("It cost [$5] in all.", "It cost [$6] in all."), id="a word"),
        pytest.param("It cost $5 in all.", "It cost $5 in all.",
                     ("It cost $5 in all.", "None"), id="nothing"),
        pytest.param("It cost $5.", "Eastland was silent.",
                     ("It cost $5.", "Eastland was silent."), id="another sentence"),
        pytest.param("In May it cost $5, he said.", "In June it cost about $6, he said.",
                     ("In [May] it cost [$5], he said.", "In [June] it cost [about $6], he said."),
                     id="words here and there"),
        pytest.param("It cost $5.", "It cost $5 and, as they found out in May, a year.",
                     ("It cost $5.", "It cost $5 [and, as they found out in May, a year]."),
                     id="what came is marked alone"),
        pytest.param("It\ncost  $5.", None, ("It cost $5.", "None"), id="one that went"),
    ],
)  # fmt: skip
def test_of_whole_sentences_the_words_are_marked_that_differ(
    before: str | None, after: str | None, shown: tuple[str, str]
) -> None:
    passages = find_passages(change(before, after))
    assert (str(passages.before), str(passages.after)) == shown


def test_what_a_change_is_about_and_the_words_that_differ_beside_it_are_marked() -> None:
    places = {"span_before": Span(108, 110), "span_after": Span(108, 110)}
    passages = find_passages(
        change("It cost $5 there in May.", "It cost $6 there in June.", **places)
    )
    shown = (str(passages.before), str(passages.after))
    assert shown == ("It cost [$5] there in [May].", "It cost [$6] there in [June].")


def test_an_edited_article_is_shown_where_its_text_first_differs() -> None:
    edited = FieldChange(field="text", before="a cost of $5 in", after="a cost of $6 in")
    passages = find_passages(change(None, None, table="articles", fields=(edited,)))
    assert (str(passages.before), str(passages.after)) == ("a cost of [$5] in", "a cost of [$6] in")


def test_a_long_sentence_is_cut_around_its_mention_between_words() -> None:
    sentence = "word " * 200 + "$5" + " word" * 200
    passages = find_passages(change(sentence, None, span_before=Span(1_100, 1_102)))
    shown = str(passages.before)
    assert shown.startswith("…word ")
    assert "word [$5] word" in shown
    assert shown.endswith("word…")
    assert len(shown) < LONGEST
