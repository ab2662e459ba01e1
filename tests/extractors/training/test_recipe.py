"""From rounds to a package: which rounds there are, what is packaged, and what is published."""

import json
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from extractors.language import SHIPPED_MODEL
from extractors.training import recipe as module
from extractors.training.measuring import Measured
from extractors.training.recipe import (
    LAST_RATE,
    LICENCE,
    SECOND_RATE,
    VERSION,
    package,
    publish,
    train_model,
    write_card,
)
from extractors.training.rounds import BEST, LAST, Recipe, Round, load_trained
from extractors.training.scoring import ALL, Score
from extractors.training.silver import Labelled

ARTICLES = '{"text": "Ana met Bo.", "spans": [[0, 3, "Person"], [8, 10, "Person"]]}\n'


@pytest.fixture
def recipe(tmp_path: Path) -> Recipe:
    """Return a recipe over a data folder with one annotated article."""
    found = Recipe(
        data=tmp_path / "data", work=tmp_path / "work", seed=7, steps=90, silver=20, counted=50
    )
    found.train_file.parent.mkdir(parents=True)
    for file in (found.train_file, found.dev_file):
        file.write_text(ARTICLES, encoding="utf-8")
    return found


class StopHereError(Exception):
    """The rounds are trained, and the parts of the mean are to be chosen."""


@dataclass
class Rounds:
    """What was trained, how many paragraphs each model read, and which states may be averaged."""

    trained: list[Round] = field(default_factory=list)
    read: list[tuple[str, int, int]] = field(default_factory=list)
    choice: list[Path] = field(default_factory=list)

    def train(self, recipe: Recipe, vectors: Path, this: Round) -> Path:
        self.trained.append(this)
        return recipe.work / this.name

    def label(self, nlp: Language, paragraphs: list[str], kept: int, folder: Path) -> Labelled:
        self.read.append((folder.name, len(paragraphs), kept))
        return Labelled(texts=folder / "texts.spacy", uses={folder.name: {"Person": 1}})

    def choose(self, folders: list[Path], nlp: Language, gold: object) -> list[Path]:
        self.choice += folders
        raise StopHereError


@pytest.fixture
def rounds(monkeypatch: pytest.MonkeyPatch) -> Rounds:
    """Let no round be trained, and a hundred paragraphs of news be at hand."""
    found = Rounds()
    monkeypatch.setattr(module, "use_fast_kernels", lambda: None)
    monkeypatch.setattr(module, "build_vectors", lambda raw, work: work / "vectors")
    monkeypatch.setattr(module, "read_raw", lambda raw: map(str, range(100)))
    monkeypatch.setattr(module, "load_trained", lambda folder: spacy.blank("en"))
    monkeypatch.setattr(module, "train_entities", found.train)
    monkeypatch.setattr(module, "label_raw", found.label)
    monkeypatch.setattr(module, "choose_parts", found.choose)
    return found


def test_the_rounds_of_a_recipe(recipe: Recipe, rounds: Rounds, tmp_path: Path) -> None:
    work = recipe.work
    with pytest.raises(StopHereError):
        train_model(recipe, tmp_path / "model")
    first, second, third, fourth, fifth = rounds.trained
    assert first == Round(name="first", steps=90, seed=7)
    assert second == Round(
        name="second",
        steps=45,
        seed=8,
        rate=SECOND_RATE,
        start=work / "first" / BEST,
        silver=work / "news_of_first" / "texts.spacy",
        uses={"news_of_first": {"Person": 1}},
    )
    assert third == Round(
        name="third",
        steps=30,
        seed=9,
        rate=LAST_RATE,
        start=work / "second" / BEST,
        silver=work / "news_of_second" / "texts.spacy",
        uses={"news_of_second": {"Person": 1}},
    )
    assert fourth == replace(third, name="fourth", seed=10, silver=None)
    assert fifth == replace(third, name="fifth", seed=11, silver=None)
    assert rounds.read == [("news_of_first", 20, 20), ("news_of_second", 50, 20)]
    assert [folder.relative_to(work).as_posix() for folder in rounds.choice] == [
        f"first/{BEST}",
        f"second/{BEST}",
        f"third/{LAST}",
        f"fourth/{LAST}",
        f"fifth/{LAST}",
    ]


def test_without_raw_news_there_is_one_round(
    recipe: Recipe, rounds: Rounds, tmp_path: Path
) -> None:
    with pytest.raises(StopHereError):
        train_model(replace(recipe, silver=0), tmp_path / "model")
    assert [this.name for this in rounds.trained] == ["first"]
    assert rounds.read == []
    assert rounds.choice == [recipe.work / "first" / BEST]


