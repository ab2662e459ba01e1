"""Measuring a pipeline over annotated articles: scores, speed beside a bare tokeniser, loading
time, memory, size.
"""

import resource
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from extractors.language import SHIPPED_MODEL, load_pipeline
from extractors.training.corpus import Piece
from extractors.training.scoring import Score, score_entities

WARM_UP = 10
"""So many articles are read before the clock runs, so that caches are filled as they are in a long
run.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one run over the articles gave; words are those between white space, seconds those of
    the processor.
    """

    scores: Mapping[str, Score]
    words_per_second: float
    tokenizer_words_per_second: float
    load_seconds: float
    peak_memory_mb: float
    size_mb: float

    def as_json(self) -> dict[str, Any]:
        """Return the figures as plain data, F1 by label in percent."""
        return {
            "f1": {label: round(100 * score.f1, 2) for label, score in self.scores.items()},
            "words_per_second": round(self.words_per_second),
            "tokenizer_words_per_second": round(self.tokenizer_words_per_second),
            "load_seconds": round(self.load_seconds, 2),
            "peak_memory_mb": round(self.peak_memory_mb),
            "size_mb": round(self.size_mb, 1),
        }


def measure(model: str | None, gold: Sequence[Piece]) -> Measured:
    """Run the pipeline `model` over the articles of `gold` in this process and say how it did.

    Raises:
        ModelError: there is no such model.
    """
    began = time.perf_counter()
    nlp = load_pipeline(model)
    load_seconds = time.perf_counter() - began
    texts = [text for text, _ in gold]
    words = sum(len(text.split()) for text in texts)
    _read(nlp, texts[:WARM_UP])
    found, seconds = _read(nlp, texts)
    _, bare_seconds = _read(spacy.blank("en"), texts)
    return Measured(
        scores=score_entities(found, gold),
        words_per_second=words / seconds,
        tokenizer_words_per_second=words / bare_seconds,
        load_seconds=load_seconds,
        peak_memory_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        size_mb=_size_mb(SHIPPED_MODEL if model is None else Path(model)),
    )


def _read(nlp: Language, texts: Sequence[str]) -> tuple[list[list[tuple[int, int, str]]], float]:
    began = time.process_time()
    found = [
        [(span.start_char, span.end_char, span.label_) for span in doc.ents]
        for doc in nlp.pipe(texts)
    ]
    return found, time.process_time() - began


def _size_mb(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20
