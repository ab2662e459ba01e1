from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.snapshots.integrity import find_faults
from pipelines.snapshots.store import open_snapshot
from tests.pipelines.snapshots.made_up_runs import make_run


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        pytest.param(lambda claims: None, None, id="none"),
        pytest.param(
            lambda claims: (claims / "part-00000.parquet").write_bytes(b"rowt"),
            "part-00000.parquet is not as it was published",
            id="a byte",
        ),
        pytest.param(
            lambda claims: (claims / "part-00000.parquet").unlink(),
            "part-00000.parquet is missing",
            id="gone",
        ),
        pytest.param(
            lambda claims: (claims / "part-1.parquet").touch(),
            "'part-1.parquet' was not published with the table",
            id="one more",
        ),
        pytest.param(
            lambda claims: (claims.parent / "run.json").unlink(),
            "run.json is missing or damaged; the next `pressledger run` sets the snapshot aside",
            id="no manifest",
        ),
    ],
)
def test_every_file_is_held_against_its_digest(
    tmp_path: Path, damage: Callable[[Path], object], fault: str | None
) -> None:
    make_run(tmp_path)
    snapshot = open_snapshot(tmp_path)
    damage(snapshot.table_folder("claims"))
    faults = list(find_faults(snapshot))
    assert [each.rpartition("/")[2] for each in faults] == ([fault] if fault else [])
