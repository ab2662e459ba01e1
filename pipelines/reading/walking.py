"""Walking the input: every file once, under its own path where it has one.

Symbolic links that lead out of the input are followed only where asked for. Each real folder is
listed once, so that links in a circle end. What cannot be listed or is not followed is told.
"""

import errno
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from glob import has_magic
from pathlib import Path
from typing import NamedTuple

from pipelines.errors import Failure, WrongUsage
from pipelines.reading.drafts import RejectReason, UnreadableError
from pipelines.reading.raw_bytes import unreadable

Wanted = tuple[tuple[str, ...], ...]
"""What is looked for below a folder: parts of patterns, each for one level, ``**`` for any number;
a pattern without parts left stands for the file itself.
"""
ANYTHING: Wanted = (("**",),)


class InputError(WrongUsage, ValueError):
    """An INPUT that names nothing; the message says which."""


class UnreadableInputError(Failure, OSError):
    """An INPUT that cannot be listed; the message says which and why."""


class Found(NamedTuple):
    """A file, a folder or a link, and the input's folder that its path is relative to."""

    root: Path
    place: Path


class Fault(NamedTuple):
    """What lies in the input and is not read, and why."""

    found: Found
    error: UnreadableError


class _Link(NamedTuple):
    """A symbolic link that waits until all files are known by their own paths."""

    found: Found
    wanted: Wanted


def require(given: str) -> None:
    """See that an input that is no pattern is there.

    Raises:
        InputError: it is not.
    """
    if not os.path.isdir(given) and not os.path.isfile(given):  # noqa: PTH112, PTH113 - as below
        raise InputError(
            f"there is no file or folder {given!r}; name one that exists, or a pattern in quotes"
        )


@dataclass(slots=True)
class Walk:
    """What the inputs hold, in the order of their names."""

    output: str
    follow_links: bool
    files: list[Found] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _links: list[_Link] = field(default_factory=list)
    _roots: list[str] = field(default_factory=list)
    _listed: set[tuple[str, Wanted]] = field(default_factory=set)
    _kept: set[str] = field(default_factory=set)

    def add(self, given: str) -> None:
        """Add what an input names, but for its links.

        Raises:
            InputError: it names nothing.
            UnreadableInputError: it is a folder that cannot be listed.
        """
        if os.path.isdir(given):  # noqa: PTH112 - of a path that is too long Path raises an error
            self._add_folder(Path(given), ANYTHING)
        elif os.path.isfile(given):  # noqa: PTH113
            self._roots.append(os.path.realpath(given))
            self._keep(Found(Path(given).parent, Path(given)), os.path.realpath(given))
        elif has_magic(given):
            self._add_pattern(given)
        else:
            require(given)

    def _add_pattern(self, given: str) -> None:
        parts = Path(given).parts
        fixed = next(index for index, part in enumerate(parts) if has_magic(part))
        before = len(self.files), len(self._links), len(self.faults)
        if os.path.isdir(root := Path(*parts[:fixed])):  # noqa: PTH112
            self._add_folder(root, (parts[fixed:],))
        if before == (len(self.files), len(self._links), len(self.faults)):
            raise InputError(f"no file matches {given!r}; quote the pattern and check its folder")

    def _add_folder(self, root: Path, wanted: Wanted) -> None:
        real = os.path.realpath(root)
        self._roots.append(real)
        before = len(self.faults)
        self._list(Found(root, root), real, wanted)
        if len(self.faults) > before and self.faults[before].found.place == root:
            raise UnreadableInputError(
                f"the input {str(root)!r}: {self.faults[before].error.detail}; "
                "check its rights and whether it is mounted"
            )

    def follow(self) -> None:
        """Add what only links lead to, once all files are known by their own paths."""
        while self._links:
            links, self._links = sorted(self._links, key=lambda link: str(link.found.place)), []
            for link in links:
                self._follow(link)

    def _follow(self, link: _Link) -> None:
        found, real = link.found, os.path.realpath(link.found.place)
        try:
            found.place.stat()
        except OSError as error:
            fault = unreadable(error, "target of the symbolic link")
            fault.momentary = fault.momentary and error.errno != errno.ENOENT
            self.faults.append(Fault(found, fault))
            return
        if not self.follow_links and not any(_is_below(real, root) for root in self._roots):
            detail = f"a symbolic link to {real}, out of the input; --follow-links reads it"
            self.faults.append(Fault(found, UnreadableError(RejectReason.LINK, detail)))
        elif os.path.isdir(real):  # noqa: PTH112
            self._list(found, real, link.wanted)
        elif os.path.isfile(real) and () in link.wanted:  # noqa: PTH113
            self._keep(found, real)

    def _keep(self, found: Found, real: str) -> None:
        if real not in self._kept and not _is_below(real, self.output):
            self._kept.add(real)
            self.files.append(found)

    def _list(self, top: Found, real: str, wanted: Wanted) -> None:
        """List a folder and those below it, without recursion: they may nest deep."""
        waiting = [(top.place, real, wanted)]
        while waiting:
            folder, real, given = waiting.pop()
            wanted = tuple(filter(None, given))
            if not wanted or (real, wanted) in self._listed or _is_below(real, self.output):
                continue
            self._listed.add((real, wanted))
            for entry in self._entries(Found(top.root, folder)):
                below = tuple(dict.fromkeys(_below(wanted, entry.name)))
                found = Found(top.root, folder / entry.name)
                if entry.is_symlink() and below:
                    self._links.append(_Link(found, below))
                elif _is_folder(entry) and below:
                    waiting.append((found.place, os.path.join(real, entry.name), below))  # noqa: PTH118
                elif () in below and _is_file(entry):
                    self._keep(found, os.path.join(real, entry.name))  # noqa: PTH118

    def _entries(self, folder: Found) -> Sequence[os.DirEntry[str]]:
        try:
            with os.scandir(folder.place) as entries:
                return sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            self.faults.append(Fault(folder, unreadable(error, "folder")))
            return ()


def _below(wanted: Wanted, name: str) -> Iterator[tuple[str, ...]]:
    """Yield what is looked for in `name` of a folder, the empty pattern where `name` itself is."""
    for head, *rest in wanted:
        if head == "**":
            if not name.startswith("."):
                yield (head, *rest)
            if rest:
                yield from _below((tuple(rest),), name)
            elif not name.startswith("."):
                yield ()
        elif fnmatchcase(name, head) and (head.startswith(".") or not name.startswith(".")):
            yield tuple(rest)


def _is_below(real: str, folder: str) -> bool:
    return real == folder or real.startswith(folder.rstrip("/") + "/")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Say whether an entry is a file, or of a kind that cannot be told; reading it says why."""
    try:
        return entry.is_file(follow_symlinks=False)
    except OSError:
        return True
