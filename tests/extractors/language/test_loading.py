"""Loading pipelines: the model that ships, another one made here, and what is no model."""

import random
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from extractors.entities.mentions import extract
from extractors.language.fingerprint import ModelError, model_fingerprint
from extractors.language.loading import BATCH_SIZE, load_pipeline
from extractors.language.sentence_starts import mark_line_starts
from extractors.language.tokenizing import BoundedTokenizer

NEWS = (
    "Ruritanian minister Goran Petrović met Anna Schmidt in Ljubljana on Friday.\n"
    "They spoke of gas\nand left. He stayed."
)


def tiny_model(folder: Path, *, with_sentences: str | None) -> Path:
    """Train a model of OntoNotes labels that knows one sentence by heart, and save it."""
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    nlp.add_pipe("tagger").add_label("NN")  # type: ignore[attr-defined]
    if with_sentences:
        nlp.add_pipe(with_sentences)
    doc = nlp.make_doc("Bo works for Krat in Zub.")
    entities = {"entities": [(0, 2, "PERSON"), (13, 17, "ORG"), (21, 24, "GPE")]}
    example = Example.from_dict(doc, entities | {"tags": ["NN"] * len(doc)})
    random.seed(0)
    optimizer = nlp.initialize(lambda: [example])
    for _ in range(30):
        nlp.update([example], sgd=optimizer)
    nlp.to_disk(folder)
    return folder


@pytest.mark.parametrize("run", ["(", "-", "$1,", "word(", "…"])
def test_long_runs_keep_every_character(run: str) -> None:
    text = f"Before {(run * 400)[:600]} after, {(run * 80)[:150]} end"
    nlp = spacy.blank("en")
    doc = BoundedTokenizer(nlp.tokenizer)(text)
    assert doc.text == text
    assert [token.text for token in doc][-1] == "end"


def test_texts_without_long_runs_are_read_as_spacy_reads_them() -> None:
    nlp = spacy.blank("en")
    doc = BoundedTokenizer(nlp.tokenizer)(NEWS)
    assert [token.text_with_ws for token in doc] == [
        token.text_with_ws for token in nlp.tokenizer(NEWS)
    ]


LINES = [
    pytest.param("One two\nthree", ["One", "three"], id="newline"),
    pytest.param("One\n\n\nTwo", ["One", "Two"], id="blank-lines"),
    pytest.param("  \n One", ["One"], id="leading-space"),
    pytest.param("One\n  Two", ["One", "Two"], id="indented"),
    pytest.param("One two", ["One"], id="single-line"),
    pytest.param("", [], id="empty"),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_line_starts(text: str, expected: list[str]) -> None:
    doc = mark_line_starts(spacy.blank("en")(text))
    # The first token of a Doc always counts as a start, white space too.
    assert [token.text for token in doc if token.is_sent_start and not token.is_space] == expected


@pytest.mark.parametrize("sentences", [None, "sentencizer"])
def test_foreign_model_is_adapted(tmp_path: Path, sentences: str | None) -> None:
    nlp = load_pipeline(str(tiny_model(tmp_path / "tiny", with_sentences=sentences)))
    doc = nlp("Bo works for Krat in Zub.\nIt rained\nall day. He left.")
    assert [sent.text.strip() for sent in doc.sents] == [
        "Bo works for Krat in Zub.",
        "It rained",
        "all day.",
        "He left.",
    ]
    assert "tagger" not in nlp.pipe_names
    assert nlp.batch_size == BATCH_SIZE
    found = [(m.value.label, m.value.name) for m in extract(doc, None)]  # type: ignore[union-attr]
    assert found[:3] == [("PERSON", "Bo"), ("ORG", "Krat"), ("GPE", "Zub")]


@pytest.mark.parametrize("model", ["no_such_package", "no/such/folder"])
def test_unknown_model(model: str) -> None:
    with pytest.raises(ModelError, match="give the name of an installed spaCy package") as raised:
        load_pipeline(model)
    assert "\n" not in str(raised.value)
    with pytest.raises(ModelError, match="no model"):
        model_fingerprint(model)


def test_folder_that_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = 3\n", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot load"):
        load_pipeline(str(tmp_path))


def test_fingerprint_follows_the_files(tmp_path: Path) -> None:
    folder = tiny_model(tmp_path / "tiny", with_sentences=None)
    before = model_fingerprint(str(folder))
    (folder / "README.md").write_text("about it", encoding="utf-8")
    assert model_fingerprint(str(folder)) == before
    with (folder / "vocab" / "strings.json").open("a", encoding="utf-8") as strings:
        strings.write(" ")
    assert model_fingerprint(str(folder)) != before


@pytest.mark.model
def test_shipped_model_reads_names(shipped: Language) -> None:
    doc = shipped(NEWS)
    names = {m.value.name for m in extract(doc, None)}  # type: ignore[union-attr]
    assert {"Anna Schmidt", "Ljubljana"} <= names


@pytest.mark.model
def test_shipped_model_reads_through_what_is_not_seen(shipped: Language) -> None:
    text = "A ship left Ber\u00adlin for the Indian \u200bOcean with Angela\u200b Merkel."
    found = [ent.text for ent in shipped(text).ents]
    assert found == ["Ber\u00adlin", "Indian \u200bOcean", "Angela\u200b Merkel"]


def test_shipped_model_keeps_to_lines(shipped: Language) -> None:
    doc: Doc = shipped(NEWS)
    assert [sent.text.strip() for sent in doc.sents][1:] == [
        "They spoke of gas",
        "and left.",
        "He stayed.",
    ]
    assert not any("\n" in entity.text for entity in doc.ents)


@pytest.mark.model
def test_shipped_model_says_the_same_in_a_batch(shipped: Language) -> None:
    texts = [NEWS, "Kenya Airways flew to Mombasa.", NEWS[:40]]
    batched = [[(e.text, e.label_) for e in doc.ents] for doc in shipped.pipe(texts)]
    assert batched == [[(e.text, e.label_) for e in shipped(text).ents] for text in texts]


def test_shipped_model_is_small_enough() -> None:
    files = [
        file
        for file in (Path(__file__).parents[3] / "extractors" / "model").rglob("*")
        if file.is_file()
    ]
    assert sum(file.stat().st_size for file in files) <= 40 * 2**20
    assert model_fingerprint() == model_fingerprint(None)
