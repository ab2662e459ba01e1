"""A snapshot opened for pages: claims by filters and full-text search, a claim, an entity, an
article.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from pipelines.analysis.connection import connect_snapshot
from pipelines.analysis.evidence import find_evidence, select
from pipelines.analysis.filters import Filters
from pipelines.claims.telling.periods import say_period
from pipelines.pages.article import render_article
from pipelines.pages.rendering import render
from pipelines.pages.sentences import SentenceIndex
from pipelines.review.article_view import view_article
from pipelines.snapshots.schemas import CLAIMS
from pipelines.snapshots.store import Snapshot

SIZE = 50
"""Rows of a page."""

_FILTERS = ("type", "status", "party", "min_sources", "since", "until")

_ROWS = {
    "entities": """
        select entity_id as id, name, label as second, country as third, article_count as count
        from names where name ilike ? or aliases ilike ? order by count desc, name limit 200
    """,
    "articles": """
        select article_id as id, coalesce(title, path) as name, source as second,
            published_on as third, word_count as count
        from articles where title ilike ? or path ilike ?
        order by published_on desc nulls last, id limit 200
    """,
}
_TITLES = {"entities": "Names", "articles": "Articles"}

_PARTNERS = """
select other.name, count(distinct claim_id) as claims
from claim_parties own join claim_parties other using (claim_id)
where own.entity_id = ? and other.entity_id is distinct from own.entity_id
group by other.name order by claims desc, other.name limit 30
"""
_OF_ENTITY = """
from claims where claim_id in (select claim_id from claim_parties where entity_id = ?)
order by source_count desc, first_reported desc nulls last, claim_id limit 200
"""


class Ledger:
    """A snapshot opened for pages."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._connection = connect_snapshot(snapshot)
        rows = self._connection.execute("select claim_id, sentence from statements").fetchall()
        self._index = SentenceIndex((str(claim), str(sentence)) for claim, sentence in rows)

    def _select(self, query: str, parameters: Any = None) -> list[Mapping[str, Any]]:
        with self._connection.cursor() as connection:
            return select(connection, query, parameters)

    def claims(self, asked: Mapping[str, str], page: int) -> str:
        """Return the page of the claims that are asked for.

        Raises:
            ValueError: a filter is not of its kind.
        """
        wanted = _wanted(asked)
        conditions = [*wanted.conditions("claims"), "true"]
        parameters = wanted.parameters()
        if words := asked.get("q"):
            conditions.append("list_contains($found, claim_id)")
            parameters["found"] = self._index.find(words)
        where = " and ".join(f"({each})" for each in conditions)
        total = self._select(f"select count(*) as claims from claims where {where}", parameters)
        rows = self._select(
            f"from claims where {where} order by source_count desc, first_reported desc nulls last,"
            f" claim_id limit {SIZE} offset {page * SIZE}",
            parameters,
        )
        types = self._select("select distinct statement_type as type from claims order by 1")
        return render(
            "claims.html",
            claims=rows,
            total=total[0]["claims"],
            page=page,
            size=SIZE,
            asked=asked,
            types=[row["type"] for row in types],
            query=lambda number: urlencode({**asked, "page": number}),
        )

    def claim(self, claim_id: str) -> str:
        """Return the page of a claim.

        Raises:
            LookupError: there is no such claim.
        """
        with self._connection.cursor() as connection:
            evidence = find_evidence(connection, claim_id)
        columns = [
            {"name": each.name, "value": _told(each.name, value), "meaning": each.description}
            for each in CLAIMS.columns
            if (value := evidence.claim[each.name]) is not None
        ]
        parties = self._select("from claim_parties where claim_id = ?", [claim_id])
        return render("claim.html", evidence=evidence, parties=parties, columns=columns)

    def entity(self, entity_id: str) -> str:
        """Return the page of an entity.

        Raises:
            LookupError: there is no such entity.
        """
        found = self._select("from names where entity_id = ?", [entity_id])
        if not found:
            raise LookupError(f"there is no entity {entity_id!r}")
        return render(
            "entity.html",
            entity=found[0],
            claims=self._select(_OF_ENTITY, [entity_id]),
            partners=self._select(_PARTNERS, [entity_id]),
        )

    def article(self, article_id: str) -> str:
        """Return the page of an article.

        Raises:
            LookupError: there is no such article.
        """
        return render_article(self._snapshot, view_article(self._snapshot, article_id), link=True)

    def conflicts(self) -> str:
        """Return the page of the conflicts, the widest first."""
        rows = self._select("from conflict_pairs limit 200")
        return render("rows.html", title="Conflicts", kind="conflicts", rows=rows)

    def rows(self, kind: str, asked: str) -> str:
        """Return the page of entities or articles whose name holds what is asked for."""
        rows = self._select(_ROWS[kind], [f"%{asked}%", f"%{asked}%"])
        return render("rows.html", title=_TITLES[kind], kind=kind, rows=rows, asked=asked)


def _told(column: str, value: Any) -> Any:
    """Return what a column holds; a period also in words."""
    return f"{value} ({say_period(value)})" if column == "period" else value


def _wanted(asked: Mapping[str, str]) -> Filters:
    given: dict[str, Any] = {name: asked[name] for name in _FILTERS if asked.get(name)}
    sources = given.pop("min_sources", None)
    for name in given.keys() & {"since", "until"}:
        given[name] = date.fromisoformat(given[name])
    return Filters(
        types=given.pop("type", None), min_sources=int(sources) if sources else None, **given
    )
