"""Reading raw news with a model: sentences to learn from again, and how often each word is used for what."""

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from extractors.language import mark_line_starts

Uses = dict[str, dict[str, int]]


def label_raw(nlp: Language, paragraphs: Sequence[str], work: Path) -> tuple[Path, Uses]:
    """Label `paragraphs` with the entities that `nlp` finds.

    Returns:
        The file of the labelled texts, those with at least one entity, and for every word how often it stood inside an
        entity of which label, "" for none.
    """
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    labelled = DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE", "SENT_START"])
    for doc in nlp.pipe(paragraphs, batch_size=64):
        for token in doc:
            uses[token.text][token.ent_type_] += 1
        if doc.ents:
            labelled.add(_without_other_sentences(doc))
    path = work / "silver.spacy"
    labelled.to_disk(path)
    return path, {word: dict(counts) for word, counts in sorted(uses.items())}


def choose_paragraphs(paragraphs: Sequence[str], count: int, seed: int) -> list[str]:
    """Return `count` of the paragraphs at random, or all of them where there are fewer."""
    return random.Random(seed).sample(list(paragraphs), min(count, len(paragraphs)))


def _without_other_sentences(doc: Doc) -> Doc:
    """Return `doc` with line starts as its only boundaries, as the annotated articles have them."""
    plain = Doc(doc.vocab, [token.text for token in doc], [bool(token.whitespace_) for token in doc])
    mark_line_starts(plain)
    plain.ents = [Span(plain, entity.start, entity.end, label=entity.label_) for entity in doc.ents]
    return plain
