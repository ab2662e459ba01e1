"""How likely two statements are the same claim, and what speaks for it.

The score adds up evidence: an equal value counts for more the more figures it has, then come
parties, weapon systems, the words of the sentences, period and day of publication. A pair that
cannot be one claim has no score: rival values, other systems, other periods, a denial against an
assertion. The weights were set on hand-labelled pairs (``benchmarks/deduplication.py`` prints the
figures).
"""

from collections.abc import Iterator
from typing import NamedTuple

from pipelines.claims.agreement import Agreement, Relation, compare
from pipelines.claims.features import (
    Features,
    match_parties,
    same_kind,
    systems_relate,
    word_likeness,
)

THRESHOLD = 0.60
"""Score from which two statements are one claim."""

FIGURES_WEIGHT = {1: 0.35, 2: 0.45, 3: 0.55}
MANY_FIGURES_WEIGHT = 0.60
"""What an equal value speaks for, by its significant figures; "$1 billion" is often met by chance.
"""

RELATION_WEIGHT = {
    Relation.EQUAL: 1.0,
    Relation.ROUNDED: 0.9,
    Relation.CONVERTED: 0.8,
    Relation.WITHIN: 0.8,
}
"""The part of that which a value keeps when it agrees by rounding or as a bound."""

MINOR_FIGURE_WEIGHT = {False: 0.05, True: 0.12}
"""What another figure that both sentences print speaks for, by whether it has several digits."""

MOST_FIGURES_WEIGHT = 0.25
WORDS_WEIGHT = 0.50
PARTIES_WEIGHT = {0: 0.0, 1: 0.15}
SEVERAL_PARTIES_WEIGHT = 0.30
RIVAL_PARTIES_WEIGHT = -0.25
SYSTEMS_WEIGHT = 0.20
PERIOD_WEIGHT = 0.10
SAME_DAYS_WEIGHT = 0.10
LONG_APART_WEIGHT = -0.20
OTHER_TYPE_WEIGHT = -0.10
OTHER_KIND_WEIGHT = -0.30
OTHER_MODALITY_WEIGHT = -0.05

FEWEST_WORDS_WITHOUT_VALUE = 0.40
"""Likeness of the words that two statements without figures must have."""

FEWEST_CONVERTED_DIGITS = 2
"""Significant figures of an amount that is looked for beside an amount in another currency."""

NEAR_DAYS = 3
"""Days between two publications of one piece of news."""

FAR_DAYS = 60
"""Days after which an old figure is news again only where the same period is named."""


class Judgement(NamedTuple):
    """A score from 0 to 1 with the evidence for it in words; a score of 0 rules the pair out."""

    score: float
    reason: str


def judge(one: Features, other: Features) -> Judgement:
    """Score two reports as one claim."""
    agreement = converted(one, other) or compare(one.values, other.values)
    if obstacle := _obstacle(one, other, agreement):
        return Judgement(0.0, obstacle)
    evidence = list(_evidence(one, other, agreement))
    score = min(max(sum(weight for weight, _ in evidence), 0.0), 1.0)
    return Judgement(round(score, 3), "; ".join(reason for _, reason in evidence))


def converted(one: Features, other: Features) -> Agreement | None:
    """Return the agreement of amounts in two currencies of which one sentence prints the other's
    figure too.

    Nothing is converted here: "300 million kronor ($28.4 million)" says itself that it agrees with
    "$28.4 million".
    """
    for given, reader in ((one, other), (other, one)):
        for amount in given.values:
            others = [
                value
                for value in reader.values
                if value.field == "amount" and value.unit != amount.unit
            ]
            telling = amount.field == "amount" and amount.digits >= FEWEST_CONVERTED_DIGITS
            if others and telling and amount.figures <= reader.figures - own_figures(reader):
                return Agreement(Relation.CONVERTED, amount.field, amount.digits)
    return None


def periods_meet(one: Features, other: Features) -> bool | None:
    """Say whether the periods of two reports have a day in common; None where one is not known."""
    ours, theirs = one.report, other.report
    if ours.period is None or theirs.period is None:
        return None
    before = (
        ours.period_end is not None
        and theirs.period_start is not None
        and ours.period_end < theirs.period_start
    )
    after = (
        theirs.period_end is not None
        and ours.period_start is not None
        and theirs.period_end < ours.period_start
    )
    return not before and not after


def days_apart(one: Features, other: Features) -> int | None:
    """Return the days between the publications of two reports, None where one is not dated."""
    ours, theirs = one.report.published_on, other.report.published_on
    return None if ours is None or theirs is None else abs((ours - theirs).days)


def shared_figures(one: Features, other: Features) -> float:
    """Return what other figures that both sentences print speak for, the longer ones the more."""
    shared = one.figures & other.figures - own_figures(one) - own_figures(other)
    several = sum(len(figures) > 1 for figures in shared)
    return MINOR_FIGURE_WEIGHT[True] * several + MINOR_FIGURE_WEIGHT[False] * (
        len(shared) - several
    )


