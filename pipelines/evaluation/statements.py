"""Statements against gold claims: which were found, and what was understood of them.

A statement and a claim pair when they share at least one value mention by overlap, one to one,
the pair that shares most of its values first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.records import NO_PARTIES, Mention, Statement
from pipelines.evaluation.gold import GoldArticle, GoldClaim, GoldMention, GoldParty
from pipelines.evaluation.kinds.dates import unqualified
from pipelines.evaluation.mentions import overlap, same_value, touches
from pipelines.evaluation.names import same_name
from pipelines.evaluation.scores import Accuracy, Score, accuracy, best_first


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPair:
    """A gold claim with the statement that rests on its values; one of them is None where the other
    has no partner.
    """

    gold: GoldClaim | None
    predicted: Statement | None
    claim_index: int | None = None
    restates: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementScores:
    """How well claims are detected, and on the detected ones each thing understood of them.

    `parties` counts them with their roles, `names` without. The `_stated` accuracies ask only where
    at least one side gives a period or names a source.
    `restated` counts the spurious statements that repeat the values of a claim which the annotator
    took from another sentence.
    """

    detection: Score
    parties: Score
    names: Score
    statement_type: Accuracy
    period: Accuracy
    period_stated: Accuracy
    modality: Accuracy
    attribution: Accuracy
    attribution_stated: Accuracy
    restated: int


def pair_statements(gold: GoldArticle, predicted: Sequence[Statement]) -> list[StatementPair]:
    """Pair the claims and statements of one article; every claim and every counted statement is in
    one pair.
    """
    ignored = gold.ignore_statements or gold.ignore
    counted = [
        s for s in predicted if not all(touches(ignored, m.start, m.end) for m in s.values())
    ]
    candidates = [
        ((share, float(claim.statement_type == statement.statement_type)), i, j)
        for i, claim in enumerate(gold.claims)
        for j, statement in enumerate(counted)
        if (share := _shared_values(claim, statement))
    ]
    partners = best_first(candidates)
    pairs = [
        StatementPair(
            gold=claim, predicted=counted[partners[i]] if i in partners else None, claim_index=i
        )
        for i, claim in enumerate(gold.claims)
    ]
    alone = sorted(set(range(len(counted))) - set(partners.values()))
    return pairs + [
        StatementPair(gold=None, predicted=counted[j], restates=_restates(counted[j], gold.claims))
        for j in alone
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What a statement understood of the claim it is paired with: each field, right or not.

    `parties` counts them with their roles, `names` without. `states_period` and `names_source` say
    whether at least one side gives a period or a source.
    """

    parties: Score
    names: Score
    statement_type: bool
    period: bool
    states_period: bool
    modality: bool
    attribution: bool
    names_source: bool


def understand(claim: GoldClaim, statement: Statement) -> Understanding:
    """Compare a statement with the claim it is paired with, field by field."""
    period = unqualified(claim.period)
    read_period = unqualified(statement.period.value if statement.period else None)
    source, read_source = claim.attributed_to, statement.attributed_to
    return Understanding(
        parties=_score_parties(claim, statement),
        names=_score_names(claim, statement),
        statement_type=claim.statement_type == statement.statement_type,
        period=period == read_period,
        states_period=bool(period or read_period),
        modality=claim.modality == statement.modality,
        attribution=same_source(source, read_source),
        names_source=bool(source or read_source),
    )


def score_statements(pairs: Sequence[StatementPair]) -> StatementScores:
    """Count the pairs from any number of articles."""
    met = _understood(pairs)
    return StatementScores(
        detection=_score_detection(pairs, len(met)),
        parties=sum((each.parties for each in met), Score()),
        names=sum((each.names for each in met), Score()),
        statement_type=accuracy(each.statement_type for each in met),
        period=accuracy(each.period for each in met),
        period_stated=accuracy(each.period for each in met if each.states_period),
        modality=accuracy(each.modality for each in met),
        attribution=accuracy(each.attribution for each in met),
        attribution_stated=accuracy(each.attribution for each in met if each.names_source),
        restated=sum(pair.restates for pair in pairs),
    )


def _understood(pairs: Sequence[StatementPair]) -> list[Understanding]:
    return [
        understand(pair.gold, pair.predicted)
        for pair in pairs
        if pair.gold is not None and pair.predicted is not None
    ]


def _score_detection(pairs: Sequence[StatementPair], right: int) -> Score:
    return Score(
        right=right,
        predicted=sum(pair.predicted is not None for pair in pairs),
        gold=sum(pair.gold is not None for pair in pairs),
    )


def parties_of(statement: Statement) -> list[GoldParty]:
    """Return the parties to a statement, each name once in a role."""
    named = (GoldParty(a.name, a.role) for a in statement.arguments if a.role not in NO_PARTIES)
    return list(dict.fromkeys(named))


def same_source(source: str | None, other: str | None) -> bool:
    """Tell whether two attributions agree; None, the article's own voice, agrees with None only."""
    if source is None or other is None:
        return source is other
    return same_name(source, other)


def _shared_values(claim: GoldClaim, statement: Statement) -> float:
    """Return Dice's coefficient of the value mentions of both sides."""
    values = statement.values()
    shared = sum(any(_meet(gold, value) for value in values) for gold in claim.values)
    return 2 * shared / (len(claim.values) + len(values))


def _meet(gold: GoldMention, predicted: Mention) -> bool:
    return (
        gold.kind == predicted.kind
        and overlap(gold.start, gold.end, predicted.start, predicted.end) > 0
    )


def _restates(statement: Statement, claims: Sequence[GoldClaim]) -> bool:
    values = statement.values()
    return any(
        all(any(same_value(gold, value) for gold in claim.values) for value in values)
        for claim in claims
    )


def _score_parties(claim: GoldClaim, statement: Statement) -> Score:
    predicted = parties_of(statement)
    candidates = [
        ((1.0,), i, j)
        for i, gold in enumerate(claim.parties)
        for j, party in enumerate(predicted)
        if gold.role == party.role and _is_named(gold, party.name)
    ]
    return Score(
        right=len(best_first(candidates)), predicted=len(predicted), gold=len(claim.parties)
    )


def _score_names(claim: GoldClaim, statement: Statement) -> Score:
    """Score the parties by name alone; one that has two roles counts once."""
    parties = list({party.name: party for party in claim.parties}.values())
    predicted = list(dict.fromkeys(party.name for party in parties_of(statement)))
    candidates = [
        ((1.0,), i, j)
        for i, gold in enumerate(parties)
        for j, name in enumerate(predicted)
        if _is_named(gold, name)
    ]
    return Score(right=len(best_first(candidates)), predicted=len(predicted), gold=len(parties))


def _is_named(party: GoldParty, name: str) -> bool:
    return any(same_name(one, name) for one in party.names)
