"""Which model it is, told without loading it, or spaCy for the one that ships."""

import json
from hashlib import sha256
from pathlib import Path

SHIPPED_MODEL = Path(__file__).parents[1] / "model"
"""The folder of the pipeline that ships; ``README.md`` in it is its model card."""


class ModelError(ValueError):
    """A model that cannot be loaded; the message says which and what to give instead."""


def model_fingerprint(model: str | None = None) -> str:
    """Return a digest that changes when the model does: of a folder's files, or of a package's name
    and version.

    Raises:
        ModelError: there is no such model.
    """
    if model is not None and (package := _package_digest(model)):
        return package
    folder = SHIPPED_MODEL if model is None else Path(model)
    if not (folder / "config.cfg").is_file():
        raise ModelError(
            f"there is no model {model!r}; "
            "give the name of an installed spaCy package or a model's folder"
        )
    digest = sha256()
    for file in sorted(
        path for path in folder.rglob("*") if path.is_file() and not _is_for_readers(path)
    ):
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _is_for_readers(file: Path) -> bool:
    """Whether a file of a model's folder says something to people only: its page or its licence."""
    return file.suffix == ".md" or file.stem == "LICENSE"


def _package_digest(model: str) -> str | None:
    """Return the digest of an installed package, None if it is none."""
    from spacy.util import get_package_path, is_package

    if not is_package(model):
        return None
    meta = json.loads((get_package_path(model) / "meta.json").read_text(encoding="utf-8"))
    return sha256(f"{meta['lang']}_{meta['name']}-{meta['version']}".encode()).hexdigest()
