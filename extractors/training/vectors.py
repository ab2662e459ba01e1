"""Word vectors of raw news: floret's hashed subword vectors, in which a name never seen has a place
too.
"""

import gzip
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training.initialize import convert_vectors

from extractors.training.resuming import fingerprint, is_finished, mark_finished

DIMENSIONS = 64
BUCKETS = 40_000
EPOCHS = 6


def read_raw(path: Path) -> Iterator[str]:
    """Yield the paragraphs of a gzipped text file, one a line."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if paragraph := line.strip():
                yield paragraph


def build_vectors(raw: Path, work: Path) -> Path:
    """Train vectors on the paragraphs of `raw` and return the folder of a blank pipeline that holds
    them.

    One thread, so that the same text gives the same vectors; those that an earlier run has finished
    are used again.
    """
    folder, mark = work / "vectors", work / "vectors_of"
    key = fingerprint(raw, f"{DIMENSIONS} {BUCKETS} {EPOCHS}")
    if is_finished(mark, key):
        return folder
    tokens = work / "tokens.txt"
    nlp = spacy.blank("en")
    with tokens.open("w", encoding="utf-8") as out:
        out.writelines(_tokenized(nlp, paragraph) for paragraph in read_raw(raw))
    table = import_module("floret").train_unsupervised(
        str(tokens),
        mode="floret",
        model="skipgram",
        dim=DIMENSIONS,
        bucket=BUCKETS,
        minn=3,
        maxn=5,
        hashCount=2,
        minCount=5,
        epoch=EPOCHS,
        lr=0.05,
        t=1e-4,
        thread=1,
    )
    table.save_floret_vectors(str(work / "vectors.floret"))
    convert_vectors(nlp, work / "vectors.floret", truncate=-1, prune=-1, mode="floret")
    nlp.to_disk(folder)
    mark.mkdir(exist_ok=True)
    mark_finished(mark, key)
    return folder


def _tokenized(nlp: Language, paragraph: str) -> str:
    return " ".join(token.text for token in nlp.make_doc(paragraph) if not token.is_space) + "\n"
