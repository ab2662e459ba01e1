"""From the data folder to the packaged pipeline: vectors, name lists, rounds of training, and the sentences.

The first round learns from the annotated articles. Its model then reads part of the raw news, and further rounds go on
from it with the articles, with what it made of the news, and with how often it took each word for what. The packaged
recogniser is the mean of them all.
Everything runs on one CPU thread and follows the seed.
"""

import json
import logging
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import Config, NumpyOps, set_current_ops
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from extractors.name_labels import NameLabels
from extractors.training.corpus import Piece, read_articles
from extractors.training.measuring import measure
from extractors.training.model_card import render_card
from extractors.training.name_classes import build_name_classes
from extractors.training.scoring import ALL
from extractors.training.silver import Uses, choose_paragraphs, label_raw
from extractors.training.vectors import build_vectors, read_raw

CONFIGS = Path(__file__).parent
LICENCE = "CC BY-NC-SA 4.0"
VERSION = "0.1.0"
FURTHER_RATE = 0.001
"""The learning rate of the rounds that start from a trained model; the first has 0.002."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What the training depends on; the same recipe over the same data makes the same model.

    Args:
        data: the folder with ``ner/`` and ``ud/``.
        work: the folder for what is made on the way; vectors that lie there already are used again.
        seed: of every random choice.
        steps: of each round of training the entity recogniser.
        silver: how many paragraphs of raw news the first model labels for the others; 0 for one round only.
    """

    data: Path
    work: Path
    seed: int
    steps: int
    silver: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round of training the entity recogniser: where it starts and what it has beside the annotated articles."""

    name: str
    steps: int
    seed: int
    start: Path | None = None
    silver: Path | None = None
    uses: Uses = field(default_factory=dict)


def train_model(recipe: Recipe, output: Path) -> str:
    """Train, package and score a pipeline; put it in the place of the one in `output` if it scores better.

    Returns:
        The model card of the new pipeline.
    """
    use_fast_kernels()
    recipe.work.mkdir(parents=True, exist_ok=True)
    vectors = build_vectors(recipe.data / "ner" / "raw_news.txt.gz", recipe.work)
    rounds = [train_entities(recipe, vectors, Round(name="first", steps=recipe.steps, seed=recipe.seed))]
    if recipe.silver:
        rounds += [train_entities(recipe, vectors, more) for more in _further_rounds(recipe, rounds[0])]
    sentences = train_sentences(recipe)
    articles = read_articles(recipe.data / "ner" / "ewn_train.jsonl")
    packaged = package(average(rounds), _load(sentences), articles, recipe.work / "package")
    card = write_card(recipe, packaged)
    publish(packaged, output, recipe.data / "ner" / "ewn_dev.jsonl")
    return card


def _further_rounds(recipe: Recipe, first: Path) -> Iterator[Round]:
    """Yield the rounds that go on from the first model, with and without what it made of the raw news."""
    paragraphs = list(read_raw(recipe.data / "ner" / "raw_news.txt.gz"))
    silver, uses = label_raw(_load(first), choose_paragraphs(paragraphs, recipe.silver, recipe.seed), recipe.work)
    for number, learnt in enumerate((silver, None, silver), start=1):
        name, seed = f"further_{number}", recipe.seed + number - 1
        yield Round(name=name, steps=recipe.steps // 2, seed=seed, start=first, silver=learnt, uses=uses)


def average(folders: Sequence[Path]) -> Language:
    """Return the last of the pipelines, the weights of its entity recogniser the mean of them all.

    Models that went on from one and the same, each on its own way, err in different places; their mean errs less than
    each of them, at the price of one.
    """
    pipelines = [_load(folder) for folder in folders]
    layers = [list(cast("TrainablePipe", nlp.get_pipe("ner")).model.walk()) for nlp in pipelines]
    for same in zip(*layers, strict=True):
        for name in same[-1].param_names:
            if same[-1].has_param(name):
                mean = np.mean([layer.get_param(name) for layer in same], axis=0, dtype="float64")
                same[-1].set_param(name, mean.astype("float32"))
    return pipelines[-1]


def use_fast_kernels() -> None:
    """Compute on one thread with OpenBLAS, which trains about 1.8 times as fast as thinc's BLIS."""
    set_current_ops(NumpyOps(use_blis=False))
    threadpool_limits(limits=1, user_api="blas")


