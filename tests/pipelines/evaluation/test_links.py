"""Link scores: gold clusters against the claims that the statements fall into, with the claims
given.
"""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from extractors.records import Argument, Mention, Money, Statement
from pipelines.claims.records import ClaimSet, Conflict, ReportedStatement
from pipelines.evaluation import links as link_scores
from pipelines.evaluation.gold import (
    ClaimPair,
    ClaimRef,
    GoldArticle,
    GoldClaim,
    GoldLinks,
    GoldMention,
)
from pipelines.evaluation.links import LinkScores, score_links
from pipelines.evaluation.readings import ArticleReading
from pipelines.evaluation.scores import Accuracy, Score
from pipelines.evaluation.statements import StatementPair

VALUE = Money(low=Decimal(5), high=Decimal(5), currency="USD")


def pair(claim_index: int | None, *, is_found: bool) -> StatementPair:
    mention = Mention(
        kind="money",
        start=0,
        end=2,
        text="$5",
        sentence_start=0,
        sentence_end=9,
        value=VALUE,
        rule="test",
    )
    statement = Statement(
        statement_type="loan",
        predicate=None,
        sentence_start=0,
        sentence_end=9,
        sentence="$5 is due",
        arguments=(
            Argument(role="value", name="$5", mention=mention),
            Argument(role="lender", name="Aurora Bank"),
        ),
        period=None,
        modality="asserted",
    )
    claim = GoldClaim(
        statement_type="loan",
        values=(GoldMention(kind="money", start=0, end=2, text="$5", value=VALUE),),
        parties=(),
        period=None,
        modality="asserted",
        attributed_to=None,
        sentence="$5 is due",
    )
    return StatementPair(
        gold=None if claim_index is None else claim,
        predicted=statement if is_found else None,
        claim_index=claim_index,
    )


def reading(article_id: str, *pairs: StatementPair) -> ArticleReading:
    gold = GoldArticle(
        article_id=article_id, published_on=None, text=article_id, ignore=(), mentions=(), claims=()
    )
    return ArticleReading(gold=gold, mentions={}, statements=list(pairs))


A, B, C, D, LOST = (ClaimRef(name, 0) for name in ("a", "b", "c", "d", "lost"))
READINGS = [
    reading("a", pair(0, is_found=True)),
    reading("b", pair(0, is_found=True), pair(None, is_found=True)),
    reading("c", pair(0, is_found=True)),
    reading("d", pair(0, is_found=True)),
    reading("lost", pair(0, is_found=False)),
]


@pytest.fixture(autouse=True)
def claims(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a and b one claim, c and d one each, and let those of a and c conflict."""
    claim_of = {"a#0": "k1", "b#0": "k1", "b#1": "k4", "c#0": "k2", "d#0": "k3"}

    def build_claims(reports: Sequence[ReportedStatement]) -> ClaimSet:
        assert {report.statement_id for report in reports} == set(claim_of)
        assert {party.name for report in reports for party in report.parties} == {"Aurora Bank"}
        conflict = Conflict(
            claim_id_a="k2",
            claim_id_b="k1",
            field="amount",
            value_a="5",
            value_b="6",
            number_a=5.0,
            number_b=6.0,
            reason="contradiction",
            standing_claim_id=None,
            sentence_a="",
            sentence_b="",
        )
        return ClaimSet(claims=(), links=(), conflicts=(conflict,), claim_of=claim_of)

    monkeypatch.setattr(link_scores, "build_claims", build_claims)


def score(
    clusters: Sequence[tuple[ClaimRef, ...]] = (),
    conflicts: Sequence[ClaimPair] = (),
    hard_negatives: Sequence[ClaimPair] = (),
) -> LinkScores:
    gold = GoldLinks(
        clusters=tuple(clusters), conflicts=tuple(conflicts), hard_negatives=tuple(hard_negatives)
    )
    return score_links(READINGS, gold)


LINKS = [
    pytest.param([(A, B)], Score(right=1, predicted=1, gold=1), id="together in both"),
    pytest.param([(B, A)], Score(right=1, predicted=1, gold=1), id="the order does not matter"),
    pytest.param([], Score(right=0, predicted=1, gold=0), id="wrongly together"),
    pytest.param([(A, B, C)], Score(right=1, predicted=1, gold=3), id="two of three"),
    pytest.param(
        [(A, B), (C, LOST)], Score(right=1, predicted=1, gold=2), id="a claim that was not found"
    ),
]


@pytest.mark.parametrize(("clusters", "expected"), LINKS)
def test_links(clusters: list[tuple[ClaimRef, ...]], expected: Score) -> None:
    assert score(clusters).links == expected


def test_matters_count_conflicting_claims_too() -> None:
    assert score([(A, B, C)]).matters == Score(right=3, predicted=3, gold=3)


def test_conflicts_found() -> None:
    assert score(conflicts=[(A, C), (C, B), (A, D), (C, LOST)]).conflicts == Accuracy(
        right=2, total=4
    )


def test_hard_negatives_are_asked_for_where_both_were_found() -> None:
    pairs = [(A, B), (A, D), (C, D), (D, LOST)]
    assert score(hard_negatives=pairs).kept_apart == Accuracy(right=2, total=3)
