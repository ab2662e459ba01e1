"""Why rows changed.

Everything that may explain a row goes into ``reasons`` with a weight, and the lightest counts. The
fate of an article comes first, where it touched the row's own sentence; then what the row rests on
(a statement on mentions, a claim on statements, a conflict on claims); then the files that decide
the table; then an edit elsewhere in the article. A claim none of whose statements changed was moved
by other articles.
"""

from collections.abc import Mapping

from pipelines.review.engine.differences import COMPARED, changed_tables
from pipelines.review.engine.rooms import version_cause
from pipelines.review.engine.sides import Sides
from pipelines.snapshots.schemas import MENTION_TABLES

(
    _FATE, _RULED, _TOUCHED, _RESTS_ON, _MEMBERS, _VERSIONS, _ELSEWHERE, _PARTNER, _OTHERS,
    _NOTHING,
) = range(10)  # fmt: skip
"""The weights of reasons."""

_MOST_OTHERS = 5
"""Articles that are named as what may have moved a claim, where nothing says which did."""

_CREATE = """
create table reasons (number bigint, weight integer, cause varchar, names varchar[]);
create table causes (number bigint, cause varchar, names varchar[]);
create table precedence as select * from (values
    ('reviewer', 0), ('article edited', 1), ('article new', 2), ('article withdrawn', 3),
    ('article renamed', 4),
    ('rules', 5), ('model', 6), ('code', 7), ('linking', 8), ('unexplained', 9)
) v(cause, precedence);
create table row_keys as
select table_name, b_key as key, number, kind from rows where b_key is not null
union select table_name, h_key, number, kind from rows where h_key is not null;
create table conflict_claims as
with named as (
    select number, string_split(key, ' ') as parts from row_keys where table_name = 'conflicts'
)
select number, parts[1] as claim from named union select number, parts[2] from named;
create table row_pairs as
select number, pair from rows join article_pairs on b_id = b_article
union select number, pair from rows join article_pairs on h_id = h_article where b_article is null;
create table claim_members as
with claims as (
    select number, key from row_keys where table_name = 'claims'
    union select k.number, f.b_id from row_keys k join became f on f.h_id = k.key
    where k.table_name = 'claims'
)
select number, statement_id, article_id from claims join b_statements on claim_id = key
union select number, statement_id, article_id from claims join h_statements on claim_id = key
"""

_SETTLE = """
insert into causes
with known as (select r.* from reasons r join rows using (number) where table_name = '{table}'),
best as (
    select number, weight, cause from known join precedence using (cause)
    qualify row_number() over (partition by number order by weight, precedence) = 1
)
select number, cause, list_sort(list_distinct(flatten(list(names))))
from known join best using (number, weight, cause) group by all
"""

_FALLBACKS = f"""
insert into reasons
select number, {_NOTHING}, 'unexplained', [] from rows where table_name = '{{table}}';
insert into reasons
select r.number, case
        when a.b_id is null or a.h_id is null then {_FATE}
        when r.kind = 'moved' or r.is_touched or r.table_name = 'articles'
            or (r.table_name = 'dates' and a.is_redated) then {_TOUCHED}
        else {_ELSEWHERE} end,
    a.cause, coalesce(a.names, [])
from rows r join row_pairs p using (number) join article_pairs a using (pair)
where r.table_name = '{{table}}' and a.cause is not null
"""

_VERSION = "insert into reasons select number, ?, ?, ? from rows where table_name = ?"

_TOUCHED_BY_EDIT = """
update rows set is_touched = true
from (
    select r.number
    from (
        select r.number, p.pair, t.sentence_start, t.sentence_end
        from rows r join {kept}_{table} t on t.{key} = r.{side}_key
        join article_pairs p on p.{side}_id = t.article_id and p.is_edited
        where r.table_name = '{table}' {only}
    ) r asof join blocks k on k.pair = r.pair and r.sentence_start >= k.{side}_start
    where r.sentence_end > k.{side}_start + k.length
) t where rows.number = t.number
"""

_OF_VERDICTS = f"""
insert into reasons
with ruled as (
    select number, {{key}} as key from rows join before_{{table}} on {{key}} = b_key
    where table_name = '{{table}}' and ({{ruled}})
    union
    select number, {{key}} from rows join after_{{table}} on {{key}} = h_key
    where table_name = '{{table}}' and ({{ruled}})
), reviewers as (
    select row_id, reviewer from b_reviews where table_name = '{{table}}'
    union select row_id, reviewer from h_reviews where table_name = '{{table}}'
)
select number, {_RULED}, 'reviewer', list_sort(list_distinct(list(reviewer)))
from ruled join rows using (number) left join reviewers on row_id in (b_key, h_key)
where kind <> 'moved' group by number
"""

_OF_PAIRS = f"""
insert into reasons
with before as (
    select row_id, reviewer, verdict from b_reviews where table_name = 'pairs' and stands
), after as (
    select row_id, reviewer, verdict from h_reviews where table_name = 'pairs' and stands
),
ruled as (
    select unnest(string_split(row_id, ' ')) as statement_id, reviewer
    from ((select * from after except select * from before)
        union (select * from before except select * from after))
)
select number, {_RULED}, 'reviewer', list_sort(list_distinct(list(reviewer)))
from claim_members join ruled using (statement_id) join rows using (number)
where kind in ('merged', 'split') group by number
"""

