"""Where the extractors and the gold disagree, one by one, with the sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.records import Mention, Statement
from extractors.text import rule_spans, sentence_at
from pipelines.evaluation.gold import GoldArticle, GoldClaim, GoldMention
from pipelines.evaluation.kinds.table import BY_TABLE
from pipelines.evaluation.mentions import MentionPair
from pipelines.evaluation.readings import ArticleReading
from pipelines.evaluation.statements import StatementPair, parties_of, understand


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One disagreement with the gold: what was annotated, what was extracted, and the sentence.

    `difference` is ``missed``, ``spurious``, ``restated``, ``wrong value`` or of statements
    ``wrong`` and the fields that were misunderstood.
    """

    article_id: str
    kind: str
    difference: str
    gold: str | None
    predicted: str | None
    sentence: str


def list_disagreements(readings: Sequence[ArticleReading]) -> list[Disagreement]:
    """List what was missed, spurious or misunderstood, by article, kind and place: what a developer
    reads next.
    """
    return [each for reading in readings for each in _disagreements(reading)]


def _disagreements(reading: ArticleReading) -> Iterator[Disagreement]:
    for kind in BY_TABLE:
        for pair in reading.mentions[kind]:
            if not pair.has_value:
                yield _of_mention(reading.gold, kind, pair)
    for statements in reading.statements:
        difference = _difference(statements)
        if difference is not None:
            yield _of_statement(reading.gold, statements, difference)


def _of_mention(article: GoldArticle, kind: str, pair: MentionPair) -> Disagreement:
    difference = (
        "spurious" if pair.gold is None else "missed" if pair.predicted is None else "wrong value"
    )
    somewhere = pair.gold or pair.predicted
    start, end = MentionPair.span_of(somewhere) or (0, 0)
    low, high = sentence_at(rule_spans(article.text), start, end)
    return Disagreement(
        article_id=article.article_id,
        kind=kind,
        difference=difference,
        gold=_describe_mention(pair.gold),
        predicted=_describe_mention(pair.predicted),
        sentence=article.text[low:high],
    )


def _of_statement(article: GoldArticle, pair: StatementPair, difference: str) -> Disagreement:
    return Disagreement(
        article_id=article.article_id,
        kind="statements",
        difference=difference,
        gold=_describe_claim(pair.gold),
        predicted=_describe_statement(pair.predicted),
        sentence=pair.gold.sentence
        if pair.gold
        else pair.predicted.sentence
        if pair.predicted
        else "",
    )


def _difference(pair: StatementPair) -> str | None:
    """Name how a claim and a statement differ; None where they agree."""
    if pair.gold is None:
        return "restated" if pair.restates else "spurious"
    if pair.predicted is None:
        return "missed"
    understood = understand(pair.gold, pair.predicted)
    right = {
        "type": understood.statement_type,
        "parties": understood.parties.f1 in (None, 1.0),
        "period": understood.period,
        "modality": understood.modality,
        "attribution": understood.attribution,
    }
    wrong = [name for name, is_right in right.items() if not is_right]
    return f"wrong {', '.join(wrong)}" if wrong else None


def _describe_mention(mention: GoldMention | Mention | None) -> str | None:
    return None if mention is None else f"{mention.text!r} {mention.value}"


def _describe_claim(claim: GoldClaim | None) -> str | None:
    if claim is None:
        return None
    values = ", ".join(value.text for value in claim.values)
    parties = "; ".join(f"{party.role} {party.name}" for party in claim.parties)
    told = f"{claim.modality} | {claim.attributed_to}"
    return f"{claim.statement_type} [{values}] {parties} | {claim.period} | {told}"


def _describe_statement(statement: Statement | None) -> str | None:
    if statement is None:
        return None
    values = ", ".join(value.text for value in statement.values())
    parties = "; ".join(f"{party.role} {party.name}" for party in parties_of(statement))
    period = statement.period.value if statement.period else None
    told = f"{statement.modality} | {statement.attributed_to}"
    return f"{statement.statement_type} [{values}] {parties} | {period} | {told}"
