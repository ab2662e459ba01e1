"""Reading the training data: annotated articles as JSON Lines, and raw news with the labels of an
earlier model.
"""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.tokens import Span as EntitySpan
from spacy.training import Example
from spacy.util import filter_spans, registry

from extractors.language import mark_line_starts
from extractors.training.augmentation import (
    NamePool,
    Span,
    build_name_pool,
    change_case,
    replace_names,
)
from extractors.training.name_classes import person_names, place_names

CHUNK_WORDS = 60
"""Training texts are cut at line ends into pieces of about this many words, so that batches are
even.
"""

Piece = tuple[str, Sequence[Span]]
Reader = Callable[[Language], Iterator[Example]]


def read_articles(path: Path) -> list[Piece]:
    """Return the articles of a JSON Lines file: each its ``text`` and ``spans``, in characters."""
    with path.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    return [(article["text"], [tuple(span) for span in article["spans"]]) for article in articles]


def as_doc(nlp: Language, text: str, spans: Sequence[Span]) -> Doc:
    """Return `text` as a `Doc` with its entities.

    Tokens of a span that ends inside a token or runs over a line end are marked as unknown, so that
    training learns nothing from them.
    """
    doc: Doc = mark_line_starts(nlp.make_doc(text))
    learnable, cut = _aligned(doc, spans)
    entities = filter_spans(learnable)
    taken = {at for span in entities for at in range(span.start, span.end)}
    unknown = [span for span in cut if taken.isdisjoint(range(span.start, span.end))]
    doc.set_ents(entities, missing=filter_spans(unknown), default="outside")
    return doc


def _aligned(doc: Doc, spans: Sequence[Span]) -> tuple[list[EntitySpan], list[EntitySpan]]:
    """Return the spans that can be learnt, and the tokens that the others reach into."""
    learnable, cut = [], []
    for start, end, label in spans:
        exact = doc.char_span(start, end, label=label)
        if exact is not None and _is_learnable(exact):
            learnable.append(exact)
        elif (wider := doc.char_span(start, end, alignment_mode="expand")) is not None:
            cut.append(wider)
    return learnable, cut


def _is_learnable(span: EntitySpan) -> bool:
    """Say whether spaCy's transition system can make `span`: within a line, not beginning or ending
    in white space.
    """
    edges = span[0].is_space or span[-1].is_space
    return not edges and not any(token.is_sent_start for token in span[1:])


def chunks(text: str, spans: Sequence[Span]) -> Iterator[Piece]:
    """Cut an article at line ends into pieces of about `CHUNK_WORDS` words, with the spans that lie
    in each.
    """
    start = end = words = 0
    for line in text.splitlines(keepends=True):
        end += len(line)
        words += len(line.split())
        if words >= CHUNK_WORDS or end == len(text):
            inside = [
                (low - start, high - start, label)
                for low, high, label in spans
                if start <= low and high <= end
            ]
            yield text[start:end], inside
            start, words = end, 0


def read_whole(path: str) -> Reader:
    """Make a corpus reader that gives the annotated articles of a file whole, as they are, for
    scoring.
    """
    articles = read_articles(Path(path))

    def read(nlp: Language) -> Iterator[Example]:
        return (_example(nlp, text, spans) for text, spans in articles)

    return read


def read_augmented(path: str, seed: int, silver: str | None, silver_share: int) -> Reader:
    """Make a corpus reader that gives pieces of annotated articles without end.

    Each piece comes once as it is and once varied in a pass, in a new order each time.

    Args:
        path: the file of annotated articles.
        seed: of the order and the variation.
        silver: a `DocBin` of raw news that a model has labelled, or None.
        silver_share: how many of its documents to give for every two pieces of the annotated
            articles.
    """
    chance = random.Random(seed)
    articles = read_articles(Path(path))
    pieces = [piece for text, spans in articles for piece in chunks(text, spans)]
    pool = build_name_pool(articles, _listed_names(random.Random(0)))

    def read(nlp: Language) -> Iterator[Example]:
        raw = _silver(nlp, Path(silver), chance) if silver else iter(())
        while True:
            for text, spans in chance.sample(pieces, len(pieces)):
                yield _example(nlp, text, spans)
                yield _varied(nlp, text, spans, pool, chance)
                yield from islice(raw, silver_share)

    return read


def _example(nlp: Language, text: str, spans: Sequence[Span]) -> Example:
    return Example(mark_line_starts(nlp.make_doc(text)), as_doc(nlp, text, spans))


def _varied(
    nlp: Language, text: str, spans: Sequence[Span], pool: NamePool, chance: random.Random
) -> Example:
    text, moved = replace_names(text, spans, pool, chance)
    return _example(nlp, change_case(text, chance), moved)


def _silver(nlp: Language, path: Path, chance: random.Random) -> Iterator[Example]:
    docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    while True:
        for reference in chance.sample(docs, len(docs)):
            predicted = Doc(
                nlp.vocab,
                [token.text for token in reference],
                [bool(t.whitespace_) for t in reference],
            )
            yield Example(mark_line_starts(predicted), reference)


def _listed_names(chance: random.Random) -> dict[str, list[str]]:
    forenames, surnames = person_names("first_names"), person_names("last_names")
    full = [f"{chance.choice(forenames)} {chance.choice(surnames)}" for _ in range(20_000)]
    return {"Person": [*full, *chance.sample(surnames, 10_000)], "Location": place_names()}


registry.readers("pressledger.articles.v1", func=read_whole)
registry.readers("pressledger.augmented.v1", func=read_augmented)
