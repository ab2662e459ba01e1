"""Where the extractors and the gold disagree, one by one, with the sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.records import Mention, Statement
from extractors.text import rule_spans, sentence_at
from pipelines.evaluation.gold import GoldArticle, GoldClaim, GoldMention
from pipelines.evaluation.mentions import KINDS, MentionPair
from pipelines.evaluation.readings import ArticleReading
from pipelines.evaluation.statements import StatementPair, parties_of, score_statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One disagreement with the gold: what was annotated, what was extracted, and the sentence.

    `fault` is ``missed``, ``spurious``, ``restated``, ``wrong value`` or of statements ``wrong``
    and the fields that were misunderstood.
    """

    article_id: str
    kind: str
    fault: str
    gold: str | None
    predicted: str | None
    sentence: str


def list_disagreements(readings: Sequence[ArticleReading]) -> list[Disagreement]:
    """List what was missed, spurious or misunderstood, by article, kind and place: what a developer
    reads next.
    """
    return [error for reading in readings for error in _reading_errors(reading)]


def _reading_errors(reading: ArticleReading) -> Iterator[Disagreement]:
    for kind in KINDS:
        for pair in reading.mentions[kind]:
            if not pair.has_value:
                yield _mention_error(reading.gold, kind, pair)
    for statements in reading.statements:
        fault = _statement_fault(statements)
        if fault is not None:
            yield _statement_error(reading.gold, statements, fault)


def _mention_error(article: GoldArticle, kind: str, pair: MentionPair) -> Disagreement:
    fault = (
        "spurious" if pair.gold is None else "missed" if pair.predicted is None else "wrong value"
    )
    somewhere = pair.gold or pair.predicted
    start, end = MentionPair.span_of(somewhere) or (0, 0)
    low, high = sentence_at(rule_spans(article.text), start, end)
    return Disagreement(
        article_id=article.article_id,
        kind=kind,
        fault=fault,
        gold=_describe_mention(pair.gold),
        predicted=_describe_mention(pair.predicted),
        sentence=article.text[low:high],
    )


def _statement_error(article: GoldArticle, pair: StatementPair, fault: str) -> Disagreement:
    return Disagreement(
        article_id=article.article_id,
        kind="statements",
        fault=fault,
        gold=_describe_claim(pair.gold),
        predicted=_describe_statement(pair.predicted),
        sentence=pair.gold.sentence
        if pair.gold
        else pair.predicted.sentence
        if pair.predicted
        else "",
    )


def _statement_fault(pair: StatementPair) -> str | None:
    """Name what is wrong with a pair of a claim and a statement; None where they agree."""
    if pair.gold is None:
        return "restated" if pair.restates else "spurious"
    if pair.predicted is None:
        return "missed"
    scores = score_statements([pair])
    wrong = {
        "type": scores.statement_type.rate != 1,
        "parties": scores.parties.f1 not in (None, 1.0),
        "period": scores.period.rate != 1,
        "modality": scores.modality.rate != 1,
        "attribution": scores.attribution.rate != 1,
    }
    return (
        f"wrong {', '.join(name for name in wrong if wrong[name])}" if any(wrong.values()) else None
    )


def _describe_mention(mention: GoldMention | Mention | None) -> str | None:
    return None if mention is None else f"{mention.text!r} {mention.value}"


def _describe_claim(claim: GoldClaim | None) -> str | None:
    if claim is None:
        return None
    values = ", ".join(value.text for value in claim.values)
    parties = "; ".join(f"{party.role} {party.name}" for party in claim.parties)
    return f"{claim.statement_type} [{values}] {parties} | {claim.period} | {claim.modality} | {claim.attributed_to}"


def _describe_statement(statement: Statement | None) -> str | None:
    if statement is None:
        return None
    values = ", ".join(value.text for value in statement.values())
    parties = "; ".join(f"{party.role} {party.name}" for party in parties_of(statement))
    period = statement.period.value if statement.period else None
    told = f"{statement.modality} | {statement.attributed_to}"
    return f"{statement.statement_type} [{values}] {parties} | {period} | {told}"
