"""Words embedded once give the vectors that the component itself would give them."""

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.language import embedded_words
from extractors.language.embedded_words import (
    EmbeddedComponent,
    EmbeddedWords,
    embeds_by_spelling,
    embeds_by_word,
)

SENTENCES = [
    "Hanbit sold 24 howitzers to Peru .",
    "Peru sold 24 ships .",
    "",
    "Chile bought ships .",
]


def sentences(vocab: Vocab) -> list[Doc]:
    return [Doc(vocab, words=sentence.split()) for sentence in SENTENCES]


@pytest.mark.model
@pytest.mark.parametrize("most", [20_000, 6], ids=["all-kept", "made-anew-when-full"])
def test_the_vectors_are_those_of_the_component(
    most: int, monkeypatch: pytest.MonkeyPatch, shipped: Language
) -> None:
    monkeypatch.setattr(embedded_words, "MOST_WORDS", most)
    tok2vec = shipped.get_pipe("tok2vec")
    assert isinstance(tok2vec, Tok2Vec)
    assert embeds_by_word(tok2vec.model)
    once = EmbeddedComponent(tok2vec)
    for expected in tok2vec.pipe(sentences(shipped.vocab)):
        again = Doc(shipped.vocab, words=[token.text for token in expected])
        [found] = once.read([again])
        assert found is again
        assert not len(found) or np.allclose(found.tensor, expected.tensor, atol=1e-5)


def test_other_components_are_asked_as_they_are() -> None:
    for kind in ("tagger", "tok2vec"):
        assert not embeds_by_word(spacy.blank("en").add_pipe(kind).model)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("attributes", "of_the_word"),
    [
        (["NORM", "PREFIX", "SUFFIX", "SHAPE"], True),
        (["NORM", "SPACY"], False),  # whether a blank follows
        (["NORM", "ENT_TYPE"], False),
    ],
    ids=["spelling", "what-follows", "what-others-found"],
)
def test_what_spacy_makes_of_spelling_depends_on_the_word_alone(
    attributes: list[str], of_the_word: bool
) -> None:
    model = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 16,
            "attrs": attributes,
            "rows": [100] * len(attributes),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 16,
            "depth": 1,
            "window_size": 1,
            "maxout_pieces": 2,
        },
    }
    component = spacy.blank("en").add_pipe("tok2vec", config={"model": model})
    assert embeds_by_spelling(component.model) == of_the_word  # type: ignore[attr-defined]


@pytest.mark.model
def test_a_word_with_another_norm_is_another(shipped: Language) -> None:
    model = shipped.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    doc = shipped.make_doc("It can't be what the n't of another word is.")
    assert [token.norm_ for token in doc if token.text == "n't"] == ["not", "n't"]
    [found] = EmbeddedWords(model).vectors([doc])
    assert np.allclose(found, model.predict([doc])[0], atol=1e-5)
