"""Which claim of the base is which of the head, which were merged or split, and which statements
joined or left one.

A claim is known by its identity, which lasts while its statements do. One whose identity is gone is
the claim into which most of its statements went. One that keeps its value has changed too when one
of its statements has another: that is told by fields named ``statement_<column>``.
"""

from pipelines.review.engine.sides import Sides
from pipelines.snapshots.columns import NUMBER, Column
from pipelines.snapshots.shared_columns import MODALITY, PERIOD, VALUES

_FLOWS = """
create or replace table flows as
select b.claim_id as b_id, h.claim_id as h_id, count(*) as shared,
    count(*) filter (coalesce(r.kind, 'moved') = 'moved') as unchanged
from b_statements b left join paired p on p.b_id = b.statement_id
join h_statements h on h.statement_id = coalesce(p.h_id, b.statement_id)
left join rows r on r.table_name = 'statements' and r.b_key = b.statement_id
where b.claim_id is not null and h.claim_id is not null
group by all
"""

_PAIR = """
insert into paired
with candidates as (
    select f.* from flows f
    anti join h_claims k on k.claim_id = f.b_id anti join b_claims l on l.claim_id = f.h_id
    anti join paired p on p.b_id = f.b_id anti join paired q on q.h_id = f.h_id
), ranked as (
    select *, row_number() over (partition by b_id order by shared desc, h_id) as place_b,
        row_number() over (partition by h_id order by shared desc, b_id) as place_h
    from candidates
)
select b_id, h_id from ranked where place_b = 1 and place_h = 1
"""

_MERGED = """
create or replace table merged as
select f.h_id, list(f.b_id order by f.b_id) as others
from flows f anti join h_claims h on h.claim_id = f.b_id anti join paired p on p.b_id = f.b_id
where f.shared = (select max(g.shared) from flows g where g.b_id = f.b_id)
group by f.h_id;
create or replace table split as
select f.b_id, list(f.h_id order by f.h_id) as others
from flows f anti join b_claims b on b.claim_id = f.h_id anti join paired p on p.h_id = f.h_id
where f.unchanged > 0 group by f.b_id;
create or replace table became as
select p.b_id, p.h_id from paired p semi join b_claims c on c.claim_id = p.b_id
union all select unnest(others), h_id from merged
"""

_MEMBERS = """
create or replace table members as
with b as (
    select coalesce(c.h_id, s.claim_id) as id, coalesce(p.h_id, s.statement_id) as statement,
        s.article_id
    from b_statements s left join paired p on p.b_id = s.statement_id
    left join paired c on c.b_id = s.claim_id where s.claim_id is not null
), h as (
    select claim_id, statement_id, article_id from h_statements where claim_id is not null
)
select coalesce(b.id, h.claim_id) as id, b.article_id as left_from, h.article_id as joined_from
from b full join h on h.claim_id = b.id and h.statement_id = b.statement
where b.id is null or h.claim_id is null
"""

_PATHS = """
insert into roles
select m.id, 'statements',
    string_agg(distinct b.path, '; ' order by b.path),
    string_agg(distinct h.path, '; ' order by h.path)
from members m left join b_articles b on b.article_id = m.left_from
left join h_articles h on h.article_id = m.joined_from
group by m.id
"""

_RENAMED = """
create or replace view b_claims_compared as
select c.* replace (coalesce(p.h_id, representative_statement_id) as representative_statement_id)
from b_claims c left join paired p on p.b_id = c.representative_statement_id;
create or replace view h_claims_compared as select * from h_claims
"""

_TOLD = (*VALUES, PERIOD[0], MODALITY)
"""What a statement says that its claim says too; the days of a period follow from it."""

_OTHERWISE = """
insert into roles
with told as (
    select h.claim_id as id, unnest(list_filter([{told}], lambda field: field is not null)) as told
    from rows r join b_statements b on b.statement_id = r.b_key
    join h_statements h on h.statement_id = r.h_key left join paired c on c.b_id = b.claim_id
    join b_claims p on p.claim_id = b.claim_id join h_claims q on q.claim_id = h.claim_id
    where r.table_name = 'statements' and r.kind = 'changed'
        and h.claim_id = coalesce(c.h_id, b.claim_id)
)
select id, told.field, string_agg(distinct told.before, '; ' order by told.before),
    string_agg(distinct told.after, '; ' order by told.after)
from told group by id, told.field
"""

_COLUMN = """
case when b.{name} is distinct from h.{name} and p.{name} is not distinct from q.{name}
    then {{'field': 'statement_{name}', 'before': {before}, 'after': {after}}} end
"""


def pair_claims(sides: Sides) -> None:
    """Add the pairs of claims that have different identities to ``paired``; make ``merged`` and
    ``split``, the other claims of each that became one or several, and ``became``, which claim of
    the head one of the base is now in.
    """
    for step in (_FLOWS, _PAIR, _PAIR, _MERGED, _MEMBERS, _RENAMED):
        sides.database.execute(step)


def compare_members(sides: Sides) -> None:
    """Add to ``roles`` from which files statements left a claim and from which they joined it, and
    what those that stayed say otherwise where the claim says what it did.
    """
    sides.database.execute(_PATHS)
    shared = {*sides.columns["statements"]} & {*sides.columns["claims"]}
    told = ", ".join(_told(column) for column in _TOLD if column.name in shared)
    sides.database.execute(_OTHERWISE.format(told=told))


def _told(column: Column) -> str:
    """Return the field of a column, its numbers as people write them."""
    form = "format('{{:,.15g}}', {})" if column.type == NUMBER else "{}::varchar"
    before, after = (form.format(f"{side}.{column.name}") for side in "bh")
    return _COLUMN.format(name=column.name, before=before, after=after)


_MARK = """
insert into roles
select m.h_id, 'claims',
    array_to_string(list_sort(list_append(m.others, coalesce(p.b_id, m.h_id))), '; '), m.h_id
from merged m left join paired p using (h_id)
union all
select coalesce(p.h_id, s.b_id), 'claims', s.b_id,
    array_to_string(list_sort(list_append(s.others, coalesce(p.h_id, s.b_id))), '; ')
from split s left join paired p using (b_id)
where not exists (select 1 from merged m where m.h_id = coalesce(p.h_id, s.b_id));
update rows set kind = 'merged' where table_name = 'claims' and h_key in (select h_id from merged);
delete from rows where table_name = 'claims' and kind = 'removed'
    and b_key in (select unnest(others) from merged);
update rows set kind = 'split' where table_name = 'claims' and kind = 'changed'
    and b_key in (select b_id from split);
delete from rows where table_name = 'claims' and kind = 'added'
    and h_key in (select unnest(s.others) from split s
        join rows r on r.table_name = 'claims' and r.kind = 'split' and r.b_key = s.b_id)
"""


def mark_merged_and_split(sides: Sides) -> None:
    """Let a claim that took over others, or went into several, be one change, with a field
    `claims` that names them.
    """
    sides.database.execute(_MARK)
