"""The changes as they are listed, filtered and judged: in one order, each with the article, the
types of statements and the parties that it is found by, and with a digest of what changed.
"""

from extractors.records import NO_PARTIES
from pipelines.review.engine.differences import Compared, changed_tables
from pipelines.review.engine.sides import Sides

_DIGEST = """
insert into digests
select r.number, 'ch_' || substr(sha256(concat_ws(chr(31), '{table}', r.kind,
    coalesce(r.b_key, ''), coalesce(r.h_key, ''),
    case when b.{key} is null then '' else to_json(struct_pack({before}))::varchar end,
    case when h.{key} is null then '' else to_json(struct_pack({after}))::varchar end,
    coalesce(f.others, ''))), 1, 16)
from rows r left join before_{table} b on b.{key} = r.b_key
left join after_{table} h on h.{key} = r.h_key
left join told f using (number)
where r.table_name = '{table}'
"""

_TOLD = """
create table digests (number bigint, change_id varchar);
create temp table told as
select number, string_agg(concat_ws(chr(30), field, before::varchar, after::varchar), chr(31)
    order by field) as others
from field_changes where place >= 1000 group by number
"""

_STATED = """
create table stated as
with used as (
    select number, statement_id from rows join b_statement_arguments on mention_id = b_key
    union select number, statement_id from rows join h_statement_arguments on mention_id = h_key
    union select number, b_key from rows where table_name = 'statements' and b_key is not null
    union select number, h_key from rows where table_name = 'statements' and h_key is not null
), claimed as (
    select number, key from row_keys where table_name = 'claims'
    union select number, claim from conflict_claims
), said as (
    select number, s.statement_type as type, null as party
    from used join b_statements s using (statement_id)
    union select number, s.statement_type, null from used join h_statements s using (statement_id)
    union select number, null, a.name from used join b_statement_arguments a using (statement_id)
        where a.role not in ({no_parties})
    union select number, null, a.name from used join h_statement_arguments a using (statement_id)
        where a.role not in ({no_parties})
    union select number, c.statement_type, null from claimed join b_claims c on claim_id = key
    union select number, c.statement_type, null from claimed join h_claims c on claim_id = key
    union select number, null, p.name from claimed join b_claim_parties p on claim_id = key
    union select number, null, p.name from claimed join h_claim_parties p on claim_id = key
    union select number, null, name from rows join before_entities on mention_id = b_key
    union select number, null, name from rows join after_entities on mention_id = h_key
)
select number, list_sort(list(type) filter (type is not null)) as types,
    list_sort(list(party) filter (party is not null)) as parties
from said group by number
"""

_LIST = """
create table changes as
with sizes as (
    select number, max(abs(ln(number_after / number_before))) as size
    from field_changes where number_before > 0 and number_after > 0 group by number
), whole as (
    select r.number, d.change_id, r.table_name, r.kind, r.b_key, r.h_key, r.b_article, r.h_article,
        c.cause as cause_kind, c.names, e.effect,
        case when c.cause in ('rules', 'model', 'code') and len(c.names) > 0
            then c.cause || ': ' || array_to_string(c.names, ', ') else c.cause end as cause,
        coalesce(s.types, []) as types, coalesce(s.parties, []) as parties,
        coalesce(h.path, b.path) as path, coalesce(h.source, b.source) as source,
        coalesce(h.title, b.title) as title, w.* exclude (number),
        case when r.kind = 'moved' then 4 when not e.is_telling and r.kind = 'changed' then 3
            when r.kind in ('merged', 'split') then 0 when r.kind = 'changed' then 1 else 2 end
            as kind_order,
        t.place as table_order, z.size
    from rows r join digests d using (number) join causes c using (number)
    join effects e using (number) join table_order t using (table_name)
    left join stated s using (number) left join sizes z using (number)
    left join shown w using (number)
    left join b_articles b on b.article_id = r.b_article
    left join h_articles h on h.article_id = r.h_article
)
select row_number() over (order by
        case cause_kind when 'unexplained' then 0 when 'article new' then 2
            when 'article withdrawn' then 2 when 'article renamed' then 3 else 1 end,
        kind_order, table_order, size desc nulls last, path, b_key, h_key) as place,
    * exclude (kind_order, table_order, size)
from whole
"""


def list_changes(sides: Sides) -> None:
    """Make ``changes``, the most telling first: what nothing explains, claims and statements before
    mentions, values before what follows from them, what only moved last.
    """
    database = sides.database
    database.execute(_TOLD)
    for compared in changed_tables(sides):
        database.execute(_digest(sides, compared))
    database.execute(
        _STATED.format(no_parties=", ".join(f"'{role}'" for role in sorted(NO_PARTIES)))
    )
    order = ", ".join(f"('{name}', {place})" for place, name in enumerate(TABLE_ORDER))
    database.execute(
        f"create table table_order as select * from (values {order}) v(table_name, place)"
    )
    database.execute(_LIST)


TABLE_ORDER = ("conflicts", "claims", "statements", "money", "gas_volumes", "weapons", "dates",
                "articles", "entities")  # fmt: skip


def _digest(sides: Sides, compared: Compared) -> str:
    shared = sides.columns[compared.table.name]
    columns = [name for name in compared.values if name in shared]
    before, after = (", ".join(f'"{name}" := {side}."{name}"' for name in columns) for side in "bh")
    return _DIGEST.format(table=compared.table.name, key=compared.key, before=before, after=after)
