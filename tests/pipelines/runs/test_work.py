from datetime import UTC, datetime
from pathlib import Path

from pipelines.reading.inputs import Listing, RawFile
from pipelines.runs.fingerprints import Fingerprints
from pipelines.runs.work import Beginning, WorkFolder

BEGINNING = Beginning(
    started_at=datetime(2024, 5, 8, 7, 30, 0, 123456, tzinfo=UTC),
    fingerprints=Fingerprints(code="c", rules="r", model="m"),
    sources={"extractors/gas/units.py": "0f"},
)
LISTING = Listing(
    files=(RawFile(file="/drop/ä.txt", path="ä.txt", size=1, sha256=None),), deferred=("b.tmp",)
)


def test_what_a_stage_hands_on_comes_back_as_it_was(tmp_path: Path) -> None:
    WorkFolder(tmp_path).begin(BEGINNING, LISTING)
    work = WorkFolder(tmp_path)
    assert work.beginning() == BEGINNING
    assert work.listing() == LISTING
    work.note_extracted(7)
    work.note_extracted(2)
    assert work.extracted() == 7, "a second try finds less to do, and says nothing of the first"
    work.note_seconds("list", 0.5)
    work.note_seconds("extract", 2.0)
    assert work.seconds() == {"list": 0.5, "extract": 2.0}


def test_nothing_of_it_is_published(tmp_path: Path) -> None:
    work = WorkFolder(tmp_path)
    work.begin(BEGINNING, LISTING)
    work.remove()
    assert not list(tmp_path.iterdir())
