"""The table ``names``: every entity of a snapshot once, counted over its mentions."""

from pathlib import Path

from pipelines.snapshots.database import open_database, parquet_source
from pipelines.snapshots.rows import Row
from pipelines.snapshots.schemas import NAMES
from pipelines.snapshots.tables import part_files, rows_of

_QUERY = """
with
mention as (
    select entity_id, label, country, article_id, published_on, name, trim(entities.text) as written
    from entities join articles using (article_id)
),
spelling as (
    select entity_id, name as form, count(*) as uses from mention group by all
    union all
    select entity_id, regexp_replace(written, '\\s+', ' ', 'g'), 0 from mention
),
form as (
    select entity_id, form, sum(uses) as uses, count(*) as forms from spelling group by all
),
ranked as (
    select entity_id, form, row_number() over (
        partition by entity_id order by uses desc, forms desc, length(form) desc, form
    ) as place
    from form
),
called as (
    select
        entity_id,
        min(form) filter (place = 1) as name,
        string_agg(form, '; ' order by place) filter (place > 1) as aliases
    from ranked group by entity_id
),
labelled as (
    select entity_id, label, row_number() over (
        partition by entity_id order by count(*) desc, label
    ) as place
    from mention group by entity_id, label
),
counted as (
    select
        entity_id,
        min(country) as country,
        count(distinct article_id) as article_count,
        count(*) as mention_count,
        min(published_on) as first_seen,
        max(published_on) as last_seen
    from mention group by entity_id
)
select * from called join counted using (entity_id) join labelled using (entity_id) where place = 1
"""


def list_names(folder: Path) -> list[Row]:
    """Return the rows of ``names`` for a run's folder that holds ``entities`` and ``articles``.

    An entity's name and label are those that most of its mentions give it, its aliases the other
    names and the spellings of its mentions.
    """
    with open_database() as connection:
        for table in ("entities", "articles"):  # read as they lie: mentions of names are many
            files = parquet_source(part_files(folder / table))
            connection.execute(f"create view {table} as from {files}")
        found = connection.sql(_QUERY).to_arrow_table()
        return rows_of(found.select(NAMES.column_names()))
