"""Digests of what decides a run's rows besides its input: the code, the rules and the model."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from extractors.language import model_fingerprint

_LIBRARIES = (
    "spacy",
    "dateparser",
    "babel",
    "pint",
    "trafilatura",
    "py3langid",
    "charset-normalizer",
)
"""Libraries whose releases may change what is read or extracted."""

_NO_RULES = frozenset({"model", "training", "__pycache__"})
"""Folders of a package that decide no row, or, as the model, have a fingerprint of their own."""


_LEXICON = "lexicon"
"""The folder of a room's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprints:
    """SHA-256 digests, in hexadecimal: `code` of the pipeline, `rules` of the extractors and of the
    lexicons of both packages, `model`.
    """

    code: str
    rules: str
    model: str

    def as_dict(self) -> dict[str, str]:
        """Return the digests by name."""
        return asdict(self)


@cache
def take_fingerprints(model: str | None) -> Fingerprints:
    """Take the fingerprints of the installed packages and of `model` (None: the one that ships)."""
    pipeline = _sources("pipelines")
    # What a lexicon says is a rule wherever it is read: of reading and of claims as of mentions.
    words = [source for source in pipeline if _LEXICON in Path(source[0]).parts]
    return Fingerprints(
        code=_digest([source for source in pipeline if source not in words], _LIBRARIES),
        rules=_digest([*_sources("extractors"), *words], _LIBRARIES),
        model=model_fingerprint(model),
    )


@cache
def take_file_digests() -> Mapping[str, str]:
    """Return what the fingerprints of code and rules are made of, so that a diff can name what
    differs: a short digest of each lexicon and module by its path, each library's release by its
    name.
    """
    sources = [*_sources("extractors"), *_sources("pipelines")]
    digests = {name: hashlib.sha256(content).hexdigest()[:16] for name, content in sources}
    return digests | {library: version(library) for library in _LIBRARIES}


def _sources(package: str) -> list[tuple[str, bytes]]:
    root = Path(str(files(package)))
    found = (file for file in root.rglob("*") if file.is_file())
    kept = (file for file in found if _NO_RULES.isdisjoint(file.relative_to(root).parts))
    return sorted(
        (f"{package}/{file.relative_to(root).as_posix()}", file.read_bytes()) for file in kept
    )


def _digest(sources: Iterable[tuple[str, bytes]], libraries: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for name, content in sources:
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    for library in libraries:
        digest.update(f"{library}=={version(library)}\0".encode())
    return digest.hexdigest()
