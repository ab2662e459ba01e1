"""What two raw files gave, made up for the tests of the cache and the assembly."""

from datetime import date

from pipelines.reading.articles import Article, Reject, RejectReason
from pipelines.runs.entries import (
    CachedArgument,
    CachedArticle,
    CachedMention,
    CachedStatement,
)
from pipelines.snapshots.rows import Row

TEXT = "Northland lent $5 to Eastland on 8 May 2024."

SPAN: Row = {"sentence_start": 0, "sentence_end": len(TEXT), "rule": "test"}

MONEY: Row = SPAN | {
    "start": 15, "end": 17, "text": "$5", "amount_low": 5.0, "amount_high": 5.0, "currency": "USD",
    "comparator": "=", "per": None,
}  # fmt: skip

DATE: Row = SPAN | {
    "start": 33, "end": 43, "text": "8 May 2024", "value": "2024-05-08", "kind": "date",
    "earliest": date(2024, 5, 8), "latest": date(2024, 5, 8), "granularity": "day",
    "basis": "explicit", "in_citation": False,
}  # fmt: skip

STATEMENT: Row = {
    "sentence_start": 0, "sentence_end": len(TEXT), "sentence": TEXT, "statement_type": "loan",
    "predicate": "lend", "measure": None, "amount_low": 5.0, "amount_high": 5.0,
    "currency": "USD", "m3_low": None,
    "m3_high": None, "per": None, "comparator": "=", "systems": None, "weapon_class": None,
    "quantity_low": None, "quantity_high": None, "period": "2024-05-08",
    "period_start": date(2024, 5, 8), "period_end": date(2024, 5, 8), "modality": "asserted",
    "attributed_to": None, "cited_source": None, "change_low": None, "change_high": None,
    "confidence": 0.8, "rules": None,
}  # fmt: skip

ARTICLE = Article(
    article_id="a_loan",
    content_hash="1f",
    path="loan.txt",
    record=None,
    source="Northland Wire",
    url=None,
    title=None,
    author=None,
    published_on=date(2024, 5, 9),
    published_basis="dateline",
    language="en",
    text=TEXT,
)

LOAN = CachedArticle(
    article=ARTICLE,
    mentions=(
        CachedMention(kind="money", sentence_key="k", columns=MONEY),
        CachedMention(kind="dates", sentence_key="k", columns=DATE),
    ),
    statements=(
        CachedStatement(
            columns=STATEMENT,
            arguments=(
                CachedArgument(
                    role="value", name="$5", entity_id=None, mention=0, start=15, end=17
                ),
                CachedArgument(role="lender", name="Northland", entity_id="e_n", mention=None),
                CachedArgument(
                    role="time", name="8 May 2024", entity_id=None, mention=1, start=33, end=43
                ),
            ),
        ),
    ),
)

BROKEN = Reject(
    path="broken.json",
    record=3,
    reason=RejectReason.INVALID_JSON,
    detail="line 1: nothing closes it",
    content_hash=None,
)
