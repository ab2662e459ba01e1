from pathlib import Path

from pipelines.claims.updating.kept import NOTHING
from pipelines.runs.parts.memory import memory_of_claims


def runs(folder: Path) -> list[str]:
    return sorted(each.name for each in (folder / "claims").iterdir())


def test_what_the_last_two_runs_left_is_kept(tmp_path: Path) -> None:
    memory = memory_of_claims(tmp_path)
    assert memory.of("run-1") is None
    memory.leave(NOTHING, "run-1", None)
    memory.leave(NOTHING, "run-2", "run-1")
    assert runs(tmp_path) == ["run-1", "run-2"]
    memory.carry("run-3", "run-2")
    assert runs(tmp_path) == ["run-2", "run-3"]
    assert memory.of("run-3") == NOTHING
    memory.carry("run-5", "run-4")
    assert memory.of("run-5") is None


def test_what_is_damaged_is_not_carried(tmp_path: Path) -> None:
    memory = memory_of_claims(tmp_path)
    memory.leave(NOTHING, "run-1", None)
    damaged = tmp_path / "claims" / "run-1" / "statements.parquet"
    damaged.unlink()
    damaged.mkdir()
    memory.carry("run-2", "run-1")
    assert memory.of("run-2") is None
