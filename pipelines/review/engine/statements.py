"""Which statement of the base is which of the head: those of one identity, and of the others those
that rest on the same mentions, their values above all.
"""

from pipelines.review.engine.sides import Sides

_ROUNDS = 3

_LEFT = """
create or replace temp table left_b as
select a.statement_id as id, s.statement_type, a.role = 'value' as is_value,
    coalesce(p.h_id, a.mention_id) as mention
from b_statements s anti join h_statements using (statement_id)
join b_statement_arguments a using (statement_id) left join paired p on p.b_id = a.mention_id
where a.mention_id is not null;
create or replace temp table left_h as
select a.statement_id as id, s.statement_type, a.role = 'value' as is_value, a.mention_id as mention
from h_statements s anti join b_statements using (statement_id)
join h_statement_arguments a using (statement_id)
where a.mention_id is not null
"""

_BEST = """
insert into paired
with candidates as (
    select b.id as b_id, h.id as h_id,
        sum(case when b.is_value and h.is_value then 10 else 1 end)
            + max((b.statement_type = h.statement_type)::int) * 5 as shared
    from left_b b join left_h h using (mention) group by all
), ranked as (
    select *, row_number() over (partition by b_id order by shared desc, h_id) as place_b,
        row_number() over (partition by h_id order by shared desc, b_id) as place_h
    from candidates
)
select b_id, h_id from ranked where place_b = 1 and place_h = 1;
delete from left_b where id in (select b_id from paired);
delete from left_h where id in (select h_id from paired)
"""

_FILLED = """
create or replace temp table filled_b as
select coalesce(own.h_id, a.{key}) as id, a.role, a.name, {known_before} as known
from b_{table} a left join paired own on own.b_id = a.{key} {joined};
create or replace temp table filled_h as
select a.{key} as id, a.role, a.name, {known_after} as known from h_{table} a
"""

_ROLES = """
insert into roles
with only_b as (select id, role, known from filled_b),
only_h as (select id, role, known from filled_h),
otherwise as (
    select id from (from only_b except from only_h)
    union
    select id from (from only_h except from only_b)
), b as ({b}), h as ({h})
select coalesce(b.id, h.id) as id, coalesce(b.role, h.role) as field, b.names, h.names
from b full join h using (id, role)
where b.known is distinct from h.known
"""

_NAMES = """
select id, role, string_agg(distinct name, '; ' order by name) as names,
    string_agg(distinct known, '; ' order by known) as known
from filled_{side} semi join otherwise using (id) group by all
"""


def pair_statements(sides: Sides) -> None:
    """Add the pairs of statements that have different identities to ``paired``, which holds those
    of mentions already.
    """
    sides.database.execute(_LEFT)
    for _ in range(_ROUNDS):
        sides.database.execute(_BEST)


def compare_roles(sides: Sides, table: str) -> None:
    """Add to the table ``roles`` what fills a role of a statement or a claim otherwise than before.

    A value or a time is known by its mention, whatever the text now says there: what it says is
    told by the columns.
    """
    of_statements = table == "statements"
    known = "case when a.role in ('value', 'time') then coalesce({}, a.name) else a.name end"
    filled = _FILLED.format(
        key="statement_id" if of_statements else "claim_id",
        table="statement_arguments" if of_statements else "claim_parties",
        joined="left join paired p on p.b_id = a.mention_id" if of_statements else "",
        known_before=known.format("p.h_id, a.mention_id") if of_statements else "a.name",
        known_after=known.format("a.mention_id") if of_statements else "a.name",
    )
    sides.database.execute(filled)
    names = {side: _NAMES.format(side=side) for side in "bh"}
    sides.database.execute(_ROLES.format(**names))
