"""Reports made up for the tests of claims and conflicts."""

from datetime import date
from typing import Any

from pipelines.claims.records import ClaimParty, ReportedStatement


def party(role: str, name: str, entity_id: str | None = None) -> ClaimParty:
    return ClaimParty(role=role, entity_id=entity_id, name=name)


def report(statement_id: str, sentence: str, **fields: Any) -> ReportedStatement:
    """Return a contract of 8 May 2024 in an article of its own; `fields` say what is different.

    `amount` (in dollars), `m3` and `quantity` set both ends of a value, to one figure or to a pair
    of them.
    """
    for name in ("amount", "m3", "quantity"):
        value = fields.pop(name, None)
        fields[f"{name}_low"], fields[f"{name}_high"] = (
            value if isinstance(value, tuple) else (value, value)
        )
    if fields["amount_low"] is not None:
        fields.setdefault("currency", "USD")
    defaults: dict[str, Any] = {
        "article_id": f"a_{statement_id}",
        "story_id": fields.get("article_id", f"a_{statement_id}"),
        "published_on": date(2024, 5, 8),
        "source": None,
        "publisher": f"Paper {statement_id}",
        "statement_type": "contract",
        "predicate": None,
        "currency": None,
        "per": None,
        "comparator": "=",
        "systems": (),
        "weapon_class": None,
        "period": None,
        "period_start": None,
        "period_end": None,
        "modality": "asserted",
        "attributed_to": None,
        "parties": (),
    }
    return ReportedStatement(statement_id=statement_id, sentence=sentence, **(defaults | fields))
