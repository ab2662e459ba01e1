"""Where inputs and outputs lie: paths of this machine, or addresses of an object store, such as
``s3://bucket/prefix``.

The work is always done in folders of this machine: what lies at an address has a mirror, whose path
tells the address. `pipelines.storage` brings the mirror and the address together.
"""

import os
import re
from pathlib import Path
from urllib.parse import quote, unquote

SCHEMES = ("s3", "memory")
"""Kinds of addresses; ``memory`` is gone with its process."""

MIRRORS_VARIABLE = "PRESSLEDGER_MIRRORS"
"""Names another folder for the mirrors than the user's cache."""

INPUTS, OUTPUTS, READING = "inputs", "outputs", "reading"
"""The folders of the mirrors: of what is read, of what runs write, and of snapshots to look at."""

_ADDRESS = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<bucket>[^/]*)(?P<rest>.*)", re.S)

_LONGEST_NAME = 240
"""Bytes of a folder's name; file systems take 255."""


def is_address(place: object) -> bool:
    """Whether an input or an output is an address, not a path.

    >>> is_address("s3://news/drop"), is_address("drop"), is_address(Path("s3://news/drop"))
    (True, False, False)
    """
    return isinstance(place, str) and _ADDRESS.fullmatch(place) is not None


def mirrors() -> Path:
    """Return the folder that holds the mirrors of this account."""
    named = os.environ.get(MIRRORS_VARIABLE)
    if named:
        return Path(named).absolute()
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache).absolute() / "pressledger"


def mirror_of(address: str, kind: str) -> Path:
    """Return the folder of this machine that stands for an address.

    Args:
        address: as a person writes it.
        kind: what for: `INPUTS`, `OUTPUTS` or `READING`.

    Raises:
        ValueError: it is no address that can be read and written; the message does not repeat it,
            for it may hold a password.
    """
    found = _ADDRESS.fullmatch(address)
    scheme = found["scheme"].lower() if found else ""
    if not found or scheme not in SCHEMES:
        known = " and ".join(f"{each}://" for each in SCHEMES)
        raise ValueError(f"addresses of the kind {scheme}:// are not known, only {known}")
    if not found["bucket"] or set(found["bucket"]) & set("@:?#"):
        raise ValueError(
            f"write {scheme}://bucket/prefix, without a user, password or port; those are taken "
            "from the environment"
        )
    name = quote(f"{scheme}://{found['bucket']}{found['rest'].rstrip('/')}", safe="")
    if len(name) > _LONGEST_NAME:
        raise ValueError("the address is too long; use a shorter prefix")
    return mirrors() / kind / name


def folder_of(place: str | Path, kind: str = OUTPUTS) -> Path:
    """Return the folder in which the work is done for a path or an address: the path itself, or
    the address's mirror.

    Raises:
        ValueError: as `mirror_of` does.
    """
    return mirror_of(str(place), kind) if is_address(place) else Path(place).expanduser()


def address_of(folder: Path | str) -> str | None:
    """Return the address whose mirror a folder is, None for any other folder."""
    folder = Path(folder)
    if len(folder.parts) < 3 or folder.parent.parent != mirrors():
        return None
    address = unquote(folder.name)
    return address if is_address(address) else None


def place_of(folder: Path | str) -> str:
    """Return what a person calls a folder: its address if it is a mirror, else its path."""
    return address_of(folder) or str(folder)
