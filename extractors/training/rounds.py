"""Training runs of spaCy: rounds of the entity recogniser, each from a config and a start, and the
sentences.

A round that an earlier run of the same recipe has finished in the same work folder is used again.
"""

import json
import logging
import sys
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import Config, NumpyOps, set_current_ops
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from extractors.training.corpus import read_articles
from extractors.training.name_classes import build_name_classes
from extractors.training.resuming import fingerprint, is_finished, mark_finished
from extractors.training.silver import Uses

CONFIGS = Path(__file__).parent
BEST, LAST = "model-best", "model-last"
"""The folders in which spaCy leaves the best and the last state of a training."""
FIRST_RATE = 0.002

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What the training depends on; the same recipe over the same data makes the same model.

    Args:
        data: the folder with ``ner/`` and ``ud/``.
        work: the folder for what is made on the way; what lies there already, finished, is used
            again.
        seed: of every random choice.
        steps: of the first round of training the entity recogniser; the second has half, the last a
            third as many.
        silver: how many paragraphs of raw news the further rounds learn from; 0 for one round only.
        counted: in how many paragraphs the better model counts what each word is used for.
    """

    data: Path
    work: Path
    seed: int
    steps: int
    silver: int
    counted: int

    @property
    def train_file(self) -> Path:
        """The annotated articles to learn from."""
        return self.data / "ner" / "ewn_train.jsonl"

    @property
    def dev_file(self) -> Path:
        """The annotated articles to choose by."""
        return self.data / "ner" / "ewn_dev.jsonl"

    @property
    def raw_file(self) -> Path:
        """The raw news."""
        return self.data / "ner" / "raw_news.txt.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round of training the entity recogniser: where it starts and what it has beside the
    annotated articles.

    Attributes:
        rate: the learning rate that it begins with, to end at nothing.
        start: the folder of the model that it goes on from.
        silver: texts that a model has labelled.
        uses: how often a model has taken each word for what.
    """

    name: str
    steps: int
    seed: int
    rate: float = FIRST_RATE
    start: Path | None = None
    silver: Path | None = None
    uses: Uses = field(default_factory=dict)


def use_fast_kernels() -> None:
    """Compute on one thread with OpenBLAS, which trains about 1.8 times as fast as thinc's BLIS."""
    set_current_ops(NumpyOps(use_blis=False))
    threadpool_limits(limits=1, user_api="blas")


def train_entities(recipe: Recipe, vectors: Path, this: Round) -> Path:
    """Train one round of the entity recogniser and return its folder.

    In it are `BEST`, the best state on the development set, and `LAST`, that of the end.
    """
    classes = recipe.work / f"{this.name}_classes.json"
    classes.write_text(json.dumps(build_name_classes(this.uses)), encoding="utf-8")
    labels = recipe.work / "labels.json"
    labels.write_text(json.dumps(_moves(recipe.train_file)), encoding="utf-8")
    overrides = {
        "paths.train": str(recipe.train_file),
        "paths.dev": str(recipe.dev_file),
        "paths.vectors": str(vectors),
        "paths.name_classes": str(classes),
        "paths.labels": str(labels),
        "paths.silver": str(this.silver) if this.silver else None,
        "system.seed": this.seed,
        "training.max_steps": this.steps,
        "training.optimizer.learn_rate.total_steps": this.steps + 50,
        "training.optimizer.learn_rate.initial_rate": this.rate,
    }
    config = load_config(CONFIGS / "ner.cfg", overrides=overrides, interpolate=False)
    inputs = [recipe.train_file, recipe.dev_file, vectors, classes, labels]
    inputs += [part for part in (this.start, this.silver) if part]
    if this.start:
        config["components"]["ner"] = {"source": str(this.start)}
    return train_from_config(config, inputs, recipe.work / this.name)


def train_sentences(recipe: Recipe) -> Path:
    """Train the sentence recogniser and return its folder, with `BEST` and `LAST` in it."""
    inputs = [recipe.data / "ud" / "ud_train.spacy", recipe.data / "ud" / "dev_mix.spacy"]
    overrides = {
        "paths.train": str(inputs[0]),
        "paths.dev": str(inputs[1]),
        "training.seed": recipe.seed,
    }
    return train_from_config(
        load_config(CONFIGS / "senter.cfg", overrides=overrides), inputs, recipe.work / "sentences"
    )


def load_trained(folder: Path) -> Language:
    """Load a pipeline bare, as it was trained; `extractors.load_pipeline` would adapt it."""
    return spacy.load(folder)  # noqa: TID251


def train_from_config(config: Config, inputs: list[Path], folder: Path) -> Path:
    """Train what a config says into `folder`, unless that is finished there; return the folder."""
    key = fingerprint(config.to_str(), *inputs)
    if is_finished(folder, key):
        _log.info("%s is there already", folder)
        return folder
    _log.info("training into %s", folder)
    folder.mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(config, use_gpu=-1)
    use_fast_kernels()
    train(nlp, folder, use_gpu=-1, stdout=sys.stderr, stderr=sys.stderr)
    mark_finished(folder, key)
    return folder


def _moves(path: Path) -> dict[str, dict[str, int]]:
    """Return the labels of the annotated articles as spaCy's transition system wants them: by
    number of the move.
    """
    labels = sorted({label for _, spans in read_articles(path) for _, _, label in spans})
    counts = dict.fromkeys(labels, 1)
    return {"0": {}, "1": counts, "2": counts, "3": counts, "4": counts | {"": 1}, "5": {"": 1}}
