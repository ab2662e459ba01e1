"""Claims about one matter that cannot both hold.

Two claims are of one matter when their statements are of one kind, share parties or weapon
systems and say it in like words, near in time. They conflict when their values rule each
other out, when a total stands against a rate of the same size, or when one denies the other.
No conflict: figures that one story gives side by side, prices of the moment, readings of
different periods, a forecast against what was counted, a part against its total.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipelines.claims.agreement import Agreement, Relation, compare
from pipelines.claims.candidates import same_matter_pairs
from pipelines.claims.features import (
    EXPECTING,
    REVISING,
    Features,
    is_mentioned,
    match_parties,
    nearby_likeness,
    read_features,
    same_kind,
    systems_relate,
    word_likeness,
)
from pipelines.claims.records import Claim, Conflict, ReportedStatement, age
from pipelines.claims.scoring import (
    RELATION_WEIGHT,
    days_apart,
    own_figures,
    periods_meet,
    same_moment,
    shared_figures,
)

MATTER_THRESHOLD = 0.42
"""Evidence from which two statements are about one matter."""

WORDS_WEIGHT = 0.40
NEARBY_WEIGHT = 0.40
PARTIES_WEIGHT = {0: 0.0, 1: 0.12}
SEVERAL_PARTIES_WEIGHT = 0.20
RIVAL_PARTIES_WEIGHT = -0.15
SYSTEMS_WEIGHT = 0.12
PERIOD_WEIGHT = 0.15
SAME_SIZE_WEIGHT = 0.35
"""For a total and a rate, or an assertion and a denial: that both print the same figure."""

LONGEST_APART = 200
"""Days between two publications about one matter."""

LARGEST_RATIO = 1.6
"""Rivals are seldom further apart: a figure twice as large is mostly the whole of which the other
is a part.
"""

MINIMUM_NEARBY = 0.20
"""Likeness of the words around the figures, where both are printed, below which they measure other
things.
"""

NEAR_COPY = 0.85
"""Sentences so alike differ in the figure alone, however far apart the figures are."""


class _Pair(NamedTuple):
    """Two reports, the one of the claim with the smaller id first, and how their values relate."""

    one: Features
    other: Features
    agreement: Agreement


def find_conflicts(claims: Sequence[Claim], reports: Iterable[ReportedStatement]) -> list[Conflict]:
    """List the conflicts among claims, each pair of claims once, in the order of their ids.

    Args:
        claims: the claims.
        reports: the reports that the claims were made of, in any order.
    """
    claim_of = {member: claim.claim_id for claim in claims for member in claim.statement_ids}
    features = [read_features(report) for report in sorted(reports, key=age)]
    stories: dict[str, set[str]] = {claim.claim_id: set() for claim in claims}
    for each in features:
        stories[claim_of[each.report.statement_id]].add(each.report.story_id)
    steady = [each for each in features if not each.is_quote]
    ids = [claim_of[each.report.statement_id] for each in steady]
    found: dict[tuple[str, str], tuple[float, Conflict]] = {}
    for places in same_matter_pairs(steady):
        a, b = sorted(places, key=lambda place: ids[place])
        if not stories[ids[a]] & stories[ids[b]]:  # neither is of the other's claim
            evidence, conflict = _weigh((ids[a], ids[b]), steady[a], steady[b])
            if conflict is not None and evidence > found.get((ids[a], ids[b]), (0.0, None))[0]:
                found[ids[a], ids[b]] = evidence, conflict
    return [found[pair][1] for pair in sorted(found)]


def _weigh(ids: tuple[str, str], one: Features, other: Features) -> tuple[float, Conflict | None]:
    """Return the evidence that two reports are rivals on one matter, with the conflict if it is
    enough.
    """
    pair = _Pair(one, other, compare(one.values, other.values))
    if not _rival(pair) or _differ(pair):
        return 0.0, None
    evidence = _evidence(pair)
    return evidence, _conflict(ids, pair) if evidence >= MATTER_THRESHOLD else None


def _rival(pair: _Pair) -> bool:
    """Say whether the values, or the modality, of two reports cannot both hold."""
    return _denies(pair) or pair.agreement.relation in (Relation.DISJOINT, Relation.SCOPE)


def _denies(pair: _Pair) -> bool:
    denied = [each.report.modality == "denied" for each in (pair.one, pair.other)]
    return any(denied) and not all(denied) and pair.agreement.relation in RELATION_WEIGHT


def _differ(pair: _Pair) -> bool:
    """Say whether two reports cannot be rivals, because they speak of different things."""
    one, other = pair.one, pair.other
    apart = days_apart(one, other)
    return (
        (apart is not None and apart > LONGEST_APART)
        or not same_kind(one, other)
        or periods_meet(one, other) is False
        or _differ_in_kind(one, other)
        or _differ_in_arms(pair)
        or _other_reading(pair)
        or _part_of_whole(pair)
    )


def _differ_in_kind(one: Features, other: Features) -> bool:
    """Say whether two readings of a changing figure are of other moments, or one is a forecast."""
    if not (one.is_measurement or other.is_measurement or one.is_unsettled or other.is_unsettled):
        return False
    forecasts = [
        bool(each.spelled & EXPECTING) or each.report.modality in ("planned", "possible")
        for each in (one, other)
    ]
    return forecasts[0] != forecasts[1] or not same_moment(one, other)


def _differ_in_arms(pair: _Pair) -> bool:
    one, other = pair.one, pair.other
    if one.systems and other.systems:
        return not systems_relate(one, other)
    return (
        pair.agreement.field == "quantity" and one.report.weapon_class != other.report.weapon_class
    )


def _other_reading(pair: _Pair) -> bool:
    """Say whether the other figures of both sentences have nothing in common, so that all differs,
    not one figure.
    """
    one, other = pair.one, pair.other
    ours, theirs = (each.readings - own_figures(each) for each in (one, other))
    return bool(ours and theirs) and not one.figures & other.figures


def _part_of_whole(pair: _Pair) -> bool:
    """Say whether the values differ too much, or each sentence gives the other's figure beside its
    own.
    """
    if pair.agreement.relation is not Relation.DISJOINT:
        return False
    ours, theirs = (
        next(value for value in each.values if value.field == pair.agreement.field)
        for each in (pair.one, pair.other)
    )
    if ours.figures <= pair.other.figures or theirs.figures <= pair.one.figures:
        return True
    sizes = sorted((abs(ours.low + ours.high), abs(theirs.low + theirs.high)))
    return sizes[1] > LARGEST_RATIO * sizes[0] and word_likeness(pair.one, pair.other) < NEAR_COPY


def _evidence(pair: _Pair) -> float:
    """Add up what speaks for one matter."""
    one, other = pair.one, pair.other
    parties = match_parties(one, other)
    if not parties.shared and (parties.rivals or _are_strangers(one, other)):
        return 0.0
    likeness = word_likeness(one, other)
    nearby = _nearby(pair, likeness)
    if nearby < MINIMUM_NEARBY and pair.agreement.relation is Relation.DISJOINT:
        return 0.0
    evidence = WORDS_WEIGHT * likeness + NEARBY_WEIGHT * nearby + shared_figures(one, other)
    evidence += PARTIES_WEIGHT.get(len(parties.shared), SEVERAL_PARTIES_WEIGHT)
    evidence += RIVAL_PARTIES_WEIGHT * parties.rivals
    evidence += SYSTEMS_WEIGHT * bool(one.systems and other.systems)
    evidence += PERIOD_WEIGHT * (
        one.report.period is not None and one.report.period == other.report.period
    )
    return evidence + SAME_SIZE_WEIGHT * (pair.agreement.relation is not Relation.DISJOINT)


def _are_strangers(one: Features, other: Features) -> bool:
    """Say whether both reports name parties and neither mentions one of the other's, so that nobody
    links them.
    """
    ours, theirs = one.report.parties, other.report.parties
    mentioned = any(is_mentioned(party, other) for party in ours) or any(
        is_mentioned(party, one) for party in theirs
    )
    return bool(ours and theirs) and not mentioned


def _nearby(pair: _Pair, otherwise: float) -> float:
    """Return how alike the words around the rival figures are, where both figures are printed."""
    field = pair.agreement.field
    if not (pair.one.nearby.get(field) and pair.other.nearby.get(field)):
        return otherwise
    return nearby_likeness(pair.one, pair.other, field)


def _conflict(ids: tuple[str, str], pair: _Pair) -> Conflict:
    field = _field(pair)
    ours, theirs = (getattr(each.report, field) for each in (pair.one, pair.other))
    return Conflict(
        claim_id_a=ids[0],
        claim_id_b=ids[1],
        field=field,
        value_a=_text(ours),
        value_b=_text(theirs),
        reason=_reason(pair),
    )


def _field(pair: _Pair) -> str:
    if _denies(pair):
        return "modality"
    if pair.agreement.relation is Relation.SCOPE:
        return "per"
    low, high = f"{pair.agreement.field}_low", f"{pair.agreement.field}_high"
    return high if getattr(pair.one.report, low) == getattr(pair.other.report, low) else low


def _text(value: float | str | None) -> str | None:
    return f"{value:.15g}" if isinstance(value, int | float) else value


def _reason(pair: _Pair) -> str:
    one, other = pair.one.report, pair.other.report
    if pair.agreement.relation is Relation.SCOPE:
        return "scope"
    if one.period is not None and other.period is not None and one.period != other.period:
        return "time"
    if one.published_on != other.published_on and (
        pair.one.is_measurement or (pair.one.spelled | pair.other.spelled) & REVISING
    ):
        return "superseded"
    return "contradiction"
