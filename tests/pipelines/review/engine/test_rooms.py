"""What the tables are said to rest on is what the modules import that make them."""

from pathlib import Path

import pytest

from pipelines.review.engine.differences import COMPARED
from pipelines.review.engine.rooms import _ONLY_LOOKING, READS, differing_files, version_cause
from tests.pipelines.review.made_up_snapshots import snapshot
from tests.test_rooms import GRAPH, room_of

ROOMS = {
    "articles": "pipelines.reading", "money": "extractors.money", "gas_volumes": "extractors.gas",
    "weapons": "extractors.weapons", "dates": "extractors.dates", "entities": "extractors.entities",
    "statements": "extractors.statements", "claims": "pipelines.claims",
    "conflicts": "pipelines.claims",
}  # fmt: skip


def imported_rooms(room: str) -> set[str]:
    """Return the rooms that a room imports, and those that they import."""
    found: set[str] = set()
    waiting = [room]
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            targets = {room_of(t) for m in GRAPH if room_of(m) == at for t in GRAPH[m]}
            waiting += sorted(targets)
    return found


@pytest.mark.parametrize("table", ROOMS)
def test_a_table_rests_on_what_its_room_imports(table: str) -> None:
    rooms = {f"{room.replace('.', '/')}" for room in imported_rooms(ROOMS[table])}
    deciding = {room for room in rooms if not room.startswith("pipelines/") or room.endswith(
        ("/claims", "/reading"))}  # fmt: skip
    named = {file.rstrip("/").removesuffix(".py") for file in READS[table]}
    assert deciding <= named


def test_what_only_looks_at_tables_is_imported_by_nothing_that_makes_them() -> None:
    makers = imported_rooms("pipelines.runs") - {"pipelines.runs"}
    looking = {place.rstrip("/").replace("/", ".") for place in _ONLY_LOOKING}
    assert {room for room in makers if room.startswith(tuple(looking))} == set()


def test_every_table_that_is_compared_rests_on_something() -> None:
    assert READS.keys() == COMPARED.keys()


def test_only_what_differs_is_named(tmp_path: Path) -> None:
    base = snapshot(
        tmp_path / "1", manifest={"sources": {"spacy": "3.8.1", "extractors/a.py": "1"}}
    )
    sources = {"spacy": "3.8.2", "pipelines/b.py": "1", "pipelines/review/describe.py": "1"}
    head = snapshot(tmp_path / "2", manifest={"sources": sources})
    assert differing_files(base, head) == {
        "spacy": "code", "extractors/a.py": "rules", "pipelines/b.py": "code",
    }  # fmt: skip


def test_an_older_manifest_names_no_files(tmp_path: Path) -> None:
    marks = {"rules": "r2", "model": "m", "code": "c"}
    base = snapshot(tmp_path / "1", manifest={"sources": None})
    head = snapshot(tmp_path / "2", manifest={"fingerprints": marks})
    differing = differing_files(base, head)
    assert str(version_cause("money", differing)) == "rules"


def test_rules_come_before_the_model_and_name_all_that_the_room_reads() -> None:
    differing = {
        "extractors/model": "model", "extractors/language/loading.py": "rules",
        "extractors/money/signs.py": "rules",
    }  # fmt: skip
    cause = version_cause("entities", differing)
    assert str(cause) == "rules: extractors/language/loading.py, extractors/model"
