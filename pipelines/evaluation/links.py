"""Links across gold articles: which claims the project brings together, and which conflicts it
finds.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from extractors.records import Mention, Statement
from pipelines.claims.building import build_claims
from pipelines.claims.copies.near_duplicates import ComparedArticle, find_near_duplicates
from pipelines.claims.linking import build_reports, read_values
from pipelines.evaluation.gold import ClaimPair, ClaimRef, GoldLinks
from pipelines.evaluation.readings import ArticleReading
from pipelines.evaluation.scores import Accuracy, Score, accuracy
from pipelines.snapshots.rows import ArgumentRow, PublishedArticle, StatementRow


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkScores:
    """How well claims of different articles are brought together.

    `links` counts the pairs of gold claims whose statements fall into one claim, `matters` those
    whose statements fall into one claim or into two that a conflict joins. Gold puts claims of one
    fact into one cluster even where their values differ, where the project makes two claims and a
    conflict. `conflicts` counts the gold conflicts found; `kept_apart` the hard negatives, both of
    whose claims were found, that do not fall into one claim.
    """

    links: Score
    matters: Score
    conflicts: Accuracy
    kept_apart: Accuracy


def score_links(readings: Sequence[ArticleReading], gold: GoldLinks) -> LinkScores:
    """Build claims from the statements of all readings and compare them with gold's clusters."""
    linked = _link(readings)
    clusters = {
        _ordered(pair)
        for cluster in gold.clusters
        for pair in combinations(cluster, 2)
        if pair[0] != pair[1]
    }
    return LinkScores(
        links=_score_pairs(linked.joined, clusters),
        matters=_score_pairs(linked.joined | linked.conflicting, clusters),
        conflicts=accuracy(_ordered(pair) in linked.conflicting for pair in gold.conflicts),
        kept_apart=accuracy(
            _ordered(pair) not in linked.joined if linked.found.issuperset(pair) else None
            for pair in gold.hard_negatives
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Linked:
    """The gold claims that were found, the pairs of them in one claim, and those in two claims that
    conflict.
    """

    found: frozenset[ClaimRef]
    joined: frozenset[ClaimPair]
    conflicting: frozenset[ClaimPair]


def _link(readings: Sequence[ArticleReading]) -> _Linked:
    statements = dict(_statements(readings))
    arguments = [row for key, statement in statements.items() for row in _arguments(key, statement)]
    values = dict(
        stated
        for key, statement in statements.items()
        for mention in statement.values()
        for stated in read_values(
            mention.kind, [mention.as_row() | {"mention_id": _mention_key(key, mention)}]
        )
    )
    rows = [
        StatementRow.of(key, key.rpartition("#")[0], statement.as_row())
        for key, statement in statements.items()
    ]
    reports = build_reports(rows, arguments, _articles(readings), values)
    claims = build_claims(reports)
    conflicts = {
        frozenset((conflict.claim_id_a, conflict.claim_id_b)) for conflict in claims.conflicts
    }
    found = _found(readings, claims.claim_of)
    pairs = [_ordered(pair) for pair in combinations(found, 2)]
    return _Linked(
        found=frozenset(found),
        joined=frozenset(pair for pair in pairs if found[pair[0]] == found[pair[1]]),
        conflicting=frozenset(
            pair for pair in pairs if frozenset((found[pair[0]], found[pair[1]])) in conflicts
        ),
    )


def _statements(readings: Sequence[ArticleReading]) -> Iterator[tuple[str, Statement]]:
    for reading in readings:
        for position, pair in enumerate(reading.statements):
            if pair.predicted is not None:
                yield _key(reading, position), pair.predicted


def _found(readings: Sequence[ArticleReading], claim_of: Mapping[str, str]) -> dict[ClaimRef, str]:
    """Map each gold claim that has a statement to the id of the claim the statement fell into."""
    return {
        ClaimRef(reading.gold.article_id, pair.claim_index): claim_of[_key(reading, position)]
        for reading in readings
        for position, pair in enumerate(reading.statements)
        if pair.claim_index is not None and pair.predicted is not None
    }


def _key(reading: ArticleReading, position: int) -> str:
    return f"{reading.gold.article_id}#{position}"


def _mention_key(key: str, mention: Mention) -> str:
    return f"{key}:{mention.kind}:{mention.start}"


def _arguments(key: str, statement: Statement) -> Iterator[ArgumentRow]:
    for argument in statement.arguments:
        yield ArgumentRow(
            statement_id=key,
            role=argument.role,
            mention_id=_mention_key(key, argument.mention) if argument.mention else None,
            entity_id=argument.entity_id,
            name=argument.name,
        )


def _articles(readings: Sequence[ArticleReading]) -> list[PublishedArticle]:
    texts = [
        ComparedArticle(
            article_id=r.gold.article_id, text=r.gold.text, published_on=r.gold.published_on
        )
        for r in readings
    ]
    earliest = find_near_duplicates(texts)
    return [
        PublishedArticle(
            article_id=text.article_id,
            duplicate_of=earliest.get(text.article_id),
            published_on=text.published_on,
            source=None,
            title=text.text.partition("\n")[0],
        )
        for text in texts
    ]


def _ordered(pair: ClaimPair) -> ClaimPair:
    one, other = pair
    return (one, other) if one < other else (other, one)


def _score_pairs(predicted: frozenset[ClaimPair], gold: set[ClaimPair]) -> Score:
    return Score(right=len(predicted & gold), predicted=len(predicted), gold=len(gold))
