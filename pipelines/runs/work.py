"""What the stages of a run hand on to each other: small records in a folder of the partial run,
which is gone before the run is published.
"""

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from pipelines.reading.inputs import Listing
from pipelines.runs.fingerprints import Fingerprints
from pipelines.verdicts.records import Verdict
from pipelines.verdicts.standing import Standing

_FOLDER = "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """When a run began, and with what code, rules and model; `sources` are the digests of their
    files.
    """

    started_at: datetime
    fingerprints: Fingerprints
    sources: Mapping[str, str]

    def to_json(self) -> dict[str, Any]:
        """Return the record as JSON can hold it."""
        return {
            "started_at": self.started_at.isoformat(),
            "fingerprints": self.fingerprints.as_dict(),
            "sources": dict(self.sources),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the record that `to_json` wrote."""
        return cls(
            started_at=datetime.fromisoformat(data["started_at"]),
            fingerprints=Fingerprints(**data["fingerprints"]),
            sources=data["sources"],
        )


class WorkFolder:
    """The records of one run, written by one stage and read by later ones."""

    def __init__(self, partial: Path) -> None:
        self._folder = partial / _FOLDER

    @property
    def passing(self) -> Path:
        """The folder of the entries that are for this run only."""
        return self._folder / "passing"

    @property
    def scratch(self) -> Path:
        """The folder in which DuckDB keeps what does not fit into memory."""
        return self._folder / "scratch"

    def begin(self, beginning: Beginning, listing: Listing) -> None:
        """Make the folder, with what the first stage found out."""
        self._folder.mkdir()
        self.scratch.mkdir()
        self._write("begun", beginning.to_json())
        self.write_listing(listing)

    def beginning(self) -> Beginning:
        """Return when the run began and with what."""
        return Beginning.from_json(self._read("begun"))

    def write_listing(self, listing: Listing) -> None:
        """Keep what the run reads."""
        self._write("inputs", listing.to_json())

    def listing(self) -> Listing:
        """Return what the run reads."""
        return Listing.from_json(self._read("inputs"))

    def write_verdicts(self, verdicts: Iterable[Verdict]) -> None:
        """Keep the verdicts that this run applies, whatever is ruled meanwhile."""
        self._write("verdicts", [json.loads(verdict.to_line()) for verdict in verdicts])

    def standing(self) -> Standing:
        """Return the verdicts that this run applies."""
        return Standing.of(map(Verdict.from_json, self._read("verdicts")))

    def exists(self) -> bool:
        """Whether the run has begun and is not published yet."""
        return self._folder.is_dir()

    def note_extracted(self, files: int) -> None:
        """Keep how many files the cache did not hold when the run first looked; a second try of
        the stage finds fewer.
        """
        if not self._has("extracted"):
            self._write("extracted", {"files": files})

    def extracted(self) -> int:
        """Return how many files the cache did not hold."""
        files: int = self._read("extracted")["files"]
        return files

    def note_seconds(self, stage: str, seconds: float) -> None:
        """Keep how long a stage took."""
        self._write("seconds", self.seconds() | {stage: seconds})

    def seconds(self) -> dict[str, float]:
        """Return how long each stage took, in their order."""
        found: dict[str, float] = self._read("seconds") if self._has("seconds") else {}
        return found

    def note_slowest(self, spent: Sequence[tuple[float, str, int | None]]) -> None:
        """Keep which articles took the longest: seconds, path and record."""
        self._write("slowest", [(round(seconds, 3), *place) for seconds, *place in spent])

    def slowest(self) -> list[tuple[float, str, int | None]]:
        """Return which articles took the longest."""
        found: list[tuple[float, str, int | None]]
        found = self._read("slowest") if self._has("slowest") else []
        return found

    def remove(self) -> None:
        """Delete the folder; the tables are complete."""
        shutil.rmtree(self._folder)

    def _has(self, name: str) -> bool:
        return (self._folder / f"{name}.json").exists()

    def _write(self, name: str, data: object) -> None:
        text = json.dumps(data, ensure_ascii=False)
        (self._folder / f"{name}.json").write_text(text, encoding="utf-8")

    def _read(self, name: str) -> Any:
        return json.loads((self._folder / f"{name}.json").read_text(encoding="utf-8"))
