"""The report of a snapshot: one page that needs no server, of top lists however large it is."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

from pipelines.analysis.connection import connect_snapshot
from pipelines.analysis.evidence import select
from pipelines.pages.rendering import render
from pipelines.review.describe import Columns
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import count_rows

SECTIONS = (
    ("new", "New"),
    ("largest", "Largest"),
    ("conflicts", "Conflicts"),
    ("said", "Who says what"),
    ("sources", "Sources"),
    ("timeline", "Timeline"),
    ("rejects", "Rejects"),
)

_NEW = """
from claims where claim_id in (
    select claim_id from statements join articles using (article_id) where first_run = ?
) and verdict is distinct from 'rejected'
order by source_count desc, article_count desc, last_reported desc nulls last, claim_id limit 50
"""
_LARGEST = """
select * from (
    select *, row_number() over (
        partition by statement_type
        order by coalesce(
            case when per is null or bcm_per_year is not null then coalesce(
                amount_usd, case when currency = 'USD' then amount_low end, bcm_per_year, bcm
            ) end,
            0
        ) desc, quantity_low desc nulls last, source_count desc, claim_id
    ) as place
    from claims where modality <> 'denied' and verdict is distinct from 'rejected'
) where place <= 8 order by statement_type, place
"""
_REPORTS = """
select * from (
    select *, row_number() over (partition by claim_id order by published_on, statement_id) as place
    from claim_evidence where list_contains(?, claim_id) and duplicate_of is null
) where place <= 3 order by claim_id, place
"""
_SAID = """
select * replace (replace(statement_type, '_', ' ') as statement_type) from who_said limit 40
"""
_SOURCES = """
with told as (
    select distinct source, article_id, claim_id from statements join articles using (article_id)
    where source is not null
),
sharers as (select claim_id, count(distinct source) as sources from told group by claim_id)
select
    source, count(distinct article_id) as articles, count(distinct claim_id) as claims,
    count(distinct claim_id) filter (sources > 1) as shared
from told join sharers using (claim_id) group by source order by claims desc, source limit 40
"""
_OVERLAP = """
with told as (
    select distinct source, claim_id from statements join articles using (article_id)
    where source is not null and duplicate_of is null
)
select one.source as one, other.source as other, count(*) as claims
from told one join told other on one.claim_id = other.claim_id and one.source < other.source
group by all order by claims desc, 1, 2 limit 40
"""
_REJECTS = """
select reason, count(*) as files, min(path) as example, min(detail) as detail
from rejects group by reason order by files desc, reason
"""
_SPAN = "select date_diff('day', min(first_reported), max(first_reported)) from claims"
_TIMELINE = """
with told as (
    select date_trunc('{unit}', first_reported) as day, count(*) as claims
    from claims where first_reported is not null group by 1
),
days as (
    select unnest(generate_series(min(day), max(day), interval 1 {unit})) as day from told
)
select strftime(day, '{shape}') as label, coalesce(claims, 0) as claims
from days left join told using (day) order by day desc limit 120
"""
_UNITS = (("day", "%Y-%m-%d", 90), ("month", "%Y-%m", 3650), ("year", "%Y", 10**9))
"""Units of the timeline, how they are written, and the days up to which a unit is taken."""

WIDTH, HEIGHT = 720, 130


def build_report(snapshot: Snapshot) -> str:
    """Return the page that tells of a snapshot."""
    with connect_snapshot(snapshot) as connection:
        unit, timeline = _timeline(connection)
        new = select(connection, _NEW, [snapshot.run_id])
        largest = select(connection, _LARGEST)
        reports = _reports(connection, [*new, *largest])
        return render(
            "report.html",
            run_id=snapshot.run_id,
            manifest=snapshot.manifest(),
            counts=_counts(snapshot.folder),
            sections=SECTIONS,
            new=_with_reports(new, reports),
            largest=_by_type(_with_reports(largest, reports)),
            conflicts=select(connection, "from conflict_pairs limit 50"),
            said=select(connection, _SAID),
            sources=select(connection, _SOURCES),
            overlap=select(connection, _OVERLAP),
            unit=unit,
            height=HEIGHT,
            timeline=timeline,
            rejects=select(connection, _REJECTS),
        )


def _counts(folder: Path) -> dict[str, int]:
    shown = ("articles", "statements", "claims", "conflicts", "names", "rejects")
    return {name: count_rows(folder / name) for name in TABLES if name in shown}


def _reports(
    connection: duckdb.DuckDBPyConnection, claims: Sequence[Columns]
) -> dict[str, list[Columns]]:
    found: dict[str, list[Columns]] = {}
    for row in select(connection, _REPORTS, [[claim["claim_id"] for claim in claims]]):
        found.setdefault(row["claim_id"], []).append(row)
    return found


def _with_reports(
    claims: Sequence[Columns], reports: dict[str, list[Columns]]
) -> list[dict[str, Any]]:
    return [dict(claim) | {"reports": reports.get(claim["claim_id"], [])} for claim in claims]


def _by_type(claims: Sequence[Columns]) -> list[tuple[str, list[Columns]]]:
    types: dict[str, list[Columns]] = {}
    for claim in claims:
        types.setdefault(claim["statement_type"], []).append(claim)
    return list(types.items())


def _timeline(connection: duckdb.DuckDBPyConnection) -> tuple[str, list[dict[str, Any]]]:
    """Return the unit of time in which the reports are counted, and a bar for each of them."""
    found = connection.execute(_SPAN).fetchone()
    days = found[0] if found and found[0] is not None else 0
    unit, shape, _ = next(each for each in _UNITS if days <= each[2])
    rows = select(connection, _TIMELINE.format(unit=unit, shape=shape))
    return unit, list(_bars(list(reversed(rows))))


def _bars(rows: Sequence[Columns]) -> Iterator[dict[str, Any]]:
    """Yield a bar for each row, by what it counts; not all of many have room for their label."""
    most = max((row["claims"] for row in rows), default=1)
    step = WIDTH / max(len(rows), 8)
    every = max(1, round(120 / step))
    for place, row in enumerate(rows):
        yield dict(row) | {
            "x": round(place * step, 1),
            "width": round(step * 0.8, 1),
            "height": round(HEIGHT * row["claims"] / most, 1),
            "shown": place % every == 0,
        }
