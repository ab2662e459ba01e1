"""What verdicts say of quality: precision with its interval, and how far reviewers agree."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from pipelines.verdicts.content import is_unchanged
from pipelines.verdicts.records import Content, Verdict
from pipelines.verdicts.standing import Standing

Z_95 = 1.959964
"""The quantile of the normal distribution within which 95 of 100 samples fall."""


@dataclass(frozen=True, slots=True)
class Precision:
    """How many of the judged things were right, and between which shares that of all lies, with 95
    in 100 chances (Wilson's interval).
    """

    right: int
    judged: int

    @property
    def share(self) -> float | None:
        """The share of those judged that were right; None before any was."""
        return self.right / self.judged if self.judged else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The interval (E. B. Wilson, 1927); None before any was judged.

        >>> low, high = Precision(9, 10).interval
        >>> round(low, 3), round(high, 3)
        (0.596, 0.982)
        """
        if not self.judged:
            return None
        share, size, z = self.right / self.judged, self.judged, Z_95
        middle = share + z * z / (2 * size)
        spread = z * sqrt(share * (1 - share) / size + z * z / (4 * size * size))
        scale = 1 + z * z / size
        return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


@dataclass(frozen=True, slots=True)
class Agreement:
    """In how many of the things that two or more reviewers judged they agree, and Fleiss's kappa:
    how much more often than by chance; None where that cannot be told.
    """

    both: int
    alike: int
    kappa: float | None


def precision_of(
    table: str, rows: Mapping[str, Content], standing: Standing, *, sampled: bool = False
) -> Precision:
    """Return how many of the judged rows of a table are right.

    Args:
        table: the table.
        rows: what the judged rows of a snapshot say now, by their ids.
        standing: the verdicts.
        sampled: count only what was drawn at random; the rest was looked at because it changed.
    """
    rulings = [
        verdict.ruling
        for row_id, now in rows.items()
        if (verdict := standing.latest(table, row_id, now))
        and (not sampled or (verdict.shown or {}).get("sampled"))
    ]
    return Precision(rulings.count("accepted"), len(rulings))


def agreement_of(verdicts: Iterable[Verdict]) -> Agreement:
    """Return how far reviewers agree on what two of them judged while it said the same.

    Args:
        verdicts: decisive verdicts in the order in which they were given.
    """
    pairs = [
        (one.ruling, other.ruling)
        for given in _by_subject(verdicts).values()
        for place, one in enumerate(given)
        for other in given[place + 1 :]
        if _is_of_one(one, other)
    ]
    alike = sum(one == other for one, other in pairs)
    return Agreement(len(pairs), alike, _kappa(pairs))


def _by_subject(verdicts: Iterable[Verdict]) -> dict[tuple[str, str], list[Verdict]]:
    """Return the last verdict of each reviewer on each subject."""
    last = {(verdict.subject, verdict.reviewer): verdict for verdict in verdicts}
    found: dict[tuple[str, str], list[Verdict]] = {}
    for (subject, _), verdict in sorted(last.items(), key=lambda item: item[0]):
        found.setdefault(subject, []).append(verdict)
    return found


def _is_of_one(one: Verdict, other: Verdict) -> bool:
    """Whether two verdicts are about the same content."""
    if one.content is None or other.content is None:
        return one.content is other.content and one.change_id == other.change_id
    return is_unchanged(one.content, other.content)


def _kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Fleiss's kappa (1971) of two ratings each, of which neither is the first."""
    if not pairs:
        return None
    both = [*pairs, *((other, one) for one, other in pairs)]
    observed = sum(one == other for one, other in both) / len(both)
    shares = [
        sum(one == ruling for one, _ in both) / len(both) for ruling in {one for one, _ in both}
    ]
    chance = sum(share * share for share in shares)
    return None if chance == 1 else (observed - chance) / (1 - chance)
