"""Reading raw news with a model: sentences to learn from again, and how often each word is used for
what.
"""

import json
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from extractors.language import mark_line_starts
from extractors.training.resuming import fingerprint, is_finished, mark_finished

Uses = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Raw news as a model read it: the file of texts to learn from, and for every word how often it
    was what.
    """

    texts: Path
    uses: Uses


def label_raw(nlp: Language, paragraphs: Sequence[str], kept: int, folder: Path) -> Labelled:
    """Label `paragraphs` with the entities that `nlp` finds, or use again what an earlier run has
    made of them.

    Args:
        nlp: a pipeline that finds entities.
        paragraphs: the texts; the words of all of them are counted.
        kept: how many of them, from the first, are to be learnt from; those without any entity are
            left out.
        folder: for the labelled texts and the counts, how often a word stood inside an entity of
            which label, "" for none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    texts, counts = folder / "texts.spacy", folder / "uses.json"
    # The bytes of a pipeline are not the same on every run; what it makes of some texts is.
    sample = [
        [(span.start, span.end, span.label_) for span in doc.ents]
        for doc in nlp.pipe(paragraphs[:500])
    ]
    key = fingerprint(json.dumps(sample), "\n".join(paragraphs), str(kept))
    if not is_finished(folder, key):
        labelled, uses = _read(nlp, paragraphs, kept)
        labelled.to_disk(texts)
        counts.write_text(json.dumps(uses, sort_keys=True), encoding="utf-8")
        mark_finished(folder, key)
    return Labelled(texts=texts, uses=json.loads(counts.read_text(encoding="utf-8")))


def _read(nlp: Language, paragraphs: Sequence[str], kept: int) -> tuple[DocBin, Uses]:
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    labelled = DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE", "SENT_START"])
    for place, doc in enumerate(nlp.pipe(paragraphs, batch_size=64)):
        for token in doc:
            uses[token.text][token.ent_type_] += 1
        if doc.ents and place < kept:
            labelled.add(_without_other_sentences(doc))
    return labelled, {word: dict(counts) for word, counts in uses.items()}


def choose_paragraphs(paragraphs: Sequence[str], count: int, seed: int) -> list[str]:
    """Return `count` of the paragraphs at random, or all of them where there are fewer."""
    return random.Random(seed).sample(list(paragraphs), min(count, len(paragraphs)))


def _without_other_sentences(doc: Doc) -> Doc:
    """Return `doc` with line starts as its only boundaries, as the annotated articles have them."""
    plain = Doc(
        doc.vocab, [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    )
    mark_line_starts(plain)
    plain.ents = [Span(plain, entity.start, entity.end, label=entity.label_) for entity in doc.ents]
    return plain
