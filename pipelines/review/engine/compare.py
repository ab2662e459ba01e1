"""The steps of a comparison: what is paired, what differs, why, and what it did.

They leave a table ``changes``, a row for each change in the order of the most telling first, and
``field_changes``.
"""

from pipelines.review.engine import causes, claims, conflicts, differences, effects, listing
from pipelines.review.engine.articles import pair_articles
from pipelines.review.engine.differences import COMPARED, find_fields, find_rows, keep_rows
from pipelines.review.engine.mentions import pair_mentions
from pipelines.review.engine.rooms import differing_files
from pipelines.review.engine.sentences import find_sentences
from pipelines.review.engine.sides import Database, open_sides
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
        pair_mentions(sides, table.name)
        find_rows(sides, COMPARED[table.name])
    pair_statements(sides)
    compare_roles(sides, "statements")
    find_rows(sides, COMPARED["statements"], roles="roles")
    claims.pair_claims(sides)
    compare_roles(sides, "claims")
    claims.compare_members(sides)
    find_rows(sides, COMPARED["claims"], roles="roles")
    claims.mark_merged_and_split(sides)
    conflicts.name_conflicts(sides)
    for name in ("conflicts", "articles"):
        find_rows(sides, COMPARED[name])
    for compared in COMPARED.values():
        keep_rows(sides, compared)
        find_fields(sides, compared)
    differences.tell_texts(sides)
    causes.find_causes(sides, differing)
    effects.find_effects(sides)
    find_sentences(sides)
    listing.list_changes(sides)
