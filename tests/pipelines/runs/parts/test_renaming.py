"""An article that takes another's identity over has the ids that reading it anew would give."""

from dataclasses import replace

from pipelines.identity import sentence_keys
from pipelines.runs.entries import CachedArgument, CachedArticle, CachedMention, CachedStatement
from pipelines.runs.parts.article_rows import article_rows
from pipelines.runs.parts.renaming import rename
from pipelines.runs.parts.settling import Settled
from pipelines.snapshots.inventory import Source
from tests.pipelines.runs.made_up_entries import ARTICLE, MONEY, STATEMENT

TWICE = "Northland lent $5 and $5 to Eastland. Northland lent $5 and $5 to Eastland."
STARTS = (15, 22, 53, 60)


def item() -> CachedArticle:
    """Return an article with equal mentions in equal sentences, and a statement for each."""
    keys = sentence_keys(TWICE, STARTS)
    mentions = tuple(
        CachedMention(kind="money", sentence_key=key, columns=MONEY | {"start": start})
        for start, key in zip(STARTS, keys, strict=True)
    )
    statements = tuple(
        CachedStatement(
            columns=STATEMENT,
            arguments=(CachedArgument(role="value", name="$5", entity_id=None, mention=at),),
        )
        for at in range(len(STARTS))
    )
    return CachedArticle(
        article=replace(ARTICLE, text=TWICE), mentions=mentions, statements=statements
    )


def settled(article_id: str) -> Settled:
    source = Source(path="loan.txt", size=1, sha256="0f", is_lasting=True, article_id=article_id)
    return Settled(source=source, earlier_id=None, first_run="000001-a", last_run="000002-b")


def test_renamed_rows_are_those_of_an_article_read_under_that_name() -> None:
    rows = article_rows(item(), settled("a_new"))
    assert rename(article_rows(item(), settled("a_old")), settled("a_new")) == rows
    assert len({row["mention_id"] for row in rows["money"]}) == len(STARTS)
    assert len({row["statement_id"] for row in rows["statements"]}) == len(STARTS)


def test_an_id_that_nothing_explains_stays() -> None:
    rows = article_rows(item(), settled("a_old"))
    strange = {**rows, "money": [rows["money"][0] | {"mention_id": "m_0"}]}
    [renamed] = rename(strange, settled("a_new"))["money"]
    assert (renamed["mention_id"], renamed["article_id"]) == ("m_0", "a_new")
