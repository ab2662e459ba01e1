"""A small published run, made up row by row, that the tests of analysts' tools share."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipelines.snapshots.publishing import begin_partial, publish, write_manifest
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.tables import build_table, write_table

RUN = "000001-abcdef012345"
HOSTILE = "<script>alert(1)</script>"
DEAL = "Peru will buy 24 K9 howitzers for $310 million, Hanbit said."
OTHER = "Peru will pay $340 million for 24 K9 howitzers."


def article(name: str, source: str, day: date, text: str) -> dict[str, Any]:
    return {
        "article_id": f"a_{name}", "content_hash": "1f", "path": f"{name}.txt", "source": source,
        "title": f"=Peru & {HOSTILE}", "published_on": day, "language": "en", "text": text,
        "word_count": 9, "first_run": RUN, "last_run": RUN,
        "url": f"https://{name}.example.org/1",
    }  # fmt: skip


def statement(name: str, sentence: str, amount: float, claim: str, **more: Any) -> dict[str, Any]:
    return {
        "statement_id": f"s_{name}", "article_id": f"a_{name}", "sentence_start": 0,
        "sentence_end": len(sentence), "sentence": sentence, "statement_type": "arms_transfer",
        "amount_low": amount, "amount_high": amount, "currency": "USD", "systems": "K9 Thunder",
        "quantity_low": 24, "quantity_high": 24, "modality": "asserted", "claim_id": claim,
        "confidence": 0.8, "comparator": "=", "period": "2025-03-11",
        "period_start": date(2025, 3, 11), "period_end": date(2025, 3, 11),
    } | more  # fmt: skip


def claim(name: str, amount: float, **more: Any) -> dict[str, Any]:
    return {
        "claim_id": f"c_{name}", "statement_type": "arms_transfer", "parties": "Hanbit; Peru",
        "summary": f"Arms transfer: Hanbit to Peru, USD {amount / 1e6:.0f} million",
        "supplier": "Hanbit", "buyer": "Peru", "amount_low": amount, "amount_high": amount,
        "currency": "USD", "quantity_low": 24, "quantity_high": 24, "systems": "K9 Thunder",
        "printed_amount": f"${amount / 1e6:.0f} million", "modality": "asserted",
        "statement_count": 1, "article_count": 1, "source_count": 1,
        "sources": "Lima Post", "first_reported": date(2025, 3, 12), "comparator": "=",
        "last_reported": date(2025, 3, 12), "status": "conflicting", "period": "2025-03-11",
        "period_start": date(2025, 3, 11), "period_end": date(2025, 3, 11),
        "representative_statement_id": f"s_{name}",
    } | more  # fmt: skip


def argument(name: str, role: str, text: str, entity: str | None, **more: Any) -> dict[str, Any]:
    return {"statement_id": f"s_{name}", "role": role, "name": text, "entity_id": entity} | more


def mention(
    article: str, kind: str, number: int, sentence: str, text: str, **more: Any
) -> dict[str, Any]:
    start = sentence.index(text)
    return {
        "mention_id": f"m_{kind}_{number}", "article_id": f"a_{article}", "start": start,
        "end": start + len(text), "text": text, "sentence_start": 0,
        "sentence_end": len(sentence), "rule": "test",
    } | more  # fmt: skip


GAS = "Serbia used 2 bcm of gas in 2024."
ROWS: Mapping[str, Sequence[Mapping[str, Any]]] = {
    "articles": [
        article("post", "Lima Post", date(2025, 3, 12), f"{DEAL} {HOSTILE}"),
        article("wire", "Andean Wire", date(2025, 3, 14), OTHER),
        article("gas", "Gas Desk", date(2025, 4, 2), GAS),
    ],
    "money": [
        mention(
            "post", "money", 1, DEAL, "$310 million", amount_low=3.1e8, amount_high=3.1e8,
            currency="USD", comparator="=",
        ),
        mention(
            "wire", "money", 2, OTHER, "$340 million", amount_low=3.4e8, amount_high=3.4e8,
            currency="USD", comparator="=",
        ),
    ],
    "gas_volumes": [
        mention(
            "gas", "gas", 1, GAS, "2 bcm", quantity_low=2e9, quantity_high=2e9, unit="m3",
            dimension="volume", m3_low=2e9, m3_high=2e9, is_change=False, comparator="=",
        ),
    ],
    "weapons": [
        mention(
            "post", "weapons", 1, DEAL, "24 K9 howitzers", system="K9 Thunder",
            weapon_class="sp_gun", quantity_low=24, quantity_high=24, known=True,
        ),
    ],
    "entities": [
        mention(
            "post", "entities", 1, DEAL, "Peru", label="GPE", entity_id="e_PER", name="Peru",
            country="PER",
        ),
        mention(
            "post", "entities", 2, DEAL, "Hanbit", label="ORG", entity_id="e_hanbit",
            name="Hanbit",
        ),
    ],
    "names": [
        {
            "entity_id": "e_PER", "name": "Peru", "label": "GPE", "country": "PER",
            "aliases": "Peruvian; Lima", "article_count": 1, "mention_count": 1,
            "first_seen": date(2025, 3, 12), "last_seen": date(2025, 3, 12),
        },
        {
            "entity_id": "e_hanbit", "name": "Hanbit", "label": "ORG", "article_count": 1,
            "mention_count": 1, "first_seen": date(2025, 3, 12), "last_seen": date(2025, 3, 12),
        },
    ],
    "statements": [
        statement("post", DEAL, 3.1e8, "c_post", attributed_to="Hanbit"),
        statement("wire", OTHER, 3.4e8, "c_wire", confidence=0.4),
        statement(
            "gas", GAS, 0, "c_gas", statement_type="demand", amount_low=None, amount_high=None,
            currency=None, systems=None, quantity_low=None, quantity_high=None, m3_low=2e9,
            m3_high=2e9, verdict="rejected",
        ),
    ],
    "statement_arguments": [
        argument(
            "post", "value", "$310 million", None, mention_id="m_money_1", mention_kind="money",
            start=DEAL.index("$310"), end=DEAL.index("$310") + 12,
        ),
        argument(
            "post", "buyer", "Peru", "e_PER", mention_id="m_entities_1", mention_kind="entities",
            start=0, end=4,
        ),
        argument(
            "post", "supplier", "Hanbit", "e_hanbit", mention_id="m_entities_2",
            mention_kind="entities", start=DEAL.index("Hanbit"), end=DEAL.index("Hanbit") + 6,
        ),
        argument("wire", "buyer", "Peru", "e_PER", start=0, end=4),
        argument("gas", "subject", "Serbia", None, start=0, end=6),
        argument(
            "gas", "value", "2 bcm", None, mention_id="m_gas_1", mention_kind="gas_volumes",
            start=GAS.index("2 bcm"), end=GAS.index("2 bcm") + 5,
        ),
    ],
    "claims": [
        claim("post", 3.1e8, source_count=2, sources="Lima Post; Seoul Ledger"),
        claim("wire", 3.4e8, first_reported=date(2025, 3, 14), last_reported=date(2025, 3, 14)),
        claim(
            "gas", 0, statement_type="demand", summary="Demand: Serbia, 2 bcm", supplier=None,
            buyer=None, subject="Serbia", amount_low=None, amount_high=None, currency=None,
            systems=None, quantity_low=None, quantity_high=None, m3_low=2e9, m3_high=2e9,
            bcm=2.0, status="single", parties="Serbia", first_reported=date(2025, 4, 2),
            last_reported=date(2025, 4, 2), verdict="rejected", period="2024",
            period_start=date(2024, 1, 1), period_end=date(2024, 12, 31),
        ),
    ],
    "claim_parties": [
        {"claim_id": "c_post", "role": "buyer", "entity_id": "e_PER", "name": "Peru"},
        {"claim_id": "c_post", "role": "supplier", "entity_id": "e_hanbit", "name": "Hanbit"},
        {"claim_id": "c_wire", "role": "buyer", "entity_id": "e_PER", "name": "Peru"},
        {"claim_id": "c_gas", "role": "subject", "entity_id": None, "name": "Serbia"},
    ],
    "conflicts": [
        {
            "claim_id_a": "c_post", "claim_id_b": "c_wire", "field": "amount_low",
            "value_a": "310000000", "value_b": "340000000", "number_a": 3.1e8,
            "number_b": 3.4e8, "reason": "contradiction", "sentence_a": DEAL,
            "sentence_b": OTHER, "summary_a": "Arms transfer: Hanbit to Peru, USD 310 million",
            "summary_b": "Arms transfer: Hanbit to Peru, USD 340 million",
        },
    ],
    "rejects": [
        {"path": f"{HOSTILE}.json", "reason": "invalid_json", "detail": "line 1: cut off"},
    ],
}  # fmt: skip


def write_run(output: Path) -> Path:
    """Publish the rows above as the one run of an output folder, which is returned."""
    partial = begin_partial(output, RUN)
    for name, table in TABLES.items():
        write_table(build_table(table, ROWS.get(name, [])), partial / name)
    facts = {name: {"rows": len(ROWS.get(name, []))} for name in TABLES}
    manifest = {
        "run_id": RUN, "parent": None, "started_at": "2025-05-01T06:00:00+00:00",
        "finished_at": "2025-05-01T06:00:09+00:00", "tables": facts,
        "articles": {"total": 3, "new": 3, "changed": 0, "gone": 0, "near_identical": 0},
        "input": {"files": 4}, "rejects": {"invalid_json": 1}, "warnings": [],
    }  # fmt: skip
    write_manifest(partial, manifest)
    publish(output, partial, None)
    return output


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an output folder with one run; it is not to be changed."""
    return write_run(tmp_path_factory.mktemp("ledger"))