_OF_DUPLICATES = f"""
insert into reasons
with originals as (
    select r.number, unnest([b.duplicate_of, h.duplicate_of]) as id
    from rows r left join b_articles b on b.article_id = r.b_key
    left join h_articles h on h.article_id = r.h_key
    where r.table_name = 'articles' and b.duplicate_of is distinct from h.duplicate_of
), pairs as (
    select b_id as id, cause from article_pairs union select h_id, cause from article_pairs
)
select number, {_RESTS_ON}, 'linking', list_sort(list(id))
from originals join pairs using (id) where cause is not null group by number
"""

_OF_MENTIONS = f"""
insert into reasons
with used as (
    select number, mention_id as key
    from rows join b_statement_arguments on statement_id = b_key where table_name = 'statements'
    union
    select number, mention_id
    from rows join h_statement_arguments on statement_id = h_key where table_name = 'statements'
)
select u.number, {_RESTS_ON}, c.cause, c.names
from used u join row_keys m on m.key = u.key and m.kind <> 'moved'
join causes c on c.number = m.number
"""

_NAMES = """
case when c.cause like 'article %' then [coalesce(m.h_article, m.b_article)] else c.names end
"""

_OF_STATEMENTS = f"""
insert into reasons
select u.number, {_RESTS_ON}, c.cause, {_NAMES}
from claim_members u join row_keys k on k.table_name = 'statements' and k.key = u.statement_id
join rows m on m.number = k.number and m.kind <> 'moved' join causes c on c.number = m.number;
insert into reasons
select u.number, {_MEMBERS}, c.cause,
    case when c.cause like 'article %' then [u.article_id] else c.names end
from claim_members u join row_keys k on k.table_name = 'articles' and k.key = u.article_id
join causes c on c.number = k.number
"""

_OF_CLAIMS = f"""
insert into reasons
select f.number, {_RESTS_ON}, c.cause, c.names
from conflict_claims f join row_keys k on k.table_name = 'claims' and k.key = f.claim
join causes c on c.number = k.number where c.cause <> 'linking'
"""

_OF_PARTNERS = f"""
insert into reasons
with partners as (
    select claim_id_a as one, claim_id_b as other from b_conflicts
    union select claim_id_b, claim_id_a from b_conflicts
    union select claim_id_a, claim_id_b from h_conflicts
    union select claim_id_b, claim_id_a from h_conflicts
), moved_by as (
    select distinct m.number, r.cause, r.names
    from row_keys m join partners p on m.table_name = 'claims' and p.one = m.key
    join row_keys o on o.table_name = 'claims' and o.key = p.other and o.number <> m.number
    join reasons r on r.number = o.number and r.weight in ({_RESTS_ON}, {_MEMBERS})
)
select number, {_PARTNER}, 'linking', names from moved_by where cause like 'article %';
insert into reasons
with others as (select list_sort(list(coalesce(h_id, b_id))) as names, count(*) as found
    from article_pairs where cause like 'article %')
select number, {_OTHERS}, 'linking', case when found <= {_MOST_OTHERS} then names else [] end
from rows, others where found > 0 and table_name in ('claims', 'conflicts')
"""


def find_causes(sides: Sides, differing: Mapping[str, str]) -> None:
    """Make ``causes``, a row for each of ``rows``.

    Args:
        sides: the snapshots, with the changes and both versions of their rows.
        differing: the files that differ, as `differing_files` returns them.
    """
    sides.database.execute(_CREATE)
    changed = {compared.table.name for compared in changed_tables(sides)}
    for table in changed & _IN_SENTENCES:
        _mark_touched(sides, table)
    for table in (name for name in _STEPS if name in changed):
        sides.database.execute(_FALLBACKS.format(table=table))
        if (cause := version_cause(table, differing)) is not None:
            values = [_VERSIONS, cause.kind, list(cause.names), table]
            sides.database.execute(_VERSION, values)
        _blame_reviewers(sides, table)
        for step in _STEPS[table]:
            sides.database.execute(step)
        sides.database.execute(_SETTLE.format(table=table))


_IN_SENTENCES = frozenset({"statements", *(table.name for table in MENTION_TABLES)})

_STEPS: Mapping[str, tuple[str, ...]] = {
    "articles": (_OF_DUPLICATES,),
    **{table.name: () for table in MENTION_TABLES},
    "statements": (_OF_MENTIONS,),
    "claims": (_OF_PAIRS, _OF_STATEMENTS, _OF_PARTNERS),
    "conflicts": (_OF_CLAIMS,),
}
"""What else explains the rows of a table, in an order in which each is settled before what rests
on it.
"""


def _blame_reviewers(sides: Sides, table: str) -> None:
    """Let reviewers be the cause of what they rejected and corrected, or do not any more."""
    marks = [name for name in ("verdict", "rule") if name in sides.columns[table]]
    if "verdict" not in marks:
        return
    ruled = " or ".join(
        f"coalesce({name}, '') in ('reviewer', 'corrected', 'rejected')" for name in marks
    )
    key = COMPARED[table].key
    sides.database.execute(_OF_VERDICTS.format(table=table, key=key, ruled=ruled))


def _mark_touched(sides: Sides, table: str) -> None:
    """Mark the rows whose sentence is not the same in both versions of an edited article."""
    key = COMPARED[table].key
    for side, kept, only in (("b", "before", ""), ("h", "after", "and r.b_key is null")):
        query = _TOUCHED_BY_EDIT.format(side=side, kept=kept, only=only, table=table, key=key)
        sides.database.execute(query)
