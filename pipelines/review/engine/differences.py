"""What differs between paired rows of a table, field by field; nothing is paired or explained here.

`find_rows` and `find_pairs` add to ``rows`` a row for each change, `find_fields` to
``field_changes`` a row for each of its fields. Both sides' rows of what changed are kept as
``before_<table>`` and ``after_<table>``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pipelines.review.engine.sides import Sides
from pipelines.snapshots.columns import DAY, Table
from pipelines.snapshots.schemas import (
    ARTICLES,
    CLAIMS,
    CONFLICTS,
    MENTION_TABLES,
    STATEMENTS,
)
from pipelines.snapshots.shared_columns import AS_PRINTED, COMMON_UNITS, SIDES, VERDICT

_OFFSETS = ("start", "end", "sentence_start", "sentence_end")
_RUNS = ("first_run", "last_run")
_FOLLOWING = (
    "summary",
    "representative_statement_id",
    *(column.name for column in (*SIDES, *AS_PRINTED, *COMMON_UNITS)),
)
_FROM_ROLES = 1_000
"""The place among the fields from which on those stand that are no columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How the rows of a table are compared.

    A row that differs in `places` only is moved. What differs in none of `values` but in
    `following`, columns that put the others in other words, is told only then. `named_by` are the
    columns that say what a row is that was added or removed. ``{side}`` in the sources stands for
    the side.
    """

    table: Table
    key: str
    source: str
    values: tuple[str, ...]
    places: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    named_by: tuple[str, ...] = ()
    article: str = "article_id"


def _values(table: Table, *others: str) -> tuple[str, ...]:
    return tuple(name for name in table.column_names() if name not in {*table.key, *others})


_NAMED: Mapping[str, tuple[str, ...]] = {
    "money": ("currency",),
    "gas_volumes": ("unit",),
    "weapons": ("system", "weapon_class"),
    "dates": ("value",),
    "entities": ("label", "name"),
}

COMPARED: Mapping[str, Compared] = {
    compared.table.name: compared
    for compared in (
        Compared(
            table=ARTICLES,
            key="article_id",
            source="{side}_articles",
            values=_values(ARTICLES, "path", "record", "text", "word_count", *_RUNS),
            places=("path", "record"),
        ),
        *(
            Compared(
                table=table,
                key="mention_id",
                source="{side}_" + table.name,
                values=_values(table, "article_id", "text", *_OFFSETS),
                places=("text", *_OFFSETS),
                named_by=_NAMED.get(table.name, ()),
            )
            for table in MENTION_TABLES
        ),
        Compared(
            table=STATEMENTS,
            key="statement_id",
            source="{side}_statements",
            values=_values(STATEMENTS, "article_id", "sentence", "claim_id", *_OFFSETS),
            places=("sentence_start", "sentence_end"),
            named_by=("statement_type",),
        ),
        Compared(
            table=CLAIMS,
            key="claim_id",
            source="{side}_claims_compared",
            values=_values(CLAIMS, "parties", *_FOLLOWING),
            following=_FOLLOWING,
            named_by=("statement_type",),
            article="null",
        ),
        Compared(
            table=CONFLICTS,
            key="conflict_id",
            source="{side}_conflicts_keyed",
            values=_values(CONFLICTS, "sentence_a", "sentence_b", "summary_a", "summary_b"),
            named_by=("field", "reason"),
            article="null",
        ),
    )
}
"""The tables whose rows have an identity of their own; the others are told with them."""

CREATE = """
create sequence numbers;
create table rows (
    number bigint default nextval('numbers'), table_name varchar, kind varchar,
    b_key varchar, h_key varchar, b_article varchar, h_article varchar,
    is_touched boolean default false
);
create table paired (b_id varchar, h_id varchar);
create table roles (id varchar, field varchar, before varchar, after varchar);
create table field_changes (
    number bigint, place integer, field varchar, before json, after json,
    number_before double, number_after double
)
"""

_INTO = "insert into rows (table_name, kind, b_key, h_key, b_article, h_article)"

_BY_IDENTITY = """
{into}
select '{table}', case when h_row.{key} is null then 'removed' when b_row.{key} is null then 'added'
        when {values} then 'changed' else 'moved' end,
    b_row.{key}, h_row.{key}, {b_article}, {h_article}
from {b} b_row full join {h} h_row on h_row.{key} = b_row.{key}
where h_row.{key} is null or b_row.{key} is null or {values} or {places}
"""

_DROP_PAIRED = """
delete from rows where table_name = '{table}' and (
    kind = 'removed' and b_key in (select b_id from paired)
    or kind = 'added' and h_key in (select h_id from paired))
"""

_BY_PAIRS = """
{into}
select '{table}', case when {values} then 'changed' else 'moved' end,
    b_row.{key}, h_row.{key}, {b_article}, {h_article}
from paired p join {b} b_row on b_row.{key} = p.b_id join {h} h_row on h_row.{key} = p.h_id
where {values} or {places}
"""

_KEEP = """
create or replace table before_{table} as
select * from {b} semi join rows on rows.table_name = '{table}' and rows.b_key = {key};
create or replace table after_{table} as
select * from {h} semi join rows on rows.table_name = '{table}' and rows.h_key = {key}
"""

_FIELDS = """
insert into field_changes
select number, told.place, told.field, told.before, told.after, told.number_before,
    told.number_after