def train_entities(recipe: Recipe, vectors: Path, this: Round) -> Path:
    """Train one round of the entity recogniser and return the folder of its best state on the development set."""
    classes = recipe.work / f"{this.name}_classes.json"
    classes.write_text(json.dumps(build_name_classes(this.uses)), encoding="utf-8")
    labels = recipe.work / "labels.json"
    labels.write_text(json.dumps(_moves(recipe.data / "ner" / "ewn_train.jsonl")), encoding="utf-8")
    overrides = {
        "paths.train": str(recipe.data / "ner" / "ewn_train.jsonl"),
        "paths.dev": str(recipe.data / "ner" / "ewn_dev.jsonl"),
        "paths.vectors": str(vectors),
        "paths.name_classes": str(classes),
        "paths.labels": str(labels),
        "paths.silver": str(this.silver) if this.silver else None,
        "system.seed": this.seed,
        "training.max_steps": this.steps,
        "training.optimizer.learn_rate.total_steps": this.steps + 50,
    }
    config = load_config(CONFIGS / "ner.cfg", overrides=overrides, interpolate=False)
    if this.start:
        config["components"]["ner"] = {"source": str(this.start)}
        config["training"]["optimizer"]["learn_rate"]["initial_rate"] = FURTHER_RATE
    return _train(config, recipe.work / this.name)


def train_sentences(recipe: Recipe) -> Path:
    """Train the sentence recogniser and return the folder of its best state."""
    overrides = {
        "paths.train": str(recipe.data / "ud" / "ud_train.spacy"),
        "paths.dev": str(recipe.data / "ud" / "dev_mix.spacy"),
        "training.seed": recipe.seed,
    }
    return _train(load_config(CONFIGS / "senter.cfg", overrides=overrides), recipe.work / "sentences")


def _train(config: Config, folder: Path) -> Path:
    _log.info("training into %s", folder)
    folder.mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(config, use_gpu=-1)
    use_fast_kernels()
    train(nlp, folder, use_gpu=-1, stdout=sys.stderr, stderr=sys.stderr)
    return folder / "model-best"


def _moves(path: Path) -> dict[str, dict[str, int]]:
    """Return the labels of the annotated articles as spaCy's transition system wants them: by number of the move."""
    labels = sorted({label for _, spans in read_articles(path) for _, _, label in spans})
    counts = dict.fromkeys(labels, 1)
    return {"0": {}, "1": counts, "2": counts, "3": counts, "4": counts | {"": 1}, "5": {"": 1}}


def _load(folder: Path) -> Language:
    return spacy.load(folder)  # noqa: TID251 (bare, as trained: `load_pipeline` would adapt it)


def package(entities: Language, sentences: Language, articles: Sequence[Piece], folder: Path) -> Path:
    """Put the trained components together as one pipeline in `folder`; `articles` teach it names' labels."""
    nlp = spacy.blank("en")
    nlp.vocab.vectors = entities.vocab.vectors
    nlp.vocab.lookups = entities.vocab.lookups
    nlp.add_pipe("line_starts")
    nlp.add_pipe("ner", source=entities)
    labels = nlp.add_pipe("name_labels")
    cast("NameLabels", labels).learn(articles)
    nlp.add_pipe("senter", source=sentences)
    nlp.meta.update(
        name="pressledger_news", version=VERSION, license=LICENCE, description="Names and sentences of world news"
    )
    shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(folder)
    return folder


def write_card(recipe: Recipe, packaged: Path) -> str:
    """Score the packaged pipeline, write its card beside it and return the card."""
    gold = read_articles(recipe.data / "ner" / "ewn_dev.jsonl")
    measured = measure(str(packaged), gold)
    settings = {"seed": recipe.seed, "steps a round": recipe.steps, "paragraphs of raw news labelled": recipe.silver}
    card = render_card(
        measured, settings, licence=LICENCE, version=VERSION, articles=len(gold), silver=recipe.silver > 0
    )
    (packaged / "README.md").write_text(card, encoding="utf-8")
    (packaged / "scores.json").write_text(json.dumps(measured.as_json(), indent=1) + "\n", encoding="utf-8")
    return card


def publish(packaged: Path, output: Path, dev: Path) -> bool:
    """Put `packaged` in the place of `output` in one rename, unless the model there scores as well on `dev`."""
    gold = read_articles(dev)
    if (output / "config.cfg").exists():
        new, old = (measure(str(folder), gold).scores[ALL].f1 for folder in (packaged, output))
        if old >= new:
            _log.info("kept %s: F1 %.4f against %.4f of the new one", output, old, new)
            return False
    staged, retired = output.with_name(output.name + ".new"), output.with_name(output.name + ".old")
    for folder in (staged, retired):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(packaged, staged)
    if output.exists():
        output.rename(retired)
    staged.rename(output)
    shutil.rmtree(retired, ignore_errors=True)
    return True
