"""An input that held files at the last run and holds none now: a folder that is not mounted more
likely than one that was tidied, so that nothing is published unless it is asked for.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from pipelines.errors import Failure
from pipelines.locations import INPUTS, folder_of, place_of
from pipelines.reading.inputs import Listing
from pipelines.snapshots.store import Snapshot


class EmptyInputError(Failure, RuntimeError):
    """An input that held files at the last run and holds none now."""


def count_files(listing: Listing, inputs: Sequence[str]) -> dict[str, int]:
    """Return how many files of a listing each folder among the inputs gave."""
    return {
        place_of(given): sum(_is_in(raw.file, Path(given)) for raw in listing.files)
        for given in inputs
        if Path(given).is_dir()
    }


def _is_in(file: str, folder: Path) -> bool:
    """Whether a file is below a folder by its path; `Path.is_relative_to` takes ten times as long.

    >>> _is_in("news/a.txt", Path("news")), _is_in("newsreel/a.txt", Path("news"))
    (True, False)
    """
    if folder == Path():
        return not file.startswith(os.sep)
    return file.startswith(f"{folder}{os.sep}".replace("//", "/"))


def hold_emptied(listing: Listing, inputs: Sequence[str], parent: Snapshot | None) -> None:
    """Let no run go on over a folder from which the parent snapshot had files, and that has none.

    Raises:
        EmptyInputError: there is such a folder.
    """
    if parent is None:
        return
    empty = [given for given, files in count_files(listing, inputs).items() if not files]
    empty = [given for given in empty if not _holds_files(folder_of(given, INPUTS))]
    before = parent.manifest()["input"]
    # An input of another name than at the last run is emptied where it is all that there is.
    all_gone = before["files"] > 0 and not listing.files and not listing.deferred
    emptied = [given for given in empty if all_gone or before.get("from", {}).get(given)]
    if emptied:
        raise EmptyInputError(
            f"{', '.join(emptied)} holds no file, but run {parent.run_id} read some there; nothing "
            "is published: mount it or fill it, or say --allow-empty if that is meant"
        )


def _holds_files(folder: Path) -> bool:
    """Whether any file lies in a folder that is not hidden, whole or still being written."""
    return any(not name.startswith(".") for _, _, names in os.walk(folder) for name in names)
