"""The steps of a comparison: what is paired, what differs, why, and what it did.

They leave a table ``changes``, a row for each change in the order of the most telling first, and
``field_changes``.
"""

from pipelines.review.engine import causes, claims, conflicts, differences, effects, listing
from pipelines.review.engine.articles import pair_articles
from pipelines.review.engine.differences import (
    COMPARED,
    find_fields,
    find_pairs,
    find_rows,
    keep_rows,
)
from pipelines.review.engine.mentions import pair_mentions
from pipelines.review.engine.rooms import differing_files
from pipelines.review.engine.sentences import find_sentences
from pipelines.review.engine.sides import Database, Sides, open_sides
from pipelines.review.engine.statements import compare_roles, pair_statements
from pipelines.snapshots.schemas import MENTION_TABLES
from pipelines.snapshots.store import Snapshot


def compare_snapshots(database: Database, base: Snapshot, head: Snapshot) -> None:
    """Fill an empty database with what changed from `base` to `head`."""
    sides = open_sides(database, base, head)
    differing = differing_files(base, head)
    database.execute(differences.CREATE)
    pair_articles(sides, differing)
    for table in MENTION_TABLES:
        find_rows(sides, COMPARED[table.name])
        pair_mentions(sides, table.name)
        find_pairs(sides, COMPARED[table.name])
    pair_statements(sides)
    compare_roles(sides, "statements")
    _find_paired(sides, "statements", "roles")
    claims.pair_claims(sides)
    compare_roles(sides, "claims")
    claims.compare_members(sides)
    _find_paired(sides, "claims", "roles")
    claims.mark_merged_and_split(sides)
    conflicts.name_conflicts(sides)
    for name in ("conflicts", "articles"):
        _find_paired(sides, name)
    for compared in COMPARED.values():
        keep_rows(sides, compared)
    for compared in differences.changed_tables(sides):
        find_fields(sides, compared)
    differences.tell_texts(sides)
    causes.find_causes(sides, differing)
    effects.find_effects(sides)
    find_sentences(sides)
    listing.list_changes(sides)


def _find_paired(sides: Sides, table: str, roles: str | None = None) -> None:
    """Find what changed of a table whose rows were paired already."""
    find_rows(sides, COMPARED[table], roles)
    find_pairs(sides, COMPARED[table], roles)
