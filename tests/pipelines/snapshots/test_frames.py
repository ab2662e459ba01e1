from pathlib import Path

import pytest

from pipelines.snapshots.frames import latest_run, load
from pipelines.snapshots.publishing import begin_partial, publish, write_manifest
from pipelines.snapshots.schemas import CLAIM_LINKS
from pipelines.snapshots.store import SnapshotError
from pipelines.snapshots.tables import build_table, write_table

RUN = "000001-abcdef012345"
LINK = {"statement_id_a": "s_1", "statement_id_b": "s_2", "score": 0.9, "reason": "equal amount"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    partial = begin_partial(tmp_path, RUN)
    write_table(build_table(CLAIM_LINKS, [LINK]), partial / "claim_links")
    write_manifest(partial, {"run_id": RUN, "parent": None})
    publish(tmp_path, partial, None)
    return tmp_path


def test_a_table_of_the_latest_run_is_a_data_frame(output: Path) -> None:
    assert latest_run(output) == RUN
    frame = load("claim_links", output)
    assert frame.to_dict("records") == [LINK]
    assert frame.attrs["columns"]["reason"] == "What speaks for the link"


def test_an_unknown_table_or_run_is_an_error(output: Path) -> None:
    with pytest.raises(ValueError, match="there is no table 'links'; there are articles, "):
        load("links", output)
    with pytest.raises(SnapshotError):
        load("claim_links", output, run="7")
