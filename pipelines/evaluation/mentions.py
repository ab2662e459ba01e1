"""Mentions against gold: which were found, how exactly, and with which values.

A prediction and a gold mention of one kind pair when they overlap, one to one, the pair that
shares most first. Predictions that touch an ignored span are dropped.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from extractors.records import CalendarDate, GasVolume, Mention, Money, Weapon
from extractors.weapons import class_of_phrase
from pipelines.evaluation.gold import MWH_PER_UNIT, GoldArticle, GoldMention, GoldVolume
from pipelines.evaluation.scores import Accuracy, Score, accuracy, best_first

KINDS = ("money", "gas_volumes", "weapons", "dates")

# A volume printed in one unit and annotated in another may differ by the rounding of the factor.
_GAS_TOLERANCE = Decimal("0.001")


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
            name: accuracy(ask(*both) for both in met) for name, ask in _ATTRIBUTES[kind].items()
        },
    )


def overlap(start: int, end: int, other_start: int, other_end: int) -> int:
    """Return how many characters two stretches share."""
    return max(0, min(end, other_end) - max(start, other_start))


def touches(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a stretch shares a character with one of `spans`."""
    return any(overlap(low, high, start, end) for low, high in spans)


def same_value(gold: GoldMention, predicted: Mention) -> bool:
    """Tell whether a prediction means what was annotated.

    Money: both ends and the currency. Gas: both ends in the base unit of the same dimension,
    within 0.1 %. Weapons: the system's name, folded; for a bare class the class. Dates: the
    EDTF value without its qualifiers; an unresolved reference matches an unresolved reference.
    """
    match gold.value, predicted.value:
        case Money() as one, Money() as other:
            return (one.low, one.high, one.currency) == (other.low, other.high, other.currency)
        case GoldVolume() as one, GasVolume() as other:
            return _same_volume(one, other)
        case Weapon() as one, Weapon() as other:
            return _same_weapon(one, other)
        case CalendarDate() as one, CalendarDate() as other:
            return unqualified(one.value) == unqualified(other.value)
    return False


def unqualified(edtf: str | None) -> str | None:
    """Return an EDTF value without its marks of doubt.

    >>> unqualified("2024-05~/2024-07?")
    '2024-05/2024-07'
    """
    return None if edtf is None else re.sub(r"[~?%]", "", edtf)


def fold_designation(name: str) -> str:
    """Return a name without case, diacritics, hyphens, blanks and other marks.

    >>> fold_designation("NORA B-52") == fold_designation("Nora B52")
    True
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(character for character in plain if character.isalnum())


def _same_volume(gold: GoldVolume, predicted: GasVolume) -> bool:
    low, high = predicted.m3_low, predicted.m3_high
    if predicted.dimension != "volume":
        scale = MWH_PER_UNIT[predicted.unit.casefold()] if predicted.dimension == "energy" else 1
        low, high = predicted.low * scale, predicted.high * scale
    near = (abs(a - b) <= _GAS_TOLERANCE * abs(a) for a, b in ((gold.low, low), (gold.high, high)))
    return gold.dimension == predicted.dimension and all(near)


def _same_weapon(gold: Weapon, predicted: Weapon) -> bool:
    if gold.system is None or predicted.system is None:
        return gold.system is predicted.system and bool(_same_class(gold, predicted))
    return fold_designation(gold.system) == fold_designation(predicted.system)


def _same_class(gold: Weapon, predicted: Weapon) -> bool | None:
    phrase = gold.weapon_class or ""
    return (class_of_phrase(phrase) or phrase) == predicted.weapon_class


def _agree(attribute: str, unmarked: object, gold: object, predicted: object) -> bool | None:
    """Compare one attribute; None where neither side states it."""
    one, other = getattr(gold, attribute), getattr(predicted, attribute)
    return None if one == other == unmarked else bool(one == other)


def _quantity(gold: Weapon, predicted: Weapon) -> bool | None:
    one = (gold.quantity_low, gold.quantity_high)
    other = (predicted.quantity_low, predicted.quantity_high)
    return None if one == other == (None, None) else one == other


def _caliber(gold: Weapon, predicted: Weapon) -> bool | None:
    # The gazetteer knows calibres that the text does not state and an annotator therefore does not
    # note.
    return None if gold.caliber_mm is None else gold.caliber_mm == predicted.caliber_mm


def _date_type(gold: CalendarDate, predicted: CalendarDate) -> bool:
    return gold.kind == predicted.kind


_RATES: Mapping[str, Callable[..., bool | None]] = {
    "comparator": partial(_agree, "comparator", "="),
    "per": partial(_agree, "per", None),
}
_ATTRIBUTES: Mapping[str, Mapping[str, Callable[..., bool | None]]] = {
    "money": _RATES,
    "gas_volumes": {**_RATES, "is_change": partial(_agree, "is_change", False)},
    "weapons": {"quantity": _quantity, "class": _same_class, "caliber": _caliber},
    "dates": {"type": _date_type, "in_citation": partial(_agree, "in_citation", False)},
}
