"""Scoring a pipeline's entities against annotated articles: exact character spans with their
labels.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.training.corpus import Piece

ALL = "all"
"""The key of the score over all labels together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many spans were found rightly, wrongly and not at all."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of the found spans that are right, 0 to 1."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """The share of the annotated spans that were found, 0 to 1."""
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1.

        >>> Score(right=1, wrong=0, missed=1).f1
        0.6666666666666666
        """
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)


def score_entities(
    found: Iterable[Iterable[tuple[int, int, str]]], gold: Sequence[Piece]
) -> Mapping[str, Score]:
    """Score the spans found in each article, by label and under `ALL`, labels in order of their
    frequency.
    """
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for spans, (_, annotated) in zip(found, gold, strict=True):
        mine, theirs = set(spans), set(annotated)
        for counter, group in (
            (right, mine & theirs),
            (wrong, mine - theirs),
            (missed, theirs - mine),
        ):
            counter.update(label for _, _, label in group)
            counter[ALL] += len(group)
    labels = sorted(
        {*right, *wrong, *missed}, key=lambda label: (-right[label] - missed[label], label)
    )
    return {
        label: Score(right=right[label], wrong=wrong[label], missed=missed[label])
        for label in labels
    }
