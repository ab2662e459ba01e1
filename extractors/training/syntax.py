"""The command ``python -m extractors.training.syntax DATA_FOLDER``: a tagger and a parser for the
packaged pipeline.

They learn from Universal Dependencies, read words with the vectors and name lists of the packaged
model, and join it as disabled components: `extractors.language.SentenceParser` runs them on single
sentences. `SYNTAX.md` beside the model's own card says how well they do.
"""

import argparse
import logging
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from spacy.language import Language
from spacy.lookups import Lookups
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import load_config, registry

from extractors.language import SHIPPED_MODEL, load_pipeline
from extractors.training.rounds import BEST, CONFIGS, load_trained, train_from_config
from extractors.training.saving import save

COMPONENTS = ("tok2vec", "tagger", "parser")
"""What the training makes, in the order in which a sentence passes through it."""

TREEBANKS: Mapping[str, str] = {"ewt+gum": "ud_train", "ewt": "ud_train_ewt"}
"""The files to learn from: both treebanks, or the one of a licence that allows commercial use."""

TESTS: Mapping[str, str] = {
    "EWT test": "ud_test_ewt",
    "GUM test": "ud_test_gum",
    "GUM news held out": "ud_gum_news_heldout",
}
"""The files that the card reports; none of them is learnt from or chosen by."""

STEPS = 2_000
"""Steps of the training that ships."""

_UNFINISHED = 50  # steps by which the learning rate would reach nothing later

_CARD = """# Syntax of pressledger_news

Tags (Penn Treebank) and relations (Universal Dependencies 2) of single English sentences. This page
is written by the training run (`python -m extractors.training.syntax DATA_FOLDER`).

**Licence: {licence}.** Trained on
{treebanks}
with the word vectors and name lists of the model beside it. With `--treebanks ewt` the GUM part
(CC BY-NC-SA 4.0) is left out, and what comes of it may be used commercially; what GUM brings is
said in `docs/quality.md`.

An encoder of {width} dimensions and {depth} layers; {steps:,} steps, seed {seed}; chosen on the
development mix of both treebanks.

| text | words | tags | UAS | LAS | subjects F1 |
|---|---|---|---|---|---|
{rows}

{speed:,} words a second of processor time on one core.
"""

_LICENCES: Mapping[str, str] = {"ewt+gum": "CC BY-NC-SA 4.0", "ewt": "CC BY-SA 4.0"}
_NAMES: Mapping[str, str] = {
    "ewt+gum": "Universal Dependencies English EWT (CC BY-SA 4.0) and GUM (CC BY-NC-SA 4.0)",
    "ewt": "Universal Dependencies English EWT (CC BY-SA 4.0)",
}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeScores:
    """How right the parse of one file is, in percent; its number of words."""

    words: int
    tags: float
    unlabelled: float
    labelled: float
    subjects: float


def lookups_of_model(path: str) -> Lookups:
    """Return the name lists that a packaged model carries, for the config of a training."""
    return load_trained(Path(path)).vocab.lookups


registry.misc("pressledger.lookups_of_model.v1", func=lookups_of_model)


def train_syntax(
    data: Path, model: Path, work: Path, treebanks: str, seed: int, steps: int = STEPS
) -> Path:
    """Train the components and return the folder of the best state.

    Args:
        data: the folder with ``ud/``.
        model: the packaged pipeline whose vectors and name lists are used.
        work: the folder for what is made on the way; what is finished there is used again.
        treebanks: a key of `TREEBANKS`.
        seed: of every random choice.
        steps: of the training; a quarter of them takes a fifth of the time, to try it.
    """
    inputs = [
        data / "ud" / f"{TREEBANKS[treebanks]}.spacy",
        data / "ud" / "dev_mix.spacy",
        model / "vocab",
    ]
    overrides = {
        "paths.train": str(inputs[0]),
        "paths.dev": str(inputs[1]),
        "paths.model": str(model),
        "system.seed": seed,
        "training.max_steps": steps,
        "training.optimizer.learn_rate.total_steps": steps + _UNFINISHED,
    }
    config = load_config(CONFIGS / "syntax.cfg", overrides=overrides, interpolate=False)
    return train_from_config(config, inputs, work / f"syntax_{treebanks}") / BEST