from (
    select r.number, unnest(list_filter([{told}], lambda field: field is not null)) as told
    from rows r left join before_{table} b on b.{key} = r.b_key
    left join after_{table} h on h.{key} = r.h_key
    where r.table_name = '{table}'
)
"""

_FIELD = """
case when {wanted} then {{
    'place': {place}, 'field': '{field}', 'before': to_json({before}), 'after': to_json({after}),
    'number_before': {number_before}, 'number_after': {number_after}
}} end
"""

_ROLE_FIELDS = """
insert into field_changes
select r.number, {place}, f.field, to_json(f.before), to_json(f.after), null, null
from rows r join roles f on f.id = r.h_key
where r.table_name = '{table}' and r.b_key is not null
"""

_DROP_FOLLOWING = """
delete from field_changes
where place between {first} and {last} and number in (
    select f.number from field_changes f join rows using (number)
    where table_name = '{table}' and place not between {first} and {last})
"""


def find_rows(sides: Sides, compared: Compared, roles: str | None = None) -> None:
    """Add to ``rows`` what changed of a table by the rows' identity; rows named in the table
    `roles` have changed too.
    """
    sides.database.execute(_BY_IDENTITY.format(**_conditions(sides, compared, roles)))


def find_pairs(sides: Sides, compared: Compared, roles: str | None = None) -> None:
    """Put into ``rows`` what changed between the two rows of each of ``paired``, in the place of a
    removed and an added one.
    """
    names = _conditions(sides, compared, roles)
    dropped = sides.database.execute(_DROP_PAIRED.format(**names)).fetchone()
    if dropped and dropped[0]:
        sides.database.execute(_BY_PAIRS.format(**names))


def _conditions(sides: Sides, compared: Compared, roles: str | None) -> dict[str, str]:
    shared = sides.columns[compared.table.name]
    values = [
        _differ(column) for column in (*compared.values, *compared.following) if column in shared
    ]
    if roles is not None:
        values.append(f"h_row.{compared.key} in (select id from {roles})")
    places = [_differ(column) for column in compared.places if column in shared]
    article = compared.article
    return {
        "into": _INTO,
        "table": compared.table.name,
        "key": compared.key,
        "b": compared.source.format(side="b"),
        "h": compared.source.format(side="h"),
        "values": f"({' or '.join(values)})",
        "places": f"({' or '.join(places) or 'false'})",
        "b_article": article if article == "null" else f"b_row.{article}",
        "h_article": article if article == "null" else f"h_row.{article}",
    }


def changed_tables(sides: Sides) -> list[Compared]:
    """Return the tables of which ``rows`` has any: what comes after need not ask of the others."""
    found = sides.database.sql("select distinct table_name from rows").fetchall()
    return [COMPARED[name] for name in COMPARED if (name,) in found]


def keep_rows(sides: Sides, compared: Compared) -> None:
    """Keep both sides' rows of what changed in a table."""
    names = {side: compared.source.format(side=side) for side in "bh"}
    sides.database.execute(_KEEP.format(table=compared.table.name, key=compared.key, **names))


def _differ(column: str, before: str = "b_row", after: str = "h_row") -> str:
    """Return the condition that a column differs; that a row was accepted changes nothing."""
    cells = (f'{side}."{column}"' for side in (before, after))
    if column == VERDICT.name:
        cells = (f"nullif({cell}, 'accepted')" for cell in cells)
    return " is distinct from ".join(cells)


def find_fields(sides: Sides, compared: Compared) -> None:
    """Add to ``field_changes`` what differs in the changed rows of a table, and what those say that
    were added or removed.
    """
    name = compared.table.name
    shared = sides.columns[name]
    places = enumerate((*compared.values, *compared.following))
    told = [_field(compared, column, place) for place, column in places if column in shared]
    told += [_name(compared, column, place) for place, column in enumerate(compared.named_by)]
    query = _FIELDS.format(told=", ".join(told), table=name, key=compared.key)
    sides.database.execute(query)
    sides.database.execute(_ROLE_FIELDS.format(table=name, place=_FROM_ROLES))
    if compared.following:
        first, count = len(compared.values), len(compared.following)
        query = _DROP_FOLLOWING.format(table=name, first=first, last=first + count - 1)
        sides.database.execute(query)


def _field(compared: Compared, column: str, place: int) -> str:
    wanted = f"r.kind not in ('added', 'removed') and {_differ(column, 'b', 'h')}"
    return _told(compared, column, place, wanted)


def _name(compared: Compared, column: str, place: int) -> str:
    wanted = (
        f"r.kind in ('added', 'removed') and coalesce(b.\"{column}\", h.\"{column}\") is not null"
    )
    return _told(compared, column, place, wanted)


def _told(compared: Compared, column: str, place: int, wanted: str) -> str:
    types = {each.name: each.type for each in compared.table.columns}
    cast = "::date::varchar" if types[column] == DAY else ""
    is_number = str(types[column]) in ("double", "int64", "int32")
    return _FIELD.format(
        field=column,
        place=place,
        wanted=wanted,
        before=f'b."{column}"{cast}',
        after=f'h."{column}"{cast}',
        number_before=f'b."{column}"::double' if is_number else "null::double",
        number_after=f'h."{column}"::double' if is_number else "null::double",
    )


_TELL_TEXTS = """
update field_changes set field = 'text', before = to_json(t.before), after = to_json(t.after)
from (select r.number, e.before, e.after from rows r join article_pairs p on p.b_id = r.b_key
    join excerpts e using (pair) where r.table_name = 'articles') t
where field_changes.number = t.number and field = 'content_hash'
"""


def tell_texts(sides: Sides) -> None:
    """Say what first differs in the text of an edited article, instead of its digests."""
    sides.database.execute(_TELL_TEXTS)
