"""From the data folder to the packaged pipeline: vectors, name lists, rounds of training, and the
sentences.

The first round learns from the annotated articles. Its model then reads part of the raw news, and a
second round goes on from it with the articles, with what it made of the news, and with how often it
took each word for what. The second model reads more of the news, and three last rounds go on from
that one. The packaged recogniser is the mean of those that together score best. Everything runs on
one CPU thread and follows the seed.
"""

import json
import logging
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language

from extractors.language import SHIPPED_MODEL, NameLabels
from extractors.training.averaging import average, choose_parts
from extractors.training.corpus import Piece, read_articles
from extractors.training.measuring import measure
from extractors.training.model_card import render_card
from extractors.training.rounds import (
    BEST,
    LAST,
    Recipe,
    Round,
    load_trained,
    train_entities,
    train_sentences,
    use_fast_kernels,
)
from extractors.training.saving import save
from extractors.training.scoring import ALL
from extractors.training.silver import Labelled, choose_paragraphs, label_raw
from extractors.training.vectors import BUCKETS, DIMENSIONS, EPOCHS, build_vectors, read_raw

LICENCE = "CC BY-NC-SA 4.0"
VERSION = "0.2.0"
SECOND_RATE, LAST_RATE = 0.001, 0.0005
"""The learning rates of the rounds that go on from a trained model: the last ones are to stay near
to each other.
"""

_log = logging.getLogger(__name__)


def train_model(recipe: Recipe, output: Path) -> str:
    """Train, package and score a pipeline; put it in the place of the one in `output` if it scores
    better.

    Returns:
        The model card of the new pipeline.
    """
    use_fast_kernels()
    recipe.work.mkdir(parents=True, exist_ok=True)
    rounds = _train_rounds(recipe, build_vectors(recipe.raw_file, recipe.work))
    parts = choose_parts(rounds, _reader(recipe, rounds[-1]), read_articles(recipe.dev_file))
    entities = average(parts, rounds[-1])
    sentences = load_trained(train_sentences(recipe) / BEST)
    packaged = package(
        entities, sentences, read_articles(recipe.train_file), recipe.work / "package"
    )
    card = write_card(recipe, packaged, [part.parent.name for part in parts])
    publish(packaged, output, recipe.dev_file)
    return card


def _train_rounds(recipe: Recipe, vectors: Path) -> list[Path]:
    """Train every round and return the states that may be averaged.

    Of the last rounds they are those of the end, when their ways have parted.
    """
    first = (
        train_entities(recipe, vectors, Round(name="first", steps=recipe.steps, seed=recipe.seed))
        / BEST
    )
    if not recipe.silver:
        return [first]
    seed, news = recipe.seed, _label_news(recipe, first, recipe.silver)
    second = Round(
        name="second",
        steps=recipe.steps // 2,
        seed=seed + 1,
        rate=SECOND_RATE,
        start=first,
        silver=news.texts,
        uses=news.uses,
    )
    better = train_entities(recipe, vectors, second) / BEST
    news = _label_news(recipe, better, recipe.counted)
    last = [
        Round(
            name=name,
            steps=recipe.steps // 3,
            seed=seed + number,
            rate=LAST_RATE,
            start=better,
            silver=texts,
            uses=news.uses,
        )
        for number, (name, texts) in enumerate(
            (("third", news.texts), ("fourth", None), ("fifth", None)), 2
        )
    ]
    return [first, better, *(train_entities(recipe, vectors, this) / LAST for this in last)]


def _label_news(recipe: Recipe, model: Path, count: int) -> Labelled:
    """Label raw news with what a round has trained."""
    paragraphs = choose_paragraphs(list(read_raw(recipe.raw_file)), count, recipe.seed)
    _log.info("labelling %d paragraphs with %s", len(paragraphs), model)
    return label_raw(
        _reader(recipe, model),
        paragraphs,
        recipe.silver,
        recipe.work / f"news_of_{model.parent.name}",
    )


def _reader(recipe: Recipe, model: Path) -> Language:
    """Load what a round has trained, to read as the packaged pipeline does: within lines, and with
    labels settled.
    """
    nlp = load_trained(model)
    nlp.add_pipe("line_starts", first=True)
    cast("NameLabels", nlp.add_pipe("name_labels")).learn(read_articles(recipe.train_file))
    return nlp


def package(
    entities: Language, sentences: Language, articles: Sequence[Piece], folder: Path
) -> Path:
    """Put the trained components together as one pipeline in `folder`; `articles` teach it names'
    labels.
    """
    nlp = spacy.blank("en")
    nlp.vocab.vectors = entities.vocab.vectors
    nlp.vocab.lookups = entities.vocab.lookups
    nlp.add_pipe("line_starts")
    nlp.add_pipe("ner", source=entities)
    labels = nlp.add_pipe("name_labels")
    cast("NameLabels", labels).learn(articles)
    nlp.add_pipe("senter", source=sentences)
    nlp.meta.update(
        name="pressledger_news",
        version=VERSION,
        license=LICENCE,
        description="Names and sentences of world news",
    )
    shutil.rmtree(folder, ignore_errors=True)
    save(nlp, folder)
    return folder


def write_card(recipe: Recipe, packaged: Path, parts: Sequence[str]) -> str:
    """Score the packaged pipeline, write its card beside it and return the card."""
    gold = read_articles(recipe.dev_file)
    measured = measure(str(packaged), gold)
    card = render_card(
        measured,
        _settings(recipe, parts),
        licence=LICENCE,
        version=VERSION,
        articles=len(gold),
        silver=recipe.silver > 0,
    )
    (packaged / "README.md").write_text(card, encoding="utf-8")
    # A model of the same data has the licence of the one before.
    shutil.copyfile(SHIPPED_MODEL / "LICENSE", packaged / "LICENSE")
    (packaged / "scores.json").write_text(
        json.dumps(measured.as_json(), indent=1) + "\n", encoding="utf-8"
    )
    return card


def _settings(recipe: Recipe, parts: Sequence[str]) -> Mapping[str, object]:
    first = {
        "seed": recipe.seed,
        "word vectors": f"floret, {DIMENSIONS} dimensions, {BUCKETS:,} buckets, {EPOCHS} epochs",
        "first round": f"{recipe.steps:,} steps on the annotated articles, names replaced in a copy"
        " of each",
    }
    further = {
        "second round": f"{recipe.steps // 2:,} steps from the first, with {recipe.silver:,}"
        " paragraphs of raw news that it labelled",
        "third to fifth round": f"{recipe.steps // 3:,} steps each from the second, which counted"
        f" the uses of words in {recipe.counted:,} paragraphs; the third with {recipe.silver:,} of"
        " them",
        "packaged": f"the mean of the rounds {', '.join(parts)}",
    }
    return first | further if recipe.silver else first


def publish(packaged: Path, output: Path, dev: Path) -> bool:
    """Put `packaged` in the place of `output` in one rename, unless the model there scores as well
    on `dev`.
    """
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
