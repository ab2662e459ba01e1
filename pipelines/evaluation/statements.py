"""Statements against gold claims: which were found, and what was understood of them.

A statement and a claim pair when they share at least one value mention by overlap, one to one,
the pair that shares most of its values first.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from extractors.records import NO_PARTIES, Mention, Statement
from extractors.world import LEGAL_FORMS, all_countries
from pipelines.evaluation.gold import GoldArticle, GoldClaim, GoldMention, Party
from pipelines.evaluation.mentions import overlap, same_value, touches, unqualified
from pipelines.evaluation.scores import Accuracy, Score, accuracy, best_first

# Two spellings of one word of a name: Aleksandar and Alexander are 74 alike, Iran and Iraq 75, so
# a likeness counts only beside another word that is the same.
_LIKENESS = 70
_LEGAL_FORMS = frozenset(one.folded for one in LEGAL_FORMS if one.is_legal)
# Letters that Unicode does not decompose into a base letter and a mark.
_BASE_LETTERS = str.maketrans("đłøħ", "dloh")


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

    The `_stated` accuracies ask only where at least one side gives a period or names a source.
    `restated` counts the spurious statements that repeat the values of a claim which the annotator
    took from another sentence.
    """

    detection: Score
    parties: Score
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
    counted = [
        s for s in predicted if not all(touches(gold.ignore, m.start, m.end) for m in s.values())
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


def score_statements(pairs: Sequence[StatementPair]) -> StatementScores:
    """Count the pairs from any number of articles."""
    met = [(p.gold, p.predicted) for p in pairs if p.gold is not None and p.predicted is not None]
    periods = [
        (unqualified(g.period), unqualified(s.period.value if s.period else None)) for g, s in met
    ]
    sources = [(g.attributed_to, s.attributed_to) for g, s in met]
    return StatementScores(
        detection=Score(
            right=len(met),
            predicted=sum(pair.predicted is not None for pair in pairs),
            gold=sum(pair.gold is not None for pair in pairs),
        ),
        parties=sum((_score_parties(g, s) for g, s in met), Score()),
        statement_type=accuracy(g.statement_type == s.statement_type for g, s in met),
        period=accuracy(one == other for one, other in periods),
        period_stated=accuracy(one == other for one, other in periods if one or other),
        modality=accuracy(g.modality == s.modality for g, s in met),
        attribution=accuracy(same_source(one, other) for one, other in sources),
        attribution_stated=accuracy(
            same_source(one, other) for one, other in sources if one or other
        ),
        restated=sum(pair.restates for pair in pairs),
    )


def parties_of(statement: Statement) -> list[Party]:
    """Return the parties to a statement, each name once in a role."""
    named = (Party(a.name, a.role) for a in statement.arguments if a.role not in NO_PARTIES)
    return list(dict.fromkeys(named))


def fold_words(name: str) -> list[str]:
    """Return the words of a name without case, diacritics, full stops, a leading "the" or a
    trailing legal form.

    >>> fold_words("The Srbijagas Co."), fold_words("U.S. Navy"), fold_words("Vučić")
    (['srbijagas'], ['us', 'navy'], ['vucic'])
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_BASE_LETTERS))
    words = re.findall(r"[^\W_]+", re.sub(r"['’.\u0300-\u036f]", "", plain))
    if words[:1] == ["the"]:
        words = words[1:]
    return words[:-1] if len(words) > 1 and words[-1] in _LEGAL_FORMS else words


def same_name(name: str, other: str) -> bool:
    """Tell whether two names are spellings of one.

    They are when their folded words are equal, when both are names of one country, or when all
    but one of two or more words are equal and that one begins with the same letter and is at
    least 70 % alike (rapidfuzz's ratio).

    >>> same_name("Aleksandar Vučić", "Alexander Vucic"), same_name("Turkey", "Türkiye")
    (True, True)
    >>> same_name("North Korea", "South Korea"), same_name("Ankara", "Turkey")
    (False, False)
    """
    words, others = fold_words(name), fold_words(other)
    country = _country_codes().get(" ".join(words))
    if words == others or (
        country is not None and country == _country_codes().get(" ".join(others))
    ):
        return True
    unequal = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    if len(words) != len(others) or len(words) < 2 or len(unequal) != 1:
        return False
    one, two = unequal[0]
    return one[0] == two[0] and fuzz.ratio(one, two) >= _LIKENESS


@cache
def _country_codes() -> Mapping[str, str]:
    return {
        " ".join(fold_words(name)): forms.country.alpha3
        for forms in all_countries()
        for name in forms.names
    }


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
        if gold.role == party.role and same_name(gold.name, party.name)
    ]
    return Score(
        right=len(best_first(candidates)), predicted=len(predicted), gold=len(claim.parties)
    )
