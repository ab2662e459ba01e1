"""A pipeline that ships knows its labels, and no word of its training."""

from pathlib import Path

import spacy

from extractors.training.rounds import load_trained
from extractors.training.saving import save


def test_the_labels_stay_and_the_words_go(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    tagger = nlp.add_pipe("tagger")
    for label in ("NN", "VBZ"):
        tagger.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    nlp("Hanbit sells howitzers.")
    before = [token.tag_ for token in nlp("Hanbit sells howitzers.")]
    assert "howitzers" in nlp.vocab.strings
    save(nlp, tmp_path / "model")
    again = load_trained(tmp_path / "model")
    assert "howitzers" not in again.vocab.strings
    assert {"NN", "VBZ"} <= set(again.vocab.strings)
    assert [token.tag_ for token in again("Hanbit sells howitzers.")] == before