def own_figures(features: Features) -> frozenset[str]:
    """Return the significant figures of a report's values."""
    return frozenset(figures for value in features.values for figures in value.figures)


def _obstacle(one: Features, other: Features, agreement: Agreement) -> str | None:
    """Return what rules the pair out, if anything does."""
    return (
        _obstacle_of_value(one, other, agreement)
        or _obstacle_of_arms(one, other)
        or _obstacle_of_words(one, other, agreement)
        or _obstacle_of_time(one, other, agreement)
    )


def _obstacle_of_value(one: Features, other: Features, agreement: Agreement) -> str | None:
    if agreement.relation in (Relation.DISJOINT, Relation.SCOPE, Relation.OPEN):
        return f"other {agreement.field}"
    if (one.values or other.values) and agreement.relation is Relation.UNKNOWN:
        return "no value in common"
    if agreement.relation is not Relation.EQUAL and _same_sentence(one, other):
        return "another figure of one sentence"
    return None


def _obstacle_of_arms(one: Features, other: Features) -> str | None:
    if one.systems and other.systems:
        return None if systems_relate(one, other) else "other systems"
    if not one.systems and not other.systems and _other_class(one, other):
        return "another class of weapon"
    return None


def _obstacle_of_words(one: Features, other: Features, agreement: Agreement) -> str | None:
    without_value = agreement.relation is Relation.UNKNOWN
    if without_value and word_likeness(one, other) < FEWEST_WORDS_WITHOUT_VALUE:
        return "no value in common"
    if (one.report.modality == "denied") != (other.report.modality == "denied"):
        return "denied"
    return None


def _same_sentence(one: Features, other: Features) -> bool:
    return (
        one.report.article_id == other.report.article_id
        and one.report.sentence == other.report.sentence
    )


def _other_class(one: Features, other: Features) -> bool:
    classes = {one.report.weapon_class, other.report.weapon_class}
    return len(classes) > 1 and None not in classes


def _obstacle_of_time(one: Features, other: Features, agreement: Agreement) -> str | None:
    if periods_meet(one, other) is False:
        return "other period"
    moments = one.is_quote or other.is_quote
    if (moments or (one.is_measurement and other.is_measurement)) and not same_moment(one, other):
        return "other moment"
    if moments and agreement.relation is not Relation.EQUAL:
        return "other moment"
    return None


def same_moment(one: Features, other: Features) -> bool:
    """Say whether two readings of a changing figure can be of one moment."""
    if one.report.period is not None and other.report.period is not None:
        return one.report.period == other.report.period
    apart = days_apart(one, other)
    return one.report.story_id == other.report.story_id or apart is None or apart <= NEAR_DAYS


def _evidence(one: Features, other: Features, agreement: Agreement) -> Iterator[tuple[float, str]]:
    if agreement.relation in RELATION_WEIGHT:
        weight = (
            FIGURES_WEIGHT.get(agreement.digits, MANY_FIGURES_WEIGHT)
            * RELATION_WEIGHT[agreement.relation]
        )
        yield weight, f"{agreement.relation.name.lower()} {agreement.field}"
    if figures := shared_figures(one, other):
        yield min(figures, MOST_FIGURES_WEIGHT), "other figures in common"
    likeness = word_likeness(one, other)
    yield WORDS_WEIGHT * likeness, f"words {likeness:.2f} alike"
    parties = match_parties(one, other)
    if parties.shared:
        yield (
            PARTIES_WEIGHT.get(len(parties.shared), SEVERAL_PARTIES_WEIGHT),
            f"both name {', '.join(parties.shared)}",
        )
    if parties.rivals:
        yield RIVAL_PARTIES_WEIGHT, "other parties"
    if one.systems and other.systems:
        yield SYSTEMS_WEIGHT, "the same system"
    yield from _evidence_of_time(one, other)
    yield from _evidence_of_type(one, other)


def _evidence_of_time(one: Features, other: Features) -> Iterator[tuple[float, str]]:
    same_period = one.report.period is not None and one.report.period == other.report.period
    apart = days_apart(one, other)
    if same_period:
        yield PERIOD_WEIGHT, "the same period"
    if apart is not None and apart <= NEAR_DAYS:
        yield SAME_DAYS_WEIGHT, "published within days"
    elif apart is not None and apart > FAR_DAYS and not same_period:
        yield LONG_APART_WEIGHT, "published long apart"


def _evidence_of_type(one: Features, other: Features) -> Iterator[tuple[float, str]]:
    if not same_kind(one, other):
        yield OTHER_KIND_WEIGHT, "another kind of statement"
    elif one.report.statement_type != other.report.statement_type:
        yield OTHER_TYPE_WEIGHT, "filed under another type"
    if one.report.modality != other.report.modality:
        yield OTHER_MODALITY_WEIGHT, "another modality"
