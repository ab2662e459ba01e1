"""A drop whose files need no model: the cache holds what they give already."""

from dataclasses import replace
from pathlib import Path

from pipelines.reading.inputs import RawFile, list_inputs
from pipelines.runs.cache import entry_file, write_entry
from pipelines.runs.entries import CachedArticle
from pipelines.runs.fingerprints import take_fingerprints
from pipelines.runs.stages import run_stages
from pipelines.settings import Settings
from pipelines.snapshots.store import CACHE, Snapshot
from tests.pipelines.runs.made_up_entries import ARTICLE, LOAN


def loan_of(raw: RawFile) -> CachedArticle:
    """Return the article about a loan as if it had been read from a file."""
    own = replace(ARTICLE, article_id=f"a_{raw.path}", path=raw.path, content_hash=raw.sha256 or "")
    return replace(LOAN, article=own)


def fill_cache(settings: Settings) -> None:
    """Let the cache say of every file of the input that it holds the article about a loan."""
    for raw in list_inputs(settings).files:
        fingerprints = take_fingerprints(settings.model)
        file = entry_file(settings.output / CACHE, raw, fingerprints, settings.max_file_bytes)
        write_entry(file, [loan_of(raw)])


def run(settings: Settings) -> Snapshot:
    """Run over a drop whose files are all in the cache, or need no model."""
    folder = run_stages(settings)
    return Snapshot(folder.name, folder)


def make_drop(place: Path, *names: str) -> Settings:
    """Make a drop of files that differ by their names; return the settings of a run over it."""
    drop = place / "drop"
    drop.mkdir(exist_ok=True)
    for name in names:
        (drop / name).write_text(f"{name}\n", encoding="utf-8")
    return Settings(inputs=(str(drop),), output=place / "outputs", workers=1, settle_seconds=0)
