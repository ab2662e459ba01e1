"""The tagger and the parser: how trees are scored, the card, and how they join a pipeline."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline.dep_parser import parser_score
from spacy.pipeline.tagger import tagger_score
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from thinc.api import Config

from extractors.training import syntax
from extractors.training.rounds import BEST, load_trained
from extractors.training.syntax import (
    COMPONENTS,
    TESTS,
    TreeScores,
    add_syntax,
    render_card,
    score_trees,
    train_syntax,
)

RIGHT = (
    "Ana/NNP/nsubj>1 sold/VBD/ROOT>1 old/JJ/amod>3 ships/NNS/obj>1 ././punct>1",
    "Bo/NNP/nsubj>1 ran/VBD/ROOT>1 ././punct>1",
)


def tree(nlp: Language, *sentences: str) -> Doc:
    """Return one text of sentences of words written as ``word/TAG/relation>head``."""
    rows: list[tuple[str, str, str, int]] = []
    starts = []
    for sentence in sentences:
        first = len(rows)
        for piece in sentence.split():
            word, tag, link = piece.split("/")
            relation, _, head = link.partition(">")
            starts.append(len(rows) == first)
            rows.append((word, tag, relation, first + int(head)))
    words, tags, relations, heads = map(list, zip(*rows, strict=True))
    return Doc(nlp.vocab, words=words, tags=tags, deps=relations, heads=heads)


class Told:
    """Stands for a trained component: reads every sentence as it was told to, and keeps what it was
    given.
    """

    def __init__(
        self, readings: Iterable[Doc], write: Callable[[Doc, Doc], None], scorer: Any = None
    ) -> None:
        self.readings = {reading.text: reading for reading in readings}
        self.write, self.scorer = write, scorer
        self.given: list[tuple[str, str, int]] = []

    def __call__(self, doc: Doc) -> Doc:
        self.given.append((doc.text, doc[0].dep_, len(list(doc.sents))))
        self.write(doc, self.readings[doc.text])
        return doc

    def pipe(self, docs: Iterable[Doc], batch_size: int) -> Iterator[Doc]:
        return map(self, docs)

    def score(self, pairs: Iterable[Example]) -> Any:
        return self.scorer(pairs)


def write_tags(doc: Doc, reading: Doc) -> None:
    for token, read in zip(doc, reading, strict=True):
        token.tag_ = read.tag_


def write_relations(doc: Doc, reading: Doc) -> None:
    for token, read in zip(doc, reading, strict=True):
        token.head, token.dep_ = doc[read.head.i], read.dep_


def told(monkeypatch: pytest.MonkeyPatch, *readings: str) -> tuple[Language, Told]:
    """Return a pipeline that reads the two sentences as told, and its first component."""
    nlp = spacy.blank("en")
    docs = [tree(nlp, reading) for reading in readings]
    components = {
        "tok2vec": Told(docs, lambda doc, reading: None),
        "tagger": Told(docs, write_tags, tagger_score),
        "parser": Told(docs, write_relations, parser_score),
    }
    monkeypatch.setattr(nlp, "get_pipe", components.__getitem__)
    return nlp, components["tok2vec"]


READINGS = [
    pytest.param(RIGHT, (100, 100, 100, 100), id="right"),
    pytest.param(
        ("Ana/NNP/nsubj>1 sold/VBN/ROOT>1 old/JJ/amod>3 ships/NNS/obj>1 ././punct>1", RIGHT[1]),
        (100 * 7 / 8, 100, 100, 100),
        id="one-tag-wrong",
    ),
    pytest.param(
        ("Ana/NNP/nsubj>1 sold/VBD/ROOT>1 old/JJ/amod>1 ships/NNS/obj>1 ././punct>1", RIGHT[1]),
        (100, 100 * 5 / 6, 100 * 5 / 6, 100),
        id="one-head-wrong",
    ),
    pytest.param(
        ("Ana/NNP/nsubj>1 sold/VBD/ROOT>1 old/JJ/amod>3 ships/NNS/obl>1 ././punct>1", RIGHT[1]),
        (100, 100, 100 * 5 / 6, 100),
        id="one-relation-wrong",
    ),
    pytest.param(
        ("Ana/NNP/nsubj>1 sold/VBD/ROOT>1 old/JJ/amod>3 ships/NNS/obj>1 ././punct>2", RIGHT[1]),
        (100, 100, 100, 100),
        id="full-stops-do-not-count",
    ),
    pytest.param(
        (RIGHT[0], "Bo/NNP/obj>1 ran/VBD/ROOT>1 ././punct>1"),
        (100, 100, 100 * 5 / 6, 100 * 2 / 3),
        id="one-subject-missed",
    ),
]


@pytest.mark.parametrize(("readings", "scores"), READINGS)
def test_scores_of_trees(
    readings: tuple[str, ...],
    scores: tuple[float, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nlp, _ = told(monkeypatch, *readings)
    DocBin(docs=[tree(nlp, *RIGHT)]).to_disk(tmp_path / "trees.spacy")
    found, seconds = score_trees(nlp, tmp_path / "trees.spacy")
    assert found.words == 8
    measured = (found.tags, found.unlabelled, found.labelled, found.subjects)
    assert measured == pytest.approx(scores)
    assert seconds >= 0


def test_trees_without_a_subject_are_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nlp, _ = told(monkeypatch, "Go/VB/ROOT>0 ././punct>0")
    DocBin(docs=[tree(nlp, "Go/VB/ROOT>0 ././punct>0")]).to_disk(tmp_path / "trees.spacy")
    assert score_trees(nlp, tmp_path / "trees.spacy")[0].subjects == 0


def test_every_sentence_is_read_alone_and_untold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nlp, first = told(monkeypatch, *RIGHT)
    DocBin(docs=[tree(nlp, *RIGHT)]).to_disk(tmp_path / "trees.spacy")
    score_trees(nlp, tmp_path / "trees.spacy")
    assert first.given == [("Ana sold old ships . ", "", 1), ("Bo ran . ", "", 1)]


LICENCES = [
    pytest.param("ewt+gum", "CC BY-NC-SA 4.0", True, id="both-treebanks"),
    pytest.param("ewt", "CC BY-SA 4.0", False, id="without-gum"),
]


@pytest.mark.parametrize(("treebanks", "licence", "names_gum"), LICENCES)
def test_card(
    treebanks: str, licence: str, names_gum: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def score(nlp: Language, file: Path) -> tuple[TreeScores, float]:
        asked.append(file)
        figures = TreeScores(
            words=1_000 * len(asked), tags=97.26, unlabelled=90.04, labelled=88.0, subjects=91.5
        )
        return figures, 0.5

    monkeypatch.setattr(syntax, "score_trees", score)
    card = render_card(spacy.blank("en"), Path("data"), treebanks, 7)
    assert asked == [Path("data", "ud", f"{file}.spacy") for file in TESTS.values()]
    assert f"**Licence: {licence}.**" in card
    assert ("GUM (CC BY-NC-SA 4.0)\nwith the word vectors" in card) is names_gum
    assert [line for line in card.splitlines() if "97.3" in line] == [
        "| EWT test | 1,000 | 97.3 | 90.0 | 88.0 | 91.5 |",
        "| GUM test | 2,000 | 97.3 | 90.0 | 88.0 | 91.5 |",
        "| GUM news held out | 3,000 | 97.3 | 90.0 | 88.0 | 91.5 |",
    ]
    assert "An encoder of 96 dimensions and 4 layers; 2,000 steps, seed 7;" in card
    assert "4,000 words a second" in card


TRAININGS = [
    pytest.param("ewt+gum", "ud_train.spacy", id="both-treebanks"),
    pytest.param("ewt", "ud_train_ewt.spacy", id="without-gum"),
]


@pytest.mark.parametrize(("treebanks", "file"), TRAININGS)
def test_what_the_training_depends_on(
    treebanks: str, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Config, list[Path]]] = []

    def train(config: Config, inputs: list[Path], folder: Path) -> Path:
        asked.append((config, inputs))
        return folder

    monkeypatch.setattr(syntax, "train_from_config", train)
    trained = train_syntax(Path("data"), Path("model"), Path("work"), treebanks, 7)
    [(config, inputs)] = asked
    assert trained == Path("work", f"syntax_{treebanks}", BEST)
    assert inputs == [
        Path("data", "ud", file),
        Path("data", "ud", "dev_mix.spacy"),
        Path("model", "vocab"),
    ]
    assert config["paths"] == {
        "train": str(inputs[0]),
        "dev": str(inputs[1]),
        "model": "model",
    }
    assert config["system"]["seed"] == 7


TOK2VEC = {
    "model": {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 8,
        "depth": 1,
        "embed_size": 50,
        "window_size": 1,
        "maxout_pieces": 2,
        "subword_features": True,
    }
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 8, "upstream": "*"}


def trained_syntax(folder: Path, *sentences: str) -> Path:
    """Write a pipeline with the three components, taught the tags and relations of sentences."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config=TOK2VEC)
    nlp.add_pipe("tagger", config={"model": {"tok2vec": LISTENER}})
    nlp.add_pipe("parser", config={"model": {"tok2vec": LISTENER}})
    gold = [tree(nlp, sentence) for sentence in sentences]
    examples = [Example(Doc(nlp.vocab, [token.text for token in doc]), doc) for doc in gold]
    nlp.initialize(lambda: examples)
    nlp.to_disk(folder)
    return folder


