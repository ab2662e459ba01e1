"""One recogniser out of several: the mean of the weights of rounds that went on from one and the
same model.

Such models err in different places; their mean errs less than each of them, at the price of one
("model soups", Wortsman et al., ICML 2022, arXiv 2203.05482, whose greedy choice of the parts this
is).
"""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

import numpy as np
from spacy.language import Language
from spacy.pipeline import TrainablePipe

from extractors.training.corpus import Piece
from extractors.training.rounds import load_trained
from extractors.training.scoring import ALL, score_entities

_log = logging.getLogger(__name__)


def choose_parts(folders: Sequence[Path], nlp: Language, gold: Sequence[Piece]) -> list[Path]:
    """Return the pipelines whose mean scores best on `gold`, choosing greedily from the best one
    on.

    Args:
        folders: the pipelines to choose from.
        nlp: the pipeline that the mean is to serve in; its recogniser's weights are overwritten.
        gold: annotated articles.
    """
    alone = {folder: _f1_of_mean(nlp, [folder], gold) for folder in folders}
    for folder, f1 in alone.items():
        _log.info("%s: F1 %.4f", folder.parent.name, f1)
    ranked = sorted(folders, key=lambda folder: -alone[folder])
    chosen, best = ranked[:1], alone[ranked[0]]
    for folder in ranked[1:]:
        if (f1 := _f1_of_mean(nlp, [*chosen, folder], gold)) >= best:
            chosen, best = [*chosen, folder], f1
    _log.info("mean of %s: F1 %.4f", ", ".join(folder.parent.name for folder in chosen), best)
    return chosen


def average(folders: Sequence[Path], base: Path) -> Language:
    """Return the pipeline in `base`, the weights of its entity recogniser the mean of those in
    `folders`.
    """
    nlp = load_trained(base)
    _set_weights(nlp, _mean_weights(folders))
    return nlp


def _f1_of_mean(nlp: Language, folders: Sequence[Path], gold: Sequence[Piece]) -> float:
    _set_weights(nlp, _mean_weights(folders))
    docs = nlp.pipe([text for text, _ in gold], batch_size=8)
    found = [[(span.start_char, span.end_char, span.label_) for span in doc.ents] for doc in docs]
    return score_entities(found, gold)[ALL].f1


_Weights = Mapping[tuple[int, str], "np.ndarray[tuple[int, ...], np.dtype[np.float32]]"]


def _mean_weights(folders: Sequence[Path]) -> _Weights:
    every = [_weights(load_trained(folder)) for folder in folders]
    return {
        key: np.mean([weights[key] for weights in every], axis=0, dtype="float64").astype("float32")
        for key in every[0]
    }


def _weights(nlp: Language) -> _Weights:
    layers = enumerate(cast("TrainablePipe", nlp.get_pipe("ner")).model.walk())
    return {
        (place, name): layer.get_param(name).copy()
        for place, layer in layers
        for name in layer.param_names
        if layer.has_param(name)
    }


def _set_weights(nlp: Language, weights: _Weights) -> None:
    layers = list(cast("TrainablePipe", nlp.get_pipe("ner")).model.walk())
    for (place, name), values in weights.items():
        layers[place].set_param(name, values)
