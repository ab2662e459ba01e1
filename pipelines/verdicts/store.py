"""The reviewers' files: append-only, one a reviewer, one line a verdict.

A file a reviewer, so that two never write to one, here or in two branches of a repository. Two
windows of one reviewer take turns by a lock, and a line that a crash cut off is followed by a new
one.
"""

import fcntl
import hashlib
import json
import os
import re
from collections.abc import Sequence
from pathlib import Path

from pipelines.errors import Failure
from pipelines.verdicts.records import Verdict

REVIEWS = "reviews"
"""The folder of the reviewers' files in the output folder."""

_UNSAFE = re.compile(r"[^a-z0-9.@_-]+")
_LONGEST_NAME = 60


class VerdictError(Failure, ValueError):
    """A reviewer's file that cannot be read; the message names the line and what is wrong in it."""


def reviewer_file(output: Path, reviewer: str) -> Path:
    """Return the file of a reviewer.

    >>> reviewer_file(Path("outputs"), "anna").as_posix()
    'outputs/reviews/anna.jsonl'
    """
    plain = _UNSAFE.sub("-", reviewer.casefold()).strip(".-")[:_LONGEST_NAME]
    if plain != reviewer:
        plain += f"-{hashlib.sha256(reviewer.encode('utf-8', 'replace')).hexdigest()[:8]}"
    return output / REVIEWS / f"{plain.lstrip('-')}.jsonl"


def append_verdicts(output: Path, verdicts: Sequence[Verdict]) -> None:
    """Add the verdicts of one reviewer to the reviewer's file, and return when they are on disk.

    Raises:
        OSError: the file cannot be written.
    """
    if not verdicts:
        return
    file = reviewer_file(output, verdicts[0].reviewer)
    file.parent.mkdir(parents=True, exist_ok=True)
    data = "".join(verdict.to_line() for verdict in verdicts).encode()
    with file.open("a+b", buffering=0) as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        if _is_cut_off(stream.fileno()):
            data = b"\n" + data
        _write_all(stream.fileno(), data)
        os.fsync(stream.fileno())


def _is_cut_off(descriptor: int) -> bool:
    """Whether a file ends in the middle of a line."""
    size = os.fstat(descriptor).st_size
    return size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def read_verdicts(output: Path) -> list[Verdict]:
    """Return the verdicts of all reviewers in the order in which they were given, each once,
    though a merge may have brought it into two files.

    Raises:
        VerdictError: a line is no verdict.
        OSError: a file cannot be read.
    """
    found: dict[bytes, Verdict] = {}
    for file in sorted((output / REVIEWS).glob("*.jsonl")):
        for number, line in enumerate(file.read_bytes().split(b"\n"), start=1):
            if line.strip() and line not in found and (verdict := _parse(file, number, line)):
                found[line] = verdict
    return sorted(found.values(), key=lambda verdict: verdict.order)


def _parse(file: Path, number: int, line: bytes) -> Verdict | None:
    """Return the verdict of a line; None where a crash cut it off, before it was told as done."""
    try:
        return Verdict.from_json(json.loads(line))
    except (ValueError, TypeError) as error:
        if _is_cut_short(line, error):
            return None
        said = " ".join(str(error).split())
        raise VerdictError(
            f"{file}, line {number} is no verdict: {said}; mend the line, or delete it"
        ) from error


def _is_cut_short(line: bytes, error: Exception) -> bool:
    """Whether a line begins as one of ours and nothing is wrong but that it ends too soon."""
    if not line.startswith(b'{"action"'):
        return False
    if isinstance(error, json.JSONDecodeError):
        return error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated")
    return isinstance(error, UnicodeDecodeError) and error.end >= len(line)
