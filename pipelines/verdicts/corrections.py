"""Values that a reviewer typed in, in the place of what the rules found.

A corrected mention also corrects the statements that rest on it: the columns in which a statement
says what the mention said.
"""

from collections.abc import Iterable, Mapping, Sequence

from extractors.records import NO_PARTIES, Cell
from pipelines.snapshots.rows import Row
from pipelines.verdicts.content import PARTIES
from pipelines.verdicts.records import Verdict, as_cells

REVIEWER = "reviewer"
"""The rule of what a reviewer typed in."""

_SAID_ALIKE: Mapping[str, Mapping[str, str]] = {
    "money": {
        name: name for name in ("amount_low", "amount_high", "currency", "per", "comparator")
    },
    "gas_volumes": {name: name for name in ("m3_low", "m3_high", "per", "comparator")},
    "weapons": {name: name for name in ("weapon_class", "quantity_low", "quantity_high")},
    "dates": {"value": "period", "earliest": "period_start", "latest": "period_end"},
}
"""For each table of mentions, its columns that statements repeat, and what these call them."""

_TOGETHER: Mapping[str, tuple[str, ...]] = {
    "money": ("amount_low", "amount_high", "currency"),
    "gas_volumes": ("m3_low", "m3_high"),
    "dates": ("value",),
}
"""The columns by which a statement is seen to say what a mention says; of weapons the system."""


def correct_row(table: str, row: Row, verdict: Verdict) -> Row:
    """Return a row with what the reviewer typed in."""
    typed = {name: value for name, value in (verdict.correction or {}).items() if name in row}
    named = {"rules": REVIEWER} if table == "statements" else {"rule": REVIEWER}
    return row | as_cells(table, typed) | named


def correct_statement(row: Row, kind: str, before: Row, after: Row) -> Row:
    """Return a statement that rests on a mention, corrected as the mention was.

    Args:
        row: the statement.
        kind: the table of the mention.
        before: the mention as the rules read it.
        after: the mention as the reviewer corrected it.
    """
    names = _SAID_ALIKE.get(kind, {})
    if any(row[names[name]] != before[name] for name in _TOGETHER.get(kind, ())):
        return row
    found: Row = {
        said: after[name]
        for name, said in names.items()
        if row[said] == before[name] and before[name] != after[name]
    }
    if kind == "weapons" and before["system"] != after["system"]:
        found["systems"] = _replaced(row["systems"], before["system"], after["system"])
    return row | found | {"rules": REVIEWER} if found else row


def mention_as_told(row: Row, kind: str, now: Row, told: Row) -> Row:
    """Return a mention as a statement that rests on it once told it.

    Args:
        row: the mention.
        kind: its table.
        now: the statement as it stands, which says what the mention says.
        told: the statement as it was.
    """
    names = _SAID_ALIKE.get(kind, {})
    if any(now[names[name]] != row[name] for name in _TOGETHER.get(kind, ())):
        return row
    return row | {name: told[said] for name, said in names.items() if now[said] == row[name]}


def _replaced(systems: Cell, before: Cell, after: Cell) -> str | None:
    """Return the names of systems, joined, with one in another's place."""
    names = str(systems).split("; ") if systems else []
    kept = [name if name != before else after for name in names]
    if before is None:
        kept.append(after)
    return "; ".join(str(name) for name in kept if name) or None


def correct_arguments(rows: Iterable[Row], verdict: Verdict) -> list[Row]:
    """Return the arguments of a statement, its parties as the reviewer typed them in.

    A party that stays as it was keeps its mention and entity.
    """
    own = list(rows)
    typed: Sequence[Sequence[str]] = (verdict.correction or {}).get(PARTIES, ())
    if PARTIES not in (verdict.correction or {}):
        return own
    wanted = [(str(role), str(name)) for role, name in typed]
    known = {(row["role"], row["name"]): row for row in own}
    entities = {row["name"]: row["entity_id"] for row in own}
    parties = [
        known.get((role, name)) or _party(verdict.row_id, role, name, entities.get(name))
        for role, name in wanted
    ]
    return [row for row in own if row["role"] in NO_PARTIES] + parties


def _party(statement_id: str, role: str, name: str, entity_id: Cell) -> Row:
    return {
        "statement_id": statement_id,
        "role": role,
        "mention_id": None,
        "mention_kind": None,
        "entity_id": entity_id,
        "name": name,
        "start": None,
        "end": None,
    }
