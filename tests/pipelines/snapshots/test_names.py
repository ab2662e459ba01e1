"""One row an entity, under the name that most of its mentions give it."""

from datetime import date
from pathlib import Path
from typing import Any

from pipelines.snapshots.mention_schemas import ENTITIES
from pipelines.snapshots.names import list_names
from pipelines.snapshots.schemas import ARTICLES
from pipelines.snapshots.tables import build_table, write_table

DAYS = {"a_1": date(2024, 5, 8), "a_2": date(2024, 5, 10), "a_3": None}


def article(article_id: str) -> dict[str, Any]:
    return {
        "article_id": article_id, "content_hash": "1f", "path": article_id, "text": "…",
        "word_count": 1, "first_run": "r", "last_run": "r", "published_on": DAYS[article_id],
    }  # fmt: skip


def mention(number: int, article_id: str, text: str, name: str, label: str) -> dict[str, Any]:
    return {
        "mention_id": f"m_{number}", "article_id": article_id, "start": 0, "end": 1, "text": text,
        "sentence_start": 0, "sentence_end": 1, "rule": "test", "label": label, "name": name,
        "entity_id": "e_per" if name == "Peru" else "e_ampuero", "country": None,
    }  # fmt: skip


def test_an_entity_is_one_row_with_its_commonest_name_first(tmp_path: Path) -> None:
    mentions = [
        mention(1, "a_1", "Julio\nAmpuero", "Julio Ampuero", "PERSON"),
        mention(2, "a_2", "Ampuero", "Julio Ampuero", "ORG"),
        mention(3, "a_3", "Gen. Ampuero", "Ampuero", "PERSON"),
        mention(4, "a_3", "Peruvian", "Peru", "NORP") | {"country": "PER"},
    ]
    write_table(build_table(ARTICLES, [article(name) for name in DAYS]), tmp_path / "articles")
    write_table(build_table(ENTITIES, mentions), tmp_path / "entities")
    rows = {row.pop("entity_id"): row for row in list_names(tmp_path)}
    assert rows == {
        "e_ampuero": {
            "name": "Julio Ampuero",
            "label": "PERSON",
            "country": None,
            "aliases": "Ampuero; Gen. Ampuero",
            "article_count": 3,
            "mention_count": 3,
            "first_seen": date(2024, 5, 8),
            "last_seen": date(2024, 5, 10),
        },
        "e_per": {
            "name": "Peru",
            "label": "NORP",
            "country": "PER",
            "aliases": "Peruvian",
            "article_count": 1,
            "mention_count": 1,
            "first_seen": None,
            "last_seen": None,
        },
    }
