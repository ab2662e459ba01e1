"""More years of made-up news, without extracting them: what the articles of one year gave is told
again of other years, with other names.

So everything behind the extraction, which takes each article alone, can be measured over a hundred
thousand articles in minutes. Left out: the years do not differ in their words, and of what is said
without a day (contracts "till 2035") every year says much the same.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.scale.made_up_news import COMPANIES, PERSONS, PLACES
from pipelines.identity import stable_id
from pipelines.reading.inputs import RawFile
from pipelines.runs.cache import entry_file, write_entry
from pipelines.runs.fingerprints import take_fingerprints
from pipelines.settings import Settings

_NAMES = sorted({each.split()[0] for each in (*COMPANIES, *PERSONS, *PLACES)})
# In JSON the name that begins a paragraph stands behind a backslash and an n.
_CHANGED = re.compile(
    rf"(?:\b|(?<=\\n))({'|'.join(_NAMES)})\b"
    rf"|(?<=e_)({'|'.join(map(str.lower, _NAMES))})\b"
    r"|\b(20\d\d)(?=-\d\d)"
)


def tell_again(drop: Path, cache: Path, place: Path, years: int) -> int:
    """Write the files of a drop into a place for so many years, with the entries that they would
    have in its cache; return how many there are.

    Args:
        drop: files of one article each.
        cache: a folder with the entries of these, of whatever code.
        place: gets `drop` and `outputs/.cache`.
        years: how many there are then.
    """
    by_path = dict(_entries(cache))
    fingerprints, limit = take_fingerprints(None), Settings.model_fields["max_file_bytes"].default
    files = sorted(
        file for file in drop.rglob("*.md") if file.relative_to(drop).as_posix() in by_path
    )
    for file in files:
        path = file.relative_to(drop).as_posix()
        said, gave = (_CHANGED.split(text) for text in (file.read_text("utf-8"), by_path[path]))
        for year in range(years):
            own = f"{year:02}/{path}"
            text = _retold(said, year).encode()
            raw = RawFile(
                file="", path=own, size=len(text), sha256=hashlib.sha256(text).hexdigest()
            )
            (place / "drop" / own).parent.mkdir(parents=True, exist_ok=True)
            (place / "drop" / own).write_bytes(text)
            entry = entry_file(place / "outputs" / ".cache", raw, fingerprints, limit)
            write_entry(entry, [_Told(_renamed(_retold(gave, year), own))])
    return years * len(files)


def _entries(cache: Path) -> Iterator[tuple[str, str]]:
    for file in cache.glob("*/*/*.json"):
        content = file.read_text("utf-8").partition("\n")[2]
        [item] = json.loads(content)
        if "article" in item:
            yield item["article"]["path"], content


def _retold(parts: list[str | None], year: int) -> str:
    """Put a text together that was split at what differs from year to year."""
    found = []
    for at, part in enumerate(parts):
        if part and at % 4 == 3:
            found.append(str(int(part) - year))
        elif part:
            found.append(part[:-1] + chr(ord("a") + year) if year and at % 4 else part)
    return "".join(found).replace("-02-29", "-02-28" if year % 4 else "-02-29")


@dataclass(frozen=True)
class _Told:
    """What an entry says, as JSON holds it: it need not be read to be written again."""

    json: dict[str, Any]

    def to_json(self) -> dict[str, Any]:
        return self.json


def _renamed(entry: str, path: str) -> dict[str, Any]:
    """Give the article of an entry another path, and the identity and the digest that follow."""
    item: dict[str, Any]
    [item] = json.loads(entry)
    article = item["article"]
    digest = hashlib.sha256(article["text"].encode()).hexdigest()
    article |= {
        "path": path,
        "article_id": stable_id("a_", "path", path, None),
        "content_hash": digest,
    }
    return item
