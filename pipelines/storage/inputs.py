"""The input at an address: a copy of each object that a run may read, under its own key.

What is in the store as it was at the last run is not asked for again. Objects over the size limit
are not fetched: a file of their size and without a byte stands for them, which the reader rejects.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from pipelines.locations import address_of
from pipelines.reading import inputs as local
from pipelines.reading.drafts import Reject, RejectReason
from pipelines.storage.copies import Copies, open_copies
from pipelines.storage.objects import Entry, Objects

_LONGEST_NAME = 255
_LONGEST_PATH = 4000


def check_inputs(inputs: Sequence[str]) -> None:
    """See that each input that is no pattern is there.

    Raises:
        InputError: one is not.
        StorageError: an address does not answer.
    """
    for given in inputs:
        address = address_of(given)
        if address is None:
            local.check_inputs([given])
        elif not Objects(address).list():
            raise _nothing_at(address)


def _nothing_at(address: str) -> local.InputError:
    return local.InputError(f"there is nothing at {address}; name a prefix that holds objects")


def fetch_inputs(
    inputs: Sequence[str], *, max_file_bytes: int, allow_empty: bool = False
) -> list[Reject]:
    """Bring the mirrors among the inputs up to date with their addresses.

    Args:
        inputs: folders, some of them mirrors.
        max_file_bytes: larger objects are not fetched.
        allow_empty: whether an address may hold nothing.

    Returns:
        The objects that no file can stand for.

    Raises:
        InputError: there is nothing at an address from which nothing was ever read.
        StorageError: an address does not answer.
    """
    rejects: list[Reject] = []
    for given in inputs:
        address = address_of(given)
        if address is not None:
            objects, found = _listed(address)
            with open_copies(objects, Path(given)) as copies:
                if not found and not copies.known() and not allow_empty:
                    raise _nothing_at(address)
                rejects += _bring_up_to_date(copies, found, max_file_bytes)
    return rejects


def _listed(address: str) -> tuple[Objects, dict[str, Entry]]:
    """Return the objects at an address; one that has the address itself as its name is found below
    the prefix before that.
    """
    objects = Objects(address)
    found = objects.list()
    if "" not in found:
        return objects, found
    prefix, _, name = address.rpartition("/")
    return Objects(prefix), {name: found[""]}


def _bring_up_to_date(
    copies: Copies, found: Mapping[str, Entry], max_file_bytes: int
) -> list[Reject]:
    faults = dict(_faults(copies, found))
    wanted = {key: e for key, e in found.items() if key not in faults and not _is_hidden(key)}
    copies.drop([key for key in copies.known() if key not in wanted])
    for key, entry in wanted.items():
        if entry.size > max_file_bytes:
            _stand_in(copies, key, entry)
    copies.fetch({k: entry for k, entry in wanted.items() if entry.size <= max_file_bytes})
    return [
        Reject(
            path=key,
            record=None,
            reason=RejectReason.UNREADABLE,
            detail=f"no file can have the object's name: {fault}",
            content_hash=None,
        )
        for key, fault in sorted(faults.items())
    ]


def _stand_in(copies: Copies, key: str, entry: Entry) -> None:
    standing = replace(entry, version=f"too large: {entry.version}")
    if not copies.is_current(key, standing):
        place = copies.place(".stand-in")
        with place.open("wb") as empty:
            os.truncate(empty.fileno(), entry.size)
        copies.keep(key, place, standing)
        copies.save()


def _is_hidden(key: str) -> bool:
    return any(part.startswith(".") for part in key.split("/"))


def _faults(copies: Copies, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the keys that no path of this machine can have, and why."""
    keys = list(keys)
    folders = {str(folder) for key in keys for folder in PurePosixPath(key).parents}
    for key in keys:
        fault = "it is a folder's too" if key in folders else _fault(key, copies.place(key))
        if fault is not None:
            yield key, fault


def _fault(key: str, place: Path) -> str | None:
    parts = key.split("/")
    if not {"", ".", ".."}.isdisjoint(parts) or "\0" in key:
        return "a part of it is empty, made of dots, or holds a NUL"
    try:
        longest = max(len(os.fsencode(part)) for part in parts)
        is_long = longest > _LONGEST_NAME or len(os.fsencode(place)) > _LONGEST_PATH
    except UnicodeEncodeError:
        return "it has characters that file names of this machine have not"
    return "it is too long" if is_long else None
