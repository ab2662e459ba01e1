"""Rounds of training: the config that each is trained by, and that finished ones are used again."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest
import spacy
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import load_config
from thinc.api import Config, get_current_ops, set_current_ops

from extractors.training import rounds
from extractors.training.resuming import fingerprint, mark_finished
from extractors.training.rounds import (
    BEST,
    CONFIGS,
    FIRST_RATE,
    LAST,
    Recipe,
    Round,
    load_trained,
    train_entities,
    train_from_config,
    train_sentences,
)

ARTICLES = (
    '{"text": "Ana met Bo in Lima.", "spans": [[0, 3, "Person"], [8, 10, "Person"]]}\n'
    '{"text": "It left Lima.", "spans": [[8, 12, "Location"]]}\n'
)


@pytest.fixture
def recipe(tmp_path: Path) -> Recipe:
    """Return a recipe over a data folder with two annotated articles."""
    found = Recipe(
        data=tmp_path / "data", work=tmp_path / "work", seed=7, steps=90, silver=0, counted=0
    )
    found.train_file.parent.mkdir(parents=True)
    found.work.mkdir()
    for file in (found.train_file, found.dev_file):
        file.write_text(ARTICLES, encoding="utf-8")
    return found


@dataclass
class Trainings:
    """What was to be trained: the config, the files that it depends on, and the folder for it."""

    configs: list[Config] = field(default_factory=list)
    inputs: list[list[Path]] = field(default_factory=list)

    def train(self, config: Config, inputs: list[Path], folder: Path) -> Path:
        self.configs.append(config)
        self.inputs.append(inputs)
        return folder


@pytest.fixture
def trainings(monkeypatch: pytest.MonkeyPatch) -> Trainings:
    """Let no round be trained, and the table of name classes hold what the uses say alone."""
    found = Trainings()
    monkeypatch.setattr(rounds, "train_from_config", found.train)
    monkeypatch.setattr(rounds, "build_name_classes", lambda uses: dict.fromkeys(uses, 1))
    return found


def test_files_of_a_recipe(recipe: Recipe) -> None:
    files = [recipe.train_file, recipe.dev_file, recipe.raw_file]
    assert [file.relative_to(recipe.data).as_posix() for file in files] == [
        "ner/ewn_train.jsonl",
        "ner/ewn_dev.jsonl",
        "ner/raw_news.txt.gz",
    ]


def test_a_first_round_has_the_articles_alone(recipe: Recipe, trainings: Trainings) -> None:
    vectors = recipe.work / "vectors"
    folder = train_entities(recipe, vectors, Round(name="first", steps=90, seed=7))
    [config], [inputs] = trainings.configs, trainings.inputs
    classes, labels = recipe.work / "first_classes.json", recipe.work / "labels.json"
    assert folder == recipe.work / "first"
    assert inputs == [recipe.train_file, recipe.dev_file, vectors, classes, labels]
    assert config["paths"] == {
        "train": str(recipe.train_file),
        "dev": str(recipe.dev_file),
        "vectors": str(vectors),
        "name_classes": str(classes),
        "labels": str(labels),
        "silver": None,
    }
    assert config["system"]["seed"] == 7
    assert config["training"]["max_steps"] == 90
    assert config["training"]["optimizer"]["learn_rate"]["initial_rate"] == FIRST_RATE
    assert "source" not in config["components"]["ner"]


def test_a_further_round_goes_on_from_a_model(recipe: Recipe, trainings: Trainings) -> None:
    start, silver = recipe.work / "first" / BEST, recipe.work / "texts.spacy"
    this = Round(
        name="second",
        steps=45,
        seed=8,
        rate=0.001,
        start=start,
        silver=silver,
        uses={"Lima": {"Location": 3}},
    )
    train_entities(recipe, recipe.work / "vectors", this)
    [config], [inputs] = trainings.configs, trainings.inputs
    assert inputs[-2:] == [start, silver]
    assert config["components"]["ner"] == {"source": str(start)}
    assert config["paths"]["silver"] == str(silver)
    assert config["training"]["optimizer"]["learn_rate"]["initial_rate"] == 0.001
    classes = (recipe.work / "second_classes.json").read_text(encoding="utf-8")
    assert json.loads(classes) == {"Lima": 1}


def test_every_label_of_the_articles_has_its_moves(recipe: Recipe, trainings: Trainings) -> None:
    train_entities(recipe, recipe.work / "vectors", Round(name="first", steps=1, seed=1))
    moves = json.loads((recipe.work / "labels.json").read_text(encoding="utf-8"))
    labels = {"Location": 1, "Person": 1}
    assert moves == {
        "0": {},
        "1": labels,
        "2": labels,
        "3": labels,
        "4": {**labels, "": 1},
        "5": {"": 1},
    }
    nlp = spacy.blank("en")
    example = Example.from_dict(nlp("Ana left."), {"entities": []})
    recogniser = cast("EntityRecognizer", nlp.add_pipe("ner"))
    recogniser.initialize(lambda: [example], nlp=nlp, labels=moves)
    assert recogniser.labels == ("Location", "Person")


def test_sentences_are_learnt_from_the_treebanks(recipe: Recipe, trainings: Trainings) -> None:
    assert train_sentences(recipe) == recipe.work / "sentences"
    [inputs], config = trainings.inputs, trainings.configs[0].interpolate()
    assert [file.relative_to(recipe.data).as_posix() for file in inputs] == [
        "ud/ud_train.spacy",
        "ud/dev_mix.spacy",
    ]
    assert config["corpora"]["train"]["path"] == str(inputs[0])
    assert config["corpora"]["dev"]["path"] == str(inputs[1])
    assert config["training"]["seed"] == 7


@pytest.fixture
def kernels() -> Iterator[None]:
    """Let the tests that follow compute as those before."""
    before = get_current_ops()
    yield
    set_current_ops(before)


def two_step_config(trees: Path, **settings: object) -> Config:
    overrides = {
        "paths.train": str(trees),
        "paths.dev": str(trees),
        "training.max_steps": 2,
        "training.eval_frequency": 1,
    }
    return load_config(CONFIGS / "senter.cfg", overrides=overrides | settings)


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """Return a file of one text of two sentences."""
    doc = Doc(
        spacy.blank("en").vocab,
        words=["Ana", "sang", ".", "Bo", "ran", "."],
        sent_starts=[True, False, False, True, False, False],
    )
    path = tmp_path / "trees.spacy"
    DocBin(docs=[doc]).to_disk(path)
    return path


@pytest.mark.usefixtures("kernels")
def test_a_training_leaves_its_best_and_last_state_and_is_used_again(
    tmp_path: Path, trees: Path
) -> None:
    config, folder = two_step_config(trees), tmp_path / "sentences"
    assert train_from_config(config, [trees], folder) == folder
    for state in (BEST, LAST):
        assert load_trained(folder / state).pipe_names == ["senter"]
    meta = folder / LAST / "meta.json"
    meta.unlink()
    train_from_config(config, [trees], folder)
    assert not meta.exists()
    train_from_config(two_step_config(trees, **{"training.seed": 2}), [trees], folder)
    assert meta.exists()


def test_a_finished_training_is_known_by_its_config_and_inputs(tmp_path: Path) -> None:
    data, folder = tmp_path / "data.txt", tmp_path / "done"
    data.write_text("one", encoding="utf-8")
    folder.mkdir()
    config = Config({"training": {"seed": 1}})
    mark_finished(folder, fingerprint(config.to_str(), data))
    assert train_from_config(config, [data], folder) == folder
    assert [file.name for file in folder.iterdir()] == ["finished.sha256"]


def test_a_training_without_its_data_says_which_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"ud_train\.spacy is neither"):
        train_from_config(Config(), [tmp_path / "ud_train.spacy"], tmp_path / "work")
    assert not (tmp_path / "work").exists()
