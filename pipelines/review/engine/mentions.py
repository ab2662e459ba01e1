"""Which mention of the base is which of the head.

Those of one identity are. Of the others, in articles that both sides have: those that stand in the
same place, by the alignment of the texts; then those of an edited passage that say the same, and
those in the same order in a passage whose sentences are alike. Mentions of one table do not
overlap, so that the neighbours of a place are all that can stand there, and the work stays linear.
"""

from collections.abc import Mapping
from typing import Any

from rapidfuzz.fuzz import token_sort_ratio

from pipelines.review.engine.sides import Sides

LIKE = 50.0
"""Two sentences are versions of one from this similarity on, of 100."""

_AROUND = 200
"""Characters of a sentence on each side of a mention that are compared."""

_LEFT = f"""
create or replace temp table left_b as
with lost as (
    select mention_id as id, p.pair, p.is_edited, m.start, m."end", m.text,
        greatest(m.sentence_start, m.start - {_AROUND}) as seen_from,
        least(m.sentence_end, m."end" + {_AROUND}) as seen_to
    from b_{{table}} m
    semi join rows r on r.b_key = mention_id and r.kind = 'removed' and r.table_name = '{{table}}'
    join article_pairs p on p.b_id = m.article_id and p.h_id is not null
), begun as (
    select l.*, s.number as gap, s.b_start as b_from, s.h_start as h_from, s.length
    from lost l asof left join blocks s on l.pair = s.pair and l.start >= s.b_start
), ended as (
    select b.*, e.b_start as b_to, e.h_start as h_to, e.length as to_length, e.h_next
    from begun b asof left join blocks e on b.pair = e.pair and b."end" - 1 >= e.b_start
)
select id, pair, is_edited, text, gap, seen_from, seen_to,
    case when not is_edited then start
        when start < b_from + length then start - b_from + h_from else h_from + length end as start,
    case when not is_edited then "end"
        when "end" <= b_to + to_length then "end" - b_to + h_to else h_next end as "end"
from ended;
create or replace temp table left_h as
with gained as (
    select mention_id as id, p.pair, m.start, m."end", m.text,
        greatest(m.sentence_start, m.start - {_AROUND}) as seen_from,
        least(m.sentence_end, m."end" + {_AROUND}) as seen_to
    from h_{{table}} m
    semi join rows r on r.h_key = mention_id and r.kind = 'added' and r.table_name = '{{table}}'
    join article_pairs p on p.h_id = m.article_id and p.b_id is not null
)
select g.*, s.number as gap
from gained g asof left join blocks s on g.pair = s.pair and g.start >= s.h_start
"""

_FIRST_AND_LAST = """
with last as (
    select b, h from left_b b asof join left_h h on b.pair = h.pair and b."end" > h.start
), first as (
    select b, h from left_b b asof join left_h h on b.pair = h.pair and b.start < h."end"
), candidates as (
    select distinct b, h, least(b."end", h."end") - greatest(b.start, h.start) as shared
    from (select * from last union all select * from first)
    where b."end" > h.start and b.start < h."end" {only}
), ranked as (
    select *, row_number() over (partition by b.id order by shared desc, h.id) as place_b,
        row_number() over (partition by h.id order by shared desc, b.id) as place_h
    from candidates
)
select {chosen} from ranked where place_b = 1 and place_h = 1
"""

_IN_ORDER = """
with ranked_b as (
    select b, row_number() over (partition by pair, {what} order by start, id) as turn
    from left_b b where is_edited
), ranked_h as (
    select h, row_number() over (partition by pair, {what} order by start, id) as turn from left_h h
)
select {chosen} from ranked_b join ranked_h using (turn)
where b.pair = h.pair and b.{what} = h.{what}
"""

_CHOSEN = """
b.id as b_id, h.id as h_id, b.pair, b.is_edited,
b.seen_from as b_from, b.seen_to as b_to, h.seen_from as h_from, h.seen_to as h_to
"""

_FOUND = "create or replace temp table found as {query}"

_TAKE = (
    "insert into paired select b_id, h_id from found",
    "delete from left_b where id in (select b_id from found)",
    "delete from left_h where id in (select h_id from found)",
)

_TEXTS = """
select pair, b.text, h.text from article_pairs
join b_articles b on b_id = b.article_id join h_articles h on h_id = h.article_id
where is_edited and pair in (select pair from found)
"""


def pair_mentions(sides: Sides, table: str) -> None:
    """Add the pairs of a table's mentions that ``rows`` has as removed and added to ``paired``, a
    table of ``b_id`` and ``h_id``.
    """
    sides.database.execute(_LEFT.format(table=table))
    for query in _QUERIES:
        if not _is_left(sides):
            return
        sides.database.execute(_FOUND.format(query=query))
        _drop_unlike(sides)
        _take_found(sides)


def _is_left(sides: Sides) -> bool:
    """Whether both sides have mentions of which none is the other's yet."""
    [(left,)] = sides.database.sql(
        "select exists (from left_b) and exists (from left_h)"
    ).fetchall()
    return bool(left)


_SAME_TEXT = "and b.text = h.text"

_QUERIES = (
    _FIRST_AND_LAST.format(only=_SAME_TEXT, chosen=_CHOSEN),
    _IN_ORDER.format(what="text", chosen=_CHOSEN),
    _FIRST_AND_LAST.format(only="", chosen=_CHOSEN),
    _FIRST_AND_LAST.format(only="", chosen=_CHOSEN),
    _IN_ORDER.format(what="gap", chosen=_CHOSEN),
)
"""What is looked for, one after the other, among those that are left: the same words in the same
place, the same words nearby, other words in the same place (twice: what overlaps one that has gone
to its best may overlap another), others in the same edited passage.
"""


def _take_found(sides: Sides) -> None:
    """Keep the pairs found, which are no candidates any more."""
    for step in _TAKE:
        sides.database.execute(step)


def _drop_unlike(sides: Sides) -> None:
    """Leave of the pairs found, in edited articles, those whose sentences say much the same."""
    places = sides.database.sql("select * from found where is_edited").to_arrow_table().to_pylist()
    if not places:
        return
    texts = {pair: sides_of for pair, *sides_of in sides.database.sql(_TEXTS).fetchall()}
    unlike = [
        place["b_id"]
        for place in places
        if token_sort_ratio(*_sentences(place, *texts[place["pair"]])) < LIKE
    ]
    sides.database.execute("delete from found where b_id in (select unnest(?))", [unlike])


def _sentences(place: Mapping[str, Any], before: str, after: str) -> tuple[str, str]:
    old = before[place["b_from"] : place["b_to"]]
    return old, after[place["h_from"] : place["h_to"]]
