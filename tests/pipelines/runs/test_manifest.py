from datetime import UTC, datetime
from pathlib import Path

from pipelines.reading.inputs import Listing, RawFile
from pipelines.runs.fingerprints import Fingerprints
from pipelines.runs.manifest import build_manifest
from pipelines.runs.work import Beginning
from pipelines.settings import Settings
from tests.pipelines.runs.made_up_entries import BROKEN, LOAN
from tests.pipelines.runs.parts.made_up_parts import assemble_items

BEGINNING = Beginning(
    started_at=datetime(2024, 5, 8, tzinfo=UTC),
    fingerprints=Fingerprints(code="c", rules="r", model="m"),
    sources={"extractors/gas/units.py": "0f"},
)
LISTING = Listing(
    files=tuple(
        RawFile(file=f"/drop/{name}", path=name, size=1, sha256=name)
        for name in ("loan.txt", "broken.json")
    ),
    deferred=("late.tmp",),
)


def test_a_manifest_counts_what_was_read_and_what_came_of_it(tmp_path: Path) -> None:
    partial = tmp_path / "000001-a.partial"
    assemble_items(partial, [LOAN, BROKEN])
    settings = Settings(inputs=("/drop",))
    manifest = build_manifest(
        partial, LISTING, beginning=BEGINNING, extracted=1, settings=settings, parent=None
    )
    assert (manifest["run_id"], manifest["parent"]) == ("000001-a", None)
    assert manifest["started_at"] == "2024-05-08T00:00:00+00:00"
    assert manifest["fingerprints"] == {"code": "c", "rules": "r", "model": "m"}
    assert manifest["sources"] == {"extractors/gas/units.py": "0f"}
    read = manifest["input"]
    assert (read["files"], read["extracted"], read["deferred"]) == (2, 1, ["late.tmp"])
    assert (manifest["articles"]["total"], manifest["articles"]["new"]) == (1, 1)
    assert manifest["rejects"] == {"invalid_json": 1}
    assert manifest["warnings"] == ["1 of 2 files were rejected; see the table rejects"]
    assert manifest["tables"]["money"]["rows"] == 1
