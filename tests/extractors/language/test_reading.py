"""Long texts are read in pieces, and the pieces joined."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors.language import reading
from extractors.language.reading import read_documents
from extractors.language.sentence_starts import mark_rule_sentences
from tests.growth import growth

TEXTS = [
    "",
    "Bo left.",
    "Bo met Zub in Krat. They spoke.\nBo left for Krat. Zub stayed.\n\n" * 4,
    "Zub paid 5 million " * 6,
    "(" * 40,
]


@pytest.fixture(name="nlp")
def _nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("line_starts")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": name} for name in ("Bo", "Zub", "Krat")])  # type: ignore[attr-defined]
    nlp.add_pipe("sentencizer")
    return nlp


def test_joined_pieces_are_the_whole(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(nlp.pipe(TEXTS))
    monkeypatch.setattr(reading, "LONGEST_PIECE", 18)
    joined = list(read_documents(nlp, TEXTS))
    assert [doc.text for doc in joined] == TEXTS
    assert [[token.text for token in doc] for doc in joined] == [
        [token.text for token in doc] for doc in whole
    ]
    assert [[(name.text, name.start, name.label_) for name in doc.ents] for doc in joined] == [
        [(name.text, name.start, name.label_) for name in doc.ents] for doc in whole
    ]
    assert [sentence.text for sentence in joined[2].sents] == [
        sentence.text for sentence in whole[2].sents
    ]


@pytest.mark.parametrize(("together", "sizes"), [(8, [2, 1, 1]), (3, [1, 1, 1, 1]), (100, [4])])
def test_short_texts_are_read_together_by_their_tokens(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, together: int, sizes: list[int]
) -> None:
    """Texts of three tokens, but for one that alone has more than are read at once."""
    texts = ["Bo left.", "Zub stayed.", "Bo left and Zub and Krat stayed too.", "Zub left."]
    taken: list[int] = []
    pipe = nlp.pipe

    def note(documents: list[Doc], batch_size: int) -> Iterator[Doc]:
        taken.append(batch_size)
        return pipe(documents, batch_size=batch_size)

    monkeypatch.setattr(nlp, "pipe", note)
    monkeypatch.setattr(reading, "READ_TOGETHER", together)
    assert [doc.text for doc in read_documents(nlp, texts)] == texts
    assert taken == sizes


def test_pieces_end_with_lines(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []

    @Language.component("note_pieces")
    def note(doc):  # type: ignore[no-untyped-def]
        taken.append(doc.text)
        return doc

    nlp.add_pipe("note_pieces")
    monkeypatch.setattr(reading, "LONGEST_PIECE", 24)
    list(read_documents(nlp, TEXTS[:3]))
    assert "".join(taken) == "".join(TEXTS[:3])
    assert all(piece.endswith("\n") for piece, _ in pairwise(taken[2:]))


def test_a_text_is_yielded_before_the_last_is_taken(nlp: Language) -> None:
    asked = iter(["one"] * 3000)
    next(read_documents(nlp, asked))
    assert next(asked, None) == "one"


def test_sentence_starts_take_linear_work() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("line_starts")
    assert growth(nlp, "gas\n") < 8
    assert growth(lambda text: mark_rule_sentences(nlp.make_doc(text)), "gas\n") < 8


def test_a_later_piece_with_hardly_a_word_is_not_read(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table of figures costs the model more than an article of its length, and gives nothing."""
    monkeypatch.setattr(reading, "LONGEST_PIECE", 20)
    taken: list[str] = []

    @Language.component("note_read_pieces")
    def note(doc):  # type: ignore[no-untyped-def]
        taken.append(doc.text)
        return doc

    nlp.add_pipe("note_read_pieces")
    head, table, end = (
        "Zub met Bo in Krat.\n" * 3,
        "Zub 1 2 3 4 5 6 7 8 9\n" * 4,
        "Bo left Krat.\n" * 4,
    )
    text = head + table + end
    (doc,) = read_documents(nlp, [text])
    assert doc.text == text
    figures = range(len(head), len(head + table))
    assert sum(name.start_char in figures for name in doc.ents) < 4
    assert "".join(taken) != text
    assert [name.text for name in doc.ents][-2:] == ["Bo", "Krat"]
    assert "Zub 1 2 3 4 5 6 7 8 9\n" in {sentence.text for sentence in doc.sents}


def test_texts_with_and_without_unread_pieces_keep_their_order(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LONGEST_PIECE", 20)
    texts = [
        "Bo left.",
        "1 - " * 90,
        "Zub met Bo in Krat.\n" * 9,
        "2 - " * 90 + "Zub met Bo.\n" * 9,
    ]
    assert [doc.text for doc in read_documents(nlp, texts)] == texts
