"""What changes did, in words that all changes have in common that did the same; and how telling
each is.
"""

from pipelines.review.engine.sides import Sides

_BOOKKEEPING = ("rule", "rules", "confidence", "text", "content_hash", "statement_count",
                "article_count", "source_count", "sources", "first_reported", "last_reported",
                "statements", "representative_statement_id", "summary", "period_start",
                "period_end", "earliest", "latest", "granularity", "time")  # fmt: skip
"""Columns that follow from others: told by their names alone, and only where no other differs."""

_NUMBER = "format('{{:,.15g}}', {})"

_WORDS = f"""
create table effects as
with named as (
    select *, regexp_replace(field, '_(low|high)$', '') as name,
        case when number_before is not null then {_NUMBER.format("number_before")}
            else json_extract_string(before, '$') end as old,
        case when number_after is not null then {_NUMBER.format("number_after")}
            else json_extract_string(after, '$') end as new,
        field in {_BOOKKEEPING} or field in ('value_a', 'value_b')
            and bool_or(field in ('number_a', 'number_b')) over (partition by number)
            as is_bookkeeping
    from field_changes
), said as (
    select number, place, is_bookkeeping, case
        when field = 'text' then 'text edited'
        when is_bookkeeping then name
        when cause in ('rules', 'model', 'code') and number_before > 0 and number_after > 0
            then name || ' × ' || format('{{:.6g}}', number_after / number_before)
        when kind in ('added', 'removed') then name || ' ' || coalesce(new, old)
        else name || ': ' || coalesce(old, 'none') || ' → ' || coalesce(new, 'none') end as words
    from named join rows using (number) join causes using (number)
), once as (
    select number, is_bookkeeping, words, min(place) as place from said group by all
), told as (
    select number,
        string_agg(words, ', ' order by place, words) filter (not is_bookkeeping) as telling,
        string_agg(words, ', ' order by place, words) filter (is_bookkeeping) as other
    from once group by number
)
select r.number, coalesce(
    case r.kind when 'moved' then r.kind when 'merged' then r.kind when 'split' then r.kind
        when 'changed' then null else case
            when c.cause in ('article new', 'article withdrawn') then r.kind
            else concat_ws(' ', r.kind, telling) end end,
    telling, other, 'changed') as effect,
    telling is not null as is_telling
from rows r join causes c using (number) left join told using (number)
"""


def find_effects(sides: Sides) -> None:
    """Make ``effects``: for each of ``rows`` its effect, and whether a value has changed."""
    sides.database.execute(_WORDS)
