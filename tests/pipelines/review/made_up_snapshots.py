"""Snapshots of a few made-up articles, of which every row is written down from its text."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipelines.snapshots.publishing import write_manifest
from pipelines.snapshots.rows import Row
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import Snapshot
from pipelines.snapshots.tables import build_table, write_table

FINGERPRINTS = {"rules": "r", "model": "m", "code": "c"}
SOURCES = {"extractors/money/signs.py": "1", "extractors/gas/units.py": "1"}

DEAL = "Northland buys howitzers\n\nNorthland will pay $5 to Eastland. It paid $3 before."
"""An article of two sentences with an amount each, under a title."""


def article(text: str, article_id: str = "a_1", **cells: Any) -> Row:
    """Return the row of an article; its path is the id's, its hash that of the text."""
    return {
        "article_id": article_id, "content_hash": str(hash(text)), "path": f"{article_id}.txt",
        "source": "Northland Wire", "title": text.partition("\n")[0], "text": text,
        "language": "en", "word_count": len(text.split()), "first_run": "1", "last_run": "1",
    } | cells  # fmt: skip


def place(text: str, surface: str) -> Row:
    """Return where a mention stands: at its first occurrence, in the sentence around it."""
    start = text.index(surface)
    begin = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1, 0)
    begin = begin if begin > 1 else 0
    stop = text.find(". ", start)
    return {
        "start": start, "end": start + len(surface), "text": surface,
        "sentence_start": begin, "sentence_end": len(text) if stop < 0 else stop + 1,
    }  # fmt: skip


def money(text: str, surface: str, mention_id: str = "", **cells: Any) -> Row:
    """Return the mention of an amount such as ``$5``."""
    amount = float(surface.strip("$€"))
    return place(text, surface) | {
        "mention_id": mention_id or f"m_{surface}", "article_id": "a_1", "rule": "sign",
        "amount_low": amount, "amount_high": amount, "currency": "USD", "comparator": "=",
    } | cells  # fmt: skip


def statement(text: str, surface: str, statement_id: str, claim_id: str, **cells: Any) -> Row:
    """Return the statement that rests on an amount."""
    where = place(text, surface)
    amount = float(surface.strip("$€"))
    return {
        "statement_id": statement_id, "article_id": "a_1", "claim_id": claim_id,
        "sentence_start": where["sentence_start"], "sentence_end": where["sentence_end"],
        "sentence": text[where["sentence_start"] : where["sentence_end"]],
        "statement_type": "payment", "amount_low": amount, "amount_high": amount,
        "currency": "USD", "comparator": "=", "modality": "asserted",
    } | cells  # fmt: skip


def argument(statement_id: str, name: str, role: str = "value", **cells: Any) -> Row:
    """Return what fills a role of a statement: of a value, its mention of money."""
    value = {"mention_id": f"m_{name}", "mention_kind": "money"} if role == "value" else {}
    return {"statement_id": statement_id, "role": role, "name": name} | value | cells


def claim(claim_id: str, statement_id: str, amount: float, **cells: Any) -> Row:
    """Return the claim of an amount, made once."""
    return {
        "claim_id": claim_id, "statement_type": "payment", "summary": f"Payment: USD {amount:g}",
        "amount_low": amount, "amount_high": amount, "currency": "USD", "comparator": "=",
        "modality": "asserted", "statement_count": 1, "article_count": 1, "source_count": 1,
        "status": "single", "representative_statement_id": statement_id,
    } | cells  # fmt: skip


def snapshot(
    folder: Path, *, manifest: dict[str, Any] | None = None, **rows: Sequence[Row]
) -> Snapshot:
    """Write a snapshot of the rows given by table; the tables not named are empty."""
    for name, table in TABLES.items():
        write_table(build_table(table, rows.get(name, [])), folder / name)
    facts = {"run_id": folder.name, "fingerprints": FINGERPRINTS, "sources": SOURCES}
    write_manifest(folder, facts | (manifest or {}))
    return Snapshot(folder.name, folder)


def one_deal(text: str, amounts: Sequence[str] = ("$5", "$3"), **cells: Any) -> dict[str, Any]:
    """Return all rows of an article with amounts: a mention, a statement and a claim of each."""
    return {
        "articles": [article(text, **cells)],
        "money": [money(text, surface) for surface in amounts],
        "statements": [
            statement(text, surface, f"s_{surface}", f"c_{surface}") for surface in amounts
        ],
        "statement_arguments": [argument(f"s_{surface}", surface) for surface in amounts],
        "claims": [
            claim(f"c_{surface}", f"s_{surface}", float(surface.strip("$€"))) for surface in amounts
        ],
    }
