"""Mentions against gold: which were found, how exactly, and with which values.

A prediction and a gold mention of one kind pair when they overlap, one to one, the pair that
shares most first. Predictions that touch an ignored span are dropped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.records import Mention
from pipelines.evaluation.gold import GoldArticle, GoldMention
from pipelines.evaluation.kinds.table import BY_TABLE
from pipelines.evaluation.scores import Accuracy, Score, accuracy, best_first


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionPair:
    """A gold mention with the prediction that overlaps it; one of them is None where the other has
    no partner.
    """

    gold: GoldMention | None
    predicted: Mention | None

    @property
    def is_exact(self) -> bool:
        """Whether both sides cover the same characters."""
        return self.span_of(self.gold) == self.span_of(self.predicted)

    @property
    def has_value(self) -> bool:
        """Whether both sides are there and mean the same value."""
        return (
            self.gold is not None
            and self.predicted is not None
            and same_value(self.gold, self.predicted)
        )

    @staticmethod
    def span_of(mention: GoldMention | Mention | None) -> tuple[int, int] | None:
        """Return the offsets of a mention, None for None."""
        return None if mention is None else (mention.start, mention.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionScores:
    """The scores of one kind: by overlap, by exact span and by value, and its attributes on the
    overlapping pairs.

    An attribute that may be unmarked (a comparator, a rate, a number of weapons) is asked for only
    where at least one side marks it, so that the many pairs without one do not flatter the rate.
    """

    overlap: Score
    exact: Score
    value: Score
    attributes: Mapping[str, Accuracy]


def pair_mentions(gold: GoldArticle, predicted: Sequence[Mention], kind: str) -> list[MentionPair]:
    """Pair the mentions of one kind in one article; every gold mention and every counted prediction
    is in one pair.
    """
    left = [mention for mention in gold.mentions if mention.kind == kind]
    right = [m for m in predicted if m.kind == kind and not touches(gold.ignore, m.start, m.end)]
    candidates = [
        ((shared / (max(g.end, p.end) - min(g.start, p.start)),), i, j)
        for i, g in enumerate(left)
        for j, p in enumerate(right)
        if (shared := overlap(g.start, g.end, p.start, p.end))
    ]
    partners = best_first(candidates)
    pairs = [
        MentionPair(gold=mention, predicted=right[partners[i]] if i in partners else None)
        for i, mention in enumerate(left)
    ]
    alone = set(range(len(right))) - set(partners.values())
    return pairs + [MentionPair(gold=None, predicted=right[j]) for j in sorted(alone)]


def score_mentions(pairs: Sequence[MentionPair], kind: str) -> MentionScores:
    """Count the pairs of one kind from any number of articles."""
    predicted = sum(pair.predicted is not None for pair in pairs)
    gold = sum(pair.gold is not None for pair in pairs)
    met = [
        (p.gold.value, p.predicted.value)
        for p in pairs
        if p.gold is not None and p.predicted is not None
    ]
    return MentionScores(
        overlap=Score(right=len(met), predicted=predicted, gold=gold),
        exact=Score(right=sum(pair.is_exact for pair in pairs), predicted=predicted, gold=gold),
        value=Score(right=sum(pair.has_value for pair in pairs), predicted=predicted, gold=gold),
        attributes={
            name: accuracy(compare(*both) for both in met)
            for name, compare in BY_TABLE[kind].attributes.items()
        },
    )


def overlap(start: int, end: int, other_start: int, other_end: int) -> int:
    """Return how many characters two stretches share."""
    return max(0, min(end, other_end) - max(start, other_start))


def touches(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a stretch shares a character with one of `spans`."""
    return any(overlap(low, high, start, end) for low, high in spans)


def same_value(gold: GoldMention, predicted: Mention) -> bool:
    """Tell whether a prediction means what was annotated; each kind says what its value is."""
    return gold.kind == predicted.kind and BY_TABLE[gold.kind].is_same(gold.value, predicted.value)