def packaged(folder: Path) -> Path:
    """Write a pipeline with an entity recogniser that finds Ana."""
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "Person", "pattern": "Ana"}])  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    return folder


def test_syntax_joins_a_pipeline_disabled(tmp_path: Path) -> None:
    model = packaged(tmp_path / "model")
    add_syntax(model, trained_syntax(tmp_path / "trained", *RIGHT))
    nlp = load_trained(model)
    assert nlp.component_names == ["entity_ruler", *COMPONENTS]
    assert nlp.disabled == list(COMPONENTS)
    doc = nlp("Ana sold ships.")
    assert [entity.text for entity in doc.ents] == ["Ana"]
    assert not doc.has_annotation("TAG")
    for name in COMPONENTS:
        nlp.enable_pipe(name)
    assert nlp("Ana sold ships.").has_annotation("TAG")


def test_syntax_takes_the_place_of_the_earlier_one(tmp_path: Path) -> None:
    model = packaged(tmp_path / "model")
    add_syntax(model, trained_syntax(tmp_path / "earlier", *RIGHT))
    add_syntax(model, trained_syntax(tmp_path / "later", "Go/VB/ROOT>0 on/RP/compound:prt>0"))
    nlp = load_trained(model)
    assert nlp.component_names == ["entity_ruler", *COMPONENTS]
    assert nlp.disabled == list(COMPONENTS)
    assert nlp.get_pipe("tagger").labels == ("RP", "VB")  # type: ignore[attr-defined]
