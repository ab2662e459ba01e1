"""The sentences in which changes stand, in both versions, cut out of the articles' texts."""

from collections.abc import Iterator
from typing import Any

from pipelines.review.engine.sides import Sides, make_table
from pipelines.snapshots.schemas import MENTION_TABLES

LONGEST = 1_000
"""A sentence that is longer is shown from `_AROUND` characters before what changed to as many
after.
"""

_AROUND = 300

_PLACES = f"""
create or replace table {{side}}_places as
with places as (
    {{mentions}}
    union all
    select r.number, s.article_id, coalesce(v.start, s.sentence_start),
        coalesce(v."end", s.sentence_end), s.sentence_start, s.sentence_end
    from said r join {{side}}_statements s on s.statement_id = r.{{side}}_statement
    left join {{side}}_values v using (number)
)
select number, article_id, start, "end",
    case when sentence_end - sentence_start <= {LONGEST} then sentence_start
        else greatest(sentence_start, start - {_AROUND}) end as shown_from,
    case when sentence_end - sentence_start <= {LONGEST} then sentence_end
        else least(sentence_end, least("end", start + {LONGEST}) + {_AROUND}) end as shown_to
from places
"""

_OF_MENTIONS = """
select r.number, t.article_id, t.start, t."end", t.sentence_start, t.sentence_end
from rows r join {kept}_{table} t on t.mention_id = r.{side}_key where r.table_name = '{table}'
"""

_TEXTS = """
select text, numbers, begins, ends from {side}_articles join (
    select article_id, list(number) as numbers, list(shown_from) as begins, list(shown_to) as ends
    from {side}_places group by article_id
) using (article_id)
"""

_SENTENCES = {"number": "bigint", "sentence": "varchar"}

_SHOWN = """
create table shown as
select number, coalesce(b.sentence, f.sentence_a) as sentence_before,
    b.shown_from as sentence_start_before, b.start as start_before, b."end" as end_before,
    coalesce(h.sentence, g.sentence_a) as sentence_after, h.shown_from as sentence_start_after,
    h.start as start_after, h."end" as end_after
from rows r
left join (from b_places join b_sentences using (number)) b using (number)
left join (from h_places join h_sentences using (number)) h using (number)
left join before_conflicts f on r.table_name = 'conflicts' and f.conflict_id = r.b_key
left join after_conflicts g on r.table_name = 'conflicts' and g.conflict_id = r.h_key
"""


_SPEAKING = """
create table speaking as
with told as (
    select f.number, arg_min(s.b_key, s.number) as b_statement,
        arg_min(s.h_key, s.number) as h_statement
    from field_changes f join rows r using (number) join h_statements t on t.claim_id = r.h_key
    join rows s on s.table_name = 'statements' and s.kind = 'changed' and s.h_key = t.statement_id
    where r.table_name = 'claims' and f.place >= 1000 and starts_with(f.field, 'statement_')
    group by f.number
)
select r.number, coalesce(t.b_statement, b.representative_statement_id) as b_statement,
    coalesce(t.h_statement, h.representative_statement_id) as h_statement
from rows r left join told t using (number)
left join b_claims b on b.claim_id = r.b_key left join h_claims h on h.claim_id = r.h_key
where r.table_name = 'claims'
"""

_SAID = """
create table said as
select number, b_statement, h_statement from speaking
union all select number, b_key, h_key from rows where table_name = 'statements'
"""

_VALUES = """
create table {side}_values as
select r.number, arg_min(a.start, (m.number is null, a.start)) as start,
    arg_min(a."end", (m.number is null, a.start)) as "end"
from said r join {side}_statements s on s.statement_id = r.{side}_statement
join {side}_statement_arguments a on a.statement_id = s.statement_id and a.role = 'value'
    and a.start >= s.sentence_start and a."end" <= s.sentence_end
left join row_keys m on m.key = a.mention_id and m.kind <> 'moved'
group by r.number
"""

_NO_VALUES = """
create table {side}_values (number bigint, start bigint, "end" bigint)
"""

_ARTICLES = """
update rows set b_article = s.article_id from speaking c join b_statements s
    on s.statement_id = c.b_statement where rows.number = c.number;
update rows set h_article = s.article_id from speaking c join h_statements s
    on s.statement_id = c.h_statement where rows.number = c.number
"""


_TURNED = """
create table turned_blocks as
select k.pair, h_start as b_start, b_start as h_start, length,
    coalesce(lead(b_start) over (partition by k.pair order by number), length(a.text)) as h_next
from blocks k join article_pairs p using (pair) join b_articles a on a.article_id = p.b_id
"""

_COUNTERPARTS = f"""
insert into {{other}}_places
with there as (
    select t.number, t.{{other}}_id as article_id,
        case when t.shown_from < f.b_start + f.length then t.shown_from - f.b_start + f.h_start
            else f.h_start + f.length end as begins,
        case when t.shown_to <= e.b_start + e.length then t.shown_to - e.b_start + e.h_start
            else e.h_next end as stops
    from (
        select t.number, t.shown_from, t.shown_to, p.pair, p.{{other}}_id
        from {{side}}_places t join rows r using (number)
        join article_pairs p on p.{{side}}_id = t.article_id and p.is_edited
        where r.{{other}}_key is null and r.is_touched
    ) t
    asof join {{blocks}} f on f.pair = t.pair and t.shown_from >= f.b_start
    asof join {{blocks}} e on e.pair = t.pair and t.shown_to - 1 >= e.b_start
)
select number, article_id, null, null, begins, stops from there
where stops - begins between 1 and {2 * LONGEST}
"""


def find_sentences(sides: Sides) -> None:
    """Make ``shown``: for each change its sentence and span in both texts, if it stands in one.

    The span of a statement is that of its value, of several that which changed. A claim is shown by
    the statement that puts it best; one that keeps its value by the statement that does not. Its
    article becomes the claim's, which has none of its own. What came or went in an edited sentence
    has that in the other version too, without a span.
    """
    sides.database.execute(_SPEAKING)
    sides.database.execute(_ARTICLES)
    sides.database.execute(_SAID)
    places = "start" in sides.columns["statement_arguments"]
    for side, kept in (("b", "before"), ("h", "after")):
        sides.database.execute((_VALUES if places else _NO_VALUES).format(side=side))
        mentions = " union all ".join(
            _OF_MENTIONS.format(side=side, kept=kept, table=table.name) for table in MENTION_TABLES
        )
        sides.database.execute(_PLACES.format(side=side, mentions=mentions))
    sides.database.execute(_TURNED)
    for side, other, blocks in (("b", "h", "blocks"), ("h", "b", "turned_blocks")):
        query = _COUNTERPARTS.format(side=side, other=other, blocks=blocks)
        sides.database.execute(query)
    for side in "bh":
        make_table(sides.database, f"{side}_sentences", _SENTENCES, _cut(sides, side))
    sides.database.execute(_SHOWN)


def _cut(sides: Sides, side: str) -> tuple[list[int], list[str]]:
    """Return the numbers of the changes that stand in a side's texts, and their sentences."""
    numbers: list[int] = []
    sentences: list[str] = []
    for text, own, begins, ends in _texts(sides, side):
        numbers += own
        sentences += [text[begin:end] for begin, end in zip(begins, ends, strict=True)]
    return numbers, sentences


def _texts(sides: Sides, side: str) -> Iterator[tuple[str, Any, Any, Any]]:
    """Yield each text in which something changed, with the changes' numbers and sentences."""
    found = sides.database.cursor().execute(_TEXTS.format(side=side))
    while rows := found.fetchmany(100):
        yield from rows
