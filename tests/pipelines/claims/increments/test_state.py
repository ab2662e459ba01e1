from pathlib import Path

from pipelines.claims.increments.state import read_state, write_state


def test_a_state_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_state(tmp_path / "state", {"s1": "c1", "s2": "c1"})
    assert read_state(tmp_path / "state") == {"s1": "c1", "s2": "c1"}
