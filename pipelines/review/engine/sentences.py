"""The sentences in which changes stand, in both versions, cut out of the articles' texts."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pyarrow as pa

from pipelines.review.engine.sides import Sides
from pipelines.snapshots.schemas import MENTION_TABLES

LONGEST = 1_000
"""A sentence that is longer is shown from `_AROUND` characters before what changed to as many
after.
"""

_AROUND = 300

_PLACES = """
create or replace table {side}_places as
{mentions}
union all
select r.number, s.article_id, s.sentence_start, s.sentence_end, s.sentence_start, s.sentence_end
from rows r join {side}_statements s on s.statement_id = r.{side}_key
where r.table_name = 'statements'
union all
select r.number, s.article_id, s.sentence_start, s.sentence_end, s.sentence_start, s.sentence_end
from rows r join {side}_claims c on c.claim_id = r.{side}_key
join {side}_statements s on s.statement_id = c.representative_statement_id
where r.table_name = 'claims'
"""

_OF_MENTIONS = """
select r.number, t.article_id, t.start, t."end", t.sentence_start, t.sentence_end
from rows r join {kept}_{table} t on t.mention_id = r.{side}_key where r.table_name = '{table}'
"""

_TEXTS = """
select article_id, text from {side}_articles semi join {side}_places using (article_id)
order by article_id
"""

_SHOWN = """
create table shown as
with sentences as (
    select b.number, b.sentence as sentence_before, b.shown_from as sentence_start_before,
        b.start as start_before, b."end" as end_before, null::varchar as sentence_after,
        null::bigint as sentence_start_after, null::bigint as start_after, null::bigint as end_after
    from b_shown b
    union all
    select h.number, null, null, null, null, h.sentence, h.shown_from, h.start, h."end"
    from h_shown h
    union all
    select r.number, b.sentence_a, null, null, null, h.sentence_a, null, null, null
    from rows r left join before_conflicts b on b.conflict_id = r.b_key
    left join after_conflicts h on h.conflict_id = r.h_key where r.table_name = 'conflicts'
)
select number, {columns} from sentences group by number
"""

_COLUMNS = ("sentence_before", "sentence_start_before", "start_before", "end_before",
            "sentence_after", "sentence_start_after", "start_after", "end_after")  # fmt: skip


class _Place(NamedTuple):
    number: int
    article_id: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int


def find_sentences(sides: Sides) -> None:
    """Make ``shown``: for each change that stands in a text its sentence and span in both."""
    for side, kept in (("b", "before"), ("h", "after")):
        mentions = " union all ".join(
            _OF_MENTIONS.format(side=side, kept=kept, table=table.name) for table in MENTION_TABLES
        )
        sides.database.execute(_PLACES.format(side=side, mentions=mentions))
        found = list(_cut(sides, side))
        names = ("number", "sentence", "shown_from", "start", "end")
        schema = pa.schema(
            [(name, pa.string() if name == "sentence" else pa.int64()) for name in names]
        )
        rows = [dict(zip(names, row, strict=True)) for row in found]
        sides.database.register(f"{side}_shown", pa.Table.from_pylist(rows, schema))
    chosen = ", ".join(f"any_value({column}) as {column}" for column in _COLUMNS)
    sides.database.execute(_SHOWN.format(columns=chosen))
    for side in "bh":
        sides.database.unregister(f"{side}_shown")


def _cut(sides: Sides, side: str) -> Iterator[tuple[int, str, int, int, int]]:
    """Yield of each place its change, the sentence, where that begins, and the span."""
    places: dict[str, list[_Place]] = {}
    for row in sides.database.sql(f"select * from {side}_places").fetchall():
        place = _Place(*row)
        places.setdefault(place.article_id, []).append(place)
    for article_id, text in _texts(sides, side):
        for place in places[article_id]:
            start, end = _shown(place)
            yield place.number, text[start:end], start, place.start, place.end


def _shown(place: _Place) -> tuple[int, int]:
    """Return what of the text is shown: the sentence, or so much of a long one as is around."""
    start, end = place.sentence_start, place.sentence_end
    if end - start <= LONGEST:
        return start, end
    stop = min(place.end, place.start + LONGEST)
    return max(start, place.start - _AROUND), min(end, stop + _AROUND)


def _texts(sides: Sides, side: str) -> Iterator[tuple[str, Any]]:
    found = sides.database.cursor().execute(_TEXTS.format(side=side))
    while rows := found.fetchmany(100):
        yield from rows
