"""What the rows of a table rest on, as columns that are joined to them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipelines.snapshots.columns import STRING, Column, Table
from pipelines.snapshots.schemas import ARTICLES, CLAIMS, MENTION_TABLES, STATEMENTS


@dataclass(frozen=True, slots=True)
class Sources:
    """The columns that are joined to a table, each by its SQL expression, and the joins that bring
    them to its rows `t`.
    """

    columns: Mapping[str, Column]
    joins: str


def _take(table: Table, alias: str, *names: str) -> dict[str, Column]:
    """Return columns of a table under its alias; joined, any of them may be null."""
    columns = {column.name: column for column in table.columns}
    return {f"{alias}.{name}": replace(columns[name], required=False) for name in names}


_ARTICLE = _take(ARTICLES, "a", "source", "published_on", "title", "url", "path", "duplicate_of")
_SENTENCE = {
    "substring(a.text, t.sentence_start + 1, t.sentence_end - t.sentence_start)": Column(
        "sentence", STRING, "The sentence that it stands in"
    )
}
_WITH_ARTICLE = "join articles a on a.article_id = t.article_id"


def _side(side: str, alias: str) -> dict[str, Column]:
    taken = _take(CLAIMS, alias, "sources", "source_count", "first_reported")
    return {
        expression: replace(column, name=f"{column.name}_{side}")
        for expression, column in taken.items()
    }


SOURCES: Mapping[str, Sources] = {
    "claims": Sources(
        _take(
            STATEMENTS, "s", "statement_id", "article_id", "sentence", "sentence_start",
            "sentence_end", "attributed_to", "cited_source", "confidence",
        )
        | _ARTICLE,
        "join statements s on s.claim_id = t.claim_id "
        "join articles a on a.article_id = s.article_id",
    ),
    "statements": Sources(_ARTICLE, _WITH_ARTICLE),
    "conflicts": Sources(
        _side("a", "claims_a") | _side("b", "claims_b"),
        "join claims claims_a on claims_a.claim_id = t.claim_id_a "
        "join claims claims_b on claims_b.claim_id = t.claim_id_b",
    ),
    **{table.name: Sources(_SENTENCE | _ARTICLE, _WITH_ARTICLE) for table in MENTION_TABLES},
}  # fmt: skip
"""The sources of each table that has some, by name."""
