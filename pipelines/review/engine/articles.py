"""Which article of the base is which of the head, what became of it, and where its text is still
the same.

`pair_articles` makes two tables: ``article_pairs``, a row for each article of either side, and
``blocks``, the stretches that the two texts of an edited article share.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from pipelines.review.changes import Cause
from pipelines.review.engine.alignment import Block, align
from pipelines.review.engine.rooms import version_cause
from pipelines.review.engine.sides import Sides, make_table

_AROUND = 40
_LONGEST = 160
"""Characters of an edit, and on each side of it, that say what an edit was."""

_METADATA = ("source", "url", "title", "author", "published_on", "published_basis", "language")

_PAIRS = """
create table article_pairs as
with same as (
    select article_id as b_id, article_id as h_id
    from b_articles semi join h_articles using (article_id)
), renamed as ({renamed}), replaced as ({replaced}), known as (
    select * from same union all select * from renamed union all select * from replaced
)
select row_number() over (order by coalesce(h_id, b_id)) as pair, b_id, h_id from (
    select * from known
    union all
    select article_id, null from b_articles where article_id not in (select b_id from known)
    union all
    select null, article_id from h_articles where article_id not in (select h_id from known)
)
"""

_BLOCKS = dict.fromkeys(("pair", "number", "b_start", "h_start", "length", "h_next"), "bigint")
_EXCERPTS = {"pair": "bigint", "before": "varchar", "after": "varchar"}

_ALONE = """
select {column}, min(article_id) as article_id from {side}_articles
where {column} is not null and article_id not in (select {side}_id from same {more})
group by {column} having count(*) = 1
"""

_FATES = """
alter table article_pairs add column is_edited boolean;
alter table article_pairs add column is_redated boolean;
alter table article_pairs add column cause varchar;
alter table article_pairs add column names varchar[];
alter table article_pairs add column path varchar;
update article_pairs set is_edited = f.is_edited, is_redated = f.is_redated, cause = f.cause,
    path = f.path
from (
    select pair, b.content_hash is distinct from h.content_hash as is_edited,
        coalesce(h.path, b.path) as path,
        b.published_on is distinct from h.published_on as is_redated,
        case when b_id is null then 'article new' when h_id is null then 'article withdrawn'
            when b.content_hash <> h.content_hash or {metadata} then 'article edited'
            when b_id <> h_id or b.path <> h.path{record} then 'article renamed' end as cause
    from article_pairs p
    left join b_articles b on b.article_id = p.b_id
    left join h_articles h on h.article_id = p.h_id
) f where f.pair = article_pairs.pair
"""


def pair_articles(sides: Sides, differing: dict[str, str]) -> None:
    """Pair the articles by their ids; those left, which were renamed or have lost their address, by
    their text and by their file.
    """
    database = sides.database
    database.execute(_PAIRS.format(renamed=_pairs_by("content_hash"), replaced=_pairs_by("path")))
    metadata = " or ".join(
        f"b.{name} is distinct from h.{name}"
        for name in _METADATA
        if name in sides.columns["articles"]
    )
    record = " or b.record is distinct from h.record"
    is_told = "record" in sides.columns["articles"]
    database.execute(_FATES.format(metadata=metadata, record=record if is_told else ""))
    database.execute("insert into paired select b_id, h_id from article_pairs where b_id <> h_id")
    _blame_reading(sides, version_cause("articles", differing) if differing else None)
    _align_texts(sides)


def _pairs_by(column: str) -> str:
    """Return the query of the pairs whose value of a column nothing else left on a side has."""
    more = "" if column == "content_hash" else "union all select {side}_id from renamed"
    left, right = (
        _ALONE.format(column=column, side=side, more=more.format(side=side)) for side in "bh"
    )
    return (
        f"select l.article_id as b_id, r.article_id as h_id from ({left}) l "
        f"join ({right}) r using ({column})"
    )


def _blame_reading(sides: Sides, reading: Cause | None) -> None:
    """Where no raw file differs, texts and metadata do because they are read otherwise."""
    before, after = (side.manifest().get("input", {}) for side in (sides.base, sides.head))
    if reading is not None and before.get("digest") and before["digest"] == after.get("digest"):
        sides.database.execute(
            "update article_pairs set cause = ?, names = ? where cause = 'article edited'",
            [reading.kind, list(reading.names)],
        )


def _align_texts(sides: Sides) -> None:
    """Make ``blocks``, and ``excerpts``, which say what first differs in an edited text."""
    edited = sides.database.execute(
        "select pair, b.text, h.text from article_pairs p "
        "join b_articles b on b.article_id = p.b_id join h_articles h on h.article_id = p.h_id "
        "where p.is_edited order by pair"
    )
    blocks: list[list[int]] = [[] for _ in _BLOCKS]
    excerpts: tuple[list[int], list[str], list[str]] = ([], [], [])
    for pair, before, after in _rows(edited):
        found = align(before, after)
        for row in _block_rows(pair, found, len(after)):
            _append(blocks, row)
        _append(excerpts, (pair, *first_difference(before, after, found)))
    make_table(sides.database, "blocks", _BLOCKS, blocks)
    make_table(sides.database, "excerpts", _EXCERPTS, excerpts)


def _append(columns: Sequence[list[Any]], row: Sequence[object]) -> None:
    for column, cell in zip(columns, row, strict=True):
        column.append(cell)


def first_difference(before: str, after: str, blocks: Sequence[Block]) -> tuple[str, str]:
    """Return what first differs in two texts, with what stands around it, each on one line.

    >>> first_difference("It cost $5.", "It cost $7.", [Block(0, 0, 9), Block(10, 10, 1)])
    ('It cost $5.', 'It cost $7.')
    """
    at, there = 0, 0
    for block in blocks:
        if (block.before, block.after) != (at, there):
            return _excerpt(before, at, block.before), _excerpt(after, there, block.after)
        at, there = block.before + block.length, block.after + block.length
    return _excerpt(before, at, len(before)), _excerpt(after, there, len(after))


def _excerpt(text: str, start: int, end: int) -> str:
    """Return a stretch of a text with whole words around it."""
    left = text[max(0, start - _AROUND) : start]
    stop = min(end, start + _LONGEST)
    right = text[stop : stop + _AROUND]
    before = left if start <= _AROUND else left.partition(" ")[2]
    after = right if stop + _AROUND >= len(text) else right.rpartition(" ")[0]
    return " ".join((before + text[start:stop] + after).split())


def _rows(found: Any) -> Iterator[tuple[int, str, str]]:
    while (row := found.fetchone()) is not None:
        yield row


def _block_rows(pair: int, found: Sequence[Block], end: int) -> Iterator[tuple[int, ...]]:
    """Yield the blocks of a text, each with where the next begins in the head; first one before
    both texts, so that every place is in or after a block.
    """
    blocks = [Block(-1, -1, 1), *found]
    begins = [block.after for block in found] + [end]
    for number, (block, begin) in enumerate(zip(blocks, begins, strict=True)):
        yield (pair, number, *block, begin)