def add_syntax(model: Path, trained: Path) -> None:
    """Put trained components into a packaged pipeline, disabled, in the place of earlier ones."""
    nlp = load_trained(model)
    source = load_trained(trained)
    for name in COMPONENTS:
        if name in nlp.component_names:
            nlp.remove_pipe(name)
        nlp.add_pipe(name, source=source)
        nlp.disable_pipe(name)
    save(nlp, model)


def score_trees(nlp: Language, file: Path) -> tuple[TreeScores, float]:
    """Return how right the components are on a file of trees, and their seconds of processor time.

    Every sentence is read alone, as a run reads it.
    """
    gold = [sentence.as_doc() for doc in _trees(nlp, file) for sentence in doc.sents]
    blank = [_untold(nlp, doc) for doc in gold]
    began = time.process_time()
    documents = blank
    for name in COMPONENTS:
        documents = list(_trained(nlp, name).pipe(documents, batch_size=64))
    seconds = time.process_time() - began
    pairs = [Example(read, right) for read, right in zip(documents, gold, strict=True)]
    scores = _trained(nlp, "parser").score(pairs) | _trained(nlp, "tagger").score(pairs)
    figures = TreeScores(
        words=sum(map(len, gold)),
        tags=100 * scores["tag_acc"],
        unlabelled=100 * scores["dep_uas"],
        labelled=100 * scores["dep_las"],
        subjects=100 * scores["dep_las_per_type"].get("nsubj", {"f": 0.0})["f"],
    )
    return figures, seconds


def _trained(nlp: Language, name: str) -> TrainablePipe:
    return cast("TrainablePipe", nlp.get_pipe(name))


def _trees(nlp: Language, file: Path) -> list[Doc]:
    return list(DocBin().from_disk(file).get_docs(nlp.vocab))


def _untold(nlp: Language, doc: Doc) -> Doc:
    """Return the words of a tree without what is to be found."""
    return Doc(
        nlp.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        sent_starts=[True, *[False] * (len(doc) - 1)],
    )


def render_card(nlp: Language, data: Path, treebanks: str, seed: int, steps: int = STEPS) -> str:
    """Score the components on the test files and return their card as Markdown."""
    config = load_config(CONFIGS / "syntax.cfg")
    rows, words, seconds = [], 0, 0.0
    for name, file in TESTS.items():
        scores, spent = score_trees(nlp, data / "ud" / f"{file}.spacy")
        words += scores.words
        seconds += spent
        rows.append(
            f"| {name} | {scores.words:,} | {scores.tags:.1f} | {scores.unlabelled:.1f} "
            f"| {scores.labelled:.1f} | {scores.subjects:.1f} |"
        )
    encoder = config["components"]["tok2vec"]["model"]["encode"]
    return _CARD.format(
        licence=_LICENCES[treebanks],
        treebanks=_NAMES[treebanks],
        width=encoder["width"],
        depth=encoder["depth"],
        steps=steps,
        seed=seed,
        rows="\n".join(rows),
        speed=round(words / seconds) if seconds else 0,
    )


def main() -> int:
    """Train, add the components to the packaged pipeline and write their card."""
    parser = argparse.ArgumentParser(
        prog="python -m extractors.training.syntax", description=__doc__
    )
    parser.add_argument("data", type=Path, help="folder with ud/")
    parser.add_argument("--model", type=Path, default=SHIPPED_MODEL, help="pipeline to add them to")
    parser.add_argument("--work", type=Path, default=Path("training"), help="folder to work in")
    parser.add_argument("--treebanks", choices=[*TREEBANKS], default="ewt+gum")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=STEPS, help="fewer to try it")
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    given.work.mkdir(parents=True, exist_ok=True)
    chosen = (given.treebanks, given.seed, given.steps)
    trained = train_syntax(given.data, given.model, given.work, *chosen)
    add_syntax(given.model, trained)
    card = render_card(load_pipeline(str(given.model)), given.data, *chosen)
    (given.model / "SYNTAX.md").write_text(card, encoding="utf-8")
    sys.stdout.write(card)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
