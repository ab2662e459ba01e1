"""Tables of articles made of items that no file gave."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from pipelines.reading.drafts import Reject
from pipelines.reading.inputs import Listing, RawFile
from pipelines.runs.cache import entry_file, write_entry
from pipelines.runs.entries import Item
from pipelines.runs.fingerprints import Fingerprints
from pipelines.runs.parts.assembling import Assembly, assemble
from pipelines.runs.parts.carried import Inheritance
from pipelines.runs.parts.found import FoundFiles
from pipelines.runs.parts.memory import memory_of_copies
from pipelines.snapshots.history import History
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.tables import build_table, write_table
from pipelines.verdicts.standing import Standing

FINGERPRINTS = Fingerprints(code="c", rules="r", model="m")


def path_of(item: Item) -> str:
    return item.path if isinstance(item, Reject) else item.article.path


def assemble_items(
    partial: Path,
    items: Sequence[Item],
    run_id: str = "000001-a",
    histories: Mapping[str, History] | None = None,
) -> None:
    """Write the tables of the items into a folder, as if files had given them just now; the tables
    that a run makes later are empty.
    """
    cache = partial.parent / f"{partial.name}-cache"
    files = []
    for path, given in groupby(items, path_of):
        raw = RawFile(file=path, path=path, size=1, sha256=path)
        write_entry(entry_file(cache, raw, FINGERPRINTS, 1), list(given))
        files.append(raw)
    found = FoundFiles(
        passing=cache / "none", cache=cache, fingerprints=FINGERPRINTS, max_file_bytes=1
    )
    assembly = Assembly(
        run_id=run_id,
        listing=Listing(files=tuple(files), deferred=()),
        kept=frozenset(),
        found=found,
        inheritance=Inheritance(),
        histories=histories or {},
        standing=Standing([]),
        copies=memory_of_copies(cache),
    )
    partial.mkdir(exist_ok=True)
    assemble(assembly, partial, cache)
    for name, table in TABLES.items():
        if not (partial / name).exists():
            write_table(build_table(table, []), partial / name)