def trained(component: str, *labels: str) -> Language:
    """Return a pipeline of one component that has been made ready, and learnt nothing."""
    nlp = spacy.blank("en")
    pipe = nlp.add_pipe(component)
    for label in labels:
        pipe.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    return nlp


def test_a_package_has_the_trained_parts_and_the_rules_around_them(tmp_path: Path) -> None:
    entities, sentences = trained("ner", "Person"), trained("senter")
    entities.vocab.lookups.add_table("names", {"Ana": 1})
    articles = [("Ana met Bo.", [(0, 3, "Person")])]
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "stale.txt").write_text("of an earlier run", encoding="utf-8")
    folder = package(entities, sentences, articles, tmp_path / "package")
    nlp = load_trained(folder)
    assert nlp.pipe_names == ["line_starts", "ner", "name_labels", "senter"]
    assert nlp.vocab.lookups.get_table("names")["Ana"] == 1
    assert (nlp.meta["name"], nlp.meta["version"], nlp.meta["license"]) == (
        "pressledger_news",
        VERSION,
        LICENCE,
    )
    assert not (folder / "stale.txt").exists()


def measured(f1: float) -> Measured:
    """Return what was measured of a model that finds `f1` of all names, and as much is right."""
    right = round(100 * f1)
    return Measured(
        scores={ALL: Score(right=right, wrong=100 - right, missed=100 - right)},
        words_per_second=1000,
        tokenizer_words_per_second=9000,
        load_seconds=1,
        peak_memory_mb=100,
        size_mb=1,
    )


CARDS = [
    pytest.param(
        20, ["second round: 45 steps", "the mean of the rounds first, third"], id="silver"
    ),
    pytest.param(0, [], id="one-round"),
]


@pytest.mark.parametrize(("silver", "further"), CARDS)
def test_card_licence_and_scores_lie_in_the_package(
    silver: int, further: list[str], recipe: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "measure", lambda model, gold: measured(0.75))
    folder = recipe.work / "package"
    folder.mkdir(parents=True)
    card = write_card(replace(recipe, silver=silver), folder, ["first", "third"])
    assert (folder / "README.md").read_text(encoding="utf-8") == card
    assert (folder / "LICENSE").read_bytes() == (SHIPPED_MODEL / "LICENSE").read_bytes()
    scores = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    assert scores["f1"] == {ALL: 75.0}
    assert "- seed: 7\n" in card
    assert "first round: 90 steps" in card
    assert [part for part in further if part not in card] == []
    assert ("second round" in card) is bool(further)


PUBLISHED = [
    pytest.param(0.8, 0.7, True, id="better"),
    pytest.param(0.7, 0.7, False, id="as-good"),
    pytest.param(0.6, 0.7, False, id="worse"),
    pytest.param(0.1, None, True, id="none-before"),
]


@pytest.mark.parametrize(("new", "old", "is_new"), PUBLISHED)
def test_a_better_package_takes_the_place_of_the_model(
    new: float,
    old: float | None,
    is_new: bool,
    recipe: Recipe,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packaged, output = tmp_path / "package", tmp_path / "model"
    packaged.mkdir()
    (packaged / "config.cfg").write_text("new", encoding="utf-8")
    if old is not None:
        output.mkdir()
        (output / "config.cfg").write_text("old", encoding="utf-8")
        (output / "stale.txt").touch()
    scores = {str(packaged): new, str(output): old}
    monkeypatch.setattr(
        module, "measure", lambda model, gold: measured(scores[model] or pytest.fail(model))
    )
    assert publish(packaged, output, recipe.dev_file) is is_new
    assert (output / "config.cfg").read_text(encoding="utf-8") == ("new" if is_new else "old")
    assert (output / "stale.txt").exists() is not is_new
    left = sorted(folder.name for folder in tmp_path.glob("model*"))
    assert left == ["model"]


def test_what_an_interrupted_publication_has_left_is_swept(recipe: Recipe, tmp_path: Path) -> None:
    packaged, output = tmp_path / "package", tmp_path / "model"
    for folder in (packaged, tmp_path / "model.new", tmp_path / "model.old"):
        folder.mkdir()
    (tmp_path / "model.new" / "half.txt").touch()
    (packaged / "config.cfg").write_text("new", encoding="utf-8")
    assert publish(packaged, output, recipe.dev_file)
    assert [file.name for file in output.iterdir()] == ["config.cfg"]
    assert not [*tmp_path.glob("model.*")]
