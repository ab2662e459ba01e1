"""Which files decide the rows of a table, so that a change is traced to those that differ."""

from collections.abc import Iterable, Mapping
from typing import Any

from pipelines.review.changes import Cause
from pipelines.snapshots.store import Snapshot

MODEL = "extractors/model"

_EVERYWHERE = (
    "extractors/__init__.py", "extractors/records.py", "extractors/lexicon.py", "extractors/text/",
    "pipelines/identity.py", "pipelines/runs/", "pipelines/snapshots/", "pipelines/settings.py",
)  # fmt: skip
_STATEMENTS = (
    "extractors/statements/", "extractors/dates/", "extractors/numbers/", "extractors/world/",
    "extractors/language/", "dateparser", "spacy", MODEL,
)  # fmt: skip
_READING = ("pipelines/reading/", "extractors/dates/", "extractors/numbers/",
            "extractors/world/", "extractors/language/", "dateparser", "trafilatura", "py3langid",
            "charset-normalizer")  # fmt: skip
_CLAIMS = ("pipelines/claims/", *_STATEMENTS)

READS: Mapping[str, tuple[str, ...]] = {
    table: _EVERYWHERE + files
    for table, files in {
        "articles": _READING,
        "money": ("extractors/money/", "extractors/numbers/", "extractors/world/", "babel"),
        "gas_volumes": ("extractors/gas/", "extractors/numbers/", "pint"),
        "weapons": ("extractors/weapons/", "extractors/numbers/"),
        "dates": (
            "extractors/dates/", "extractors/numbers/", "extractors/world/", "dateparser",
        ),
        "entities": (
            "extractors/entities/", "extractors/world/", "extractors/language/", "spacy", MODEL,
        ),
        "statements": _STATEMENTS,
        "claims": _CLAIMS,
        "conflicts": _CLAIMS,
    }.items()
}  # fmt: skip
"""For each table the rooms, modules and libraries that what makes its rows imports; a folder ends
with a slash. `tests/pipelines/review/engine/test_rooms.py` holds it against the imports.
"""

_ONLY_LOOKING = (
    "pipelines/analysis/", "pipelines/cli/", "pipelines/desk/", "pipelines/evaluation/",
    "pipelines/pages/", "pipelines/review/", "pipelines/templates/",
)  # fmt: skip
"""What reads tables and makes none: it decides no row."""


def differing_files(base: Snapshot, head: Snapshot) -> dict[str, str]:
    """Return what decides rows and is not the same for both, with its kind of cause.

    A snapshot that was made before its manifest told the files tells no names: only what kinds
    differ is known then, each under an empty name.
    """
    before, after = base.manifest(), head.manifest()
    marks, newer = before["fingerprints"], after["fingerprints"]
    found = {MODEL: "model"} if marks["model"] != newer["model"] else {}
    if not (before.get("sources") and after.get("sources")):
        unnamed = (kind for kind in ("rules", "code") if marks[kind] != newer[kind])
        return found | {f"({kind})": kind for kind in unnamed}
    differing = _differing_keys(before["sources"], after["sources"])
    return found | {name: _kind(name) for name in differing if not name.startswith(_ONLY_LOOKING)}


def _differing_keys(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterable[str]:
    return sorted(name for name in {*before, *after} if before.get(name) != after.get(name))


def _kind(name: str) -> str:
    is_rule = name.startswith("extractors/") or "/lexicon/" in name
    return "rules" if is_rule else "code"


def version_cause(table: str, differing: Mapping[str, str]) -> Cause | None:
    """Return why rows of a table may differ although no article does: what differs of what the
    table's room reads; where nothing of that does, all that differs.

    >>> differing = {"extractors/gas/units.py": "rules", "extractors/money/signs.py": "rules"}
    >>> str(version_cause("money", differing))
    'rules: extractors/money/signs.py'
    >>> str(version_cause("weapons", {"extractors/gas/units.py": "rules"}))
    'rules: extractors/gas/units.py'
    """
    own = {name: kind for name, kind in differing.items() if _is_read(name, READS[table])}
    found = own or differing
    for kind in ("rules", "model", "code"):
        if kind in found.values():
            names = sorted(name for name in found if not name.startswith("("))
            return Cause(kind=kind, names=tuple(names))
    return None


def _is_read(name: str, places: tuple[str, ...]) -> bool:
    return name in places or name.startswith(tuple(p for p in places if p.endswith("/")))
