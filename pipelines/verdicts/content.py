"""What of a row a verdict is about: the columns whose change brings it back for review.

Places do not count, so that an edit elsewhere in the article leaves a verdict alone; nor does what
follows from other rows (the claim of a statement), nor how sure the rules were. A column that a
later version adds says nothing of what was judged before there was one.
"""

from collections.abc import Iterable, Mapping

from extractors.records import NO_PARTIES, Cell
from pipelines.snapshots.schemas import MENTION_TABLES, TABLES
from pipelines.snapshots.shared_columns import PERIOD, VALUES, VERDICT
from pipelines.verdicts.records import Content, as_json

PARTIES = "arguments"
"""What the content of a statement calls its parties: pairs of role and name."""

_PLACES = frozenset({"start", "end", "sentence_start", "sentence_end"})
_ALIKE = frozenset({"mention_id", "statement_id", "claim_id", "article_id", VERDICT.name})
_STATED = (
    "statement_type",
    *(column.name for column in (*VALUES, *PERIOD)),
    "modality",
)

JUDGED_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "articles": ("content_hash",),
    **{
        table.name: tuple(
            name for name in table.column_names() if name not in _PLACES | _ALIKE | {"rule"}
        )
        for table in MENTION_TABLES
    },
    "statements": ("sentence", *_STATED, "attributed_to", "cited_source"),
    "claims": (*_STATED, "parties"),
    "conflicts": ("value_a", "value_b", "reason"),
}
"""The columns of each table that a verdict on a row is about; statements have their parties too."""

JUDGED_TABLES = tuple(JUDGED_COLUMNS)

PAIR_COLUMNS = ("sentence", *_STATED)
"""The columns of each of two statements that a verdict on the pair is about."""


def content_of(
    table: str, row: Mapping[str, Cell], parties: Iterable[tuple[str, str]] = ()
) -> Content:
    """Return what a verdict on a row is about.

    Args:
        table: the table of the row.
        row: its columns.
        parties: of a statement the roles and names of its parties.

    >>> content_of("articles", {"article_id": "a_1", "content_hash": "1f", "path": "a.txt"})
    {'content_hash': '1f'}
    """
    content = {name: as_json(row.get(name)) for name in JUDGED_COLUMNS[table]}
    if table == "statements":
        content[PARTIES] = sorted([role, name] for role, name in parties)
    return content


def pair_content(one: Mapping[str, Cell], other: Mapping[str, Cell]) -> Content:
    """Return what a verdict on two statements is about, by their ids."""
    return {
        str(row["statement_id"]): {name: as_json(row.get(name)) for name in PAIR_COLUMNS}
        for row in (one, other)
    }


def is_unchanged(judged: Content | None, now: Content) -> bool:
    """Whether what was judged still stands; columns that only one of the two has do not count.

    >>> is_unchanged({"amount_low": 5.0, "gone": 1}, {"amount_low": 5, "new": None})
    True
    """
    if judged is None:
        return False
    return all(_is_equal(judged[name], now[name]) for name in judged.keys() & now.keys())


def _is_equal(judged: object, now: object) -> bool:
    """Compare cells, or the contents of one statement of a pair."""
    if isinstance(judged, dict) and isinstance(now, dict):
        return is_unchanged(judged, now)
    return judged == now


def parties_of(arguments: Iterable[Mapping[str, Cell]]) -> dict[str, list[tuple[str, str]]]:
    """Return the roles and names of the parties of each statement, from rows of
    ``statement_arguments``.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for row in arguments:
        if row["role"] not in NO_PARTIES:
            pair = str(row["role"]), str(row["name"])
            found.setdefault(str(row["statement_id"]), []).append(pair)
    return found


def key_of(table: str, row: Mapping[str, Cell]) -> str:
    """Return what verdicts name a row by: its key, the parts of it with a blank between them."""
    return " ".join(str(row[name]) for name in TABLES[table].key)
