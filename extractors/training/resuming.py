"""What a training run has finished is used again when the same command is given once more after an
interruption.
"""

from hashlib import sha256
from pathlib import Path

_MARK = "finished.sha256"


def fingerprint(*parts: str | Path) -> str:
    """Return a digest of texts and of the contents of files and folders, in order.

    Raises:
        FileNotFoundError: a path is neither a file nor a folder.
    """
    digest = sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else _content(part)
        digest.update(sha256(content).digest())
    return digest.hexdigest()


def is_finished(folder: Path, key: str) -> bool:
    """Say whether the work in `folder` was finished, from what has the fingerprint `key`."""
    mark = folder / _MARK
    return mark.is_file() and mark.read_text(encoding="ascii") == key


def mark_finished(folder: Path, key: str) -> None:
    """Note in `folder` that its work is finished, from what has the fingerprint `key`."""
    (folder / _MARK).write_text(key, encoding="ascii")


def _content(path: Path) -> bytes:
    if path.is_file():
        return path.read_bytes()
    if not path.is_dir():
        raise FileNotFoundError(
            f"{path} is neither a file nor a folder; give the data folder that training needs"
        )
    files = sorted(file for file in path.rglob("*") if file.is_file())
    return b"".join(
        sha256(file.relative_to(path).as_posix().encode() + file.read_bytes()).digest()
        for file in files
    )
