"""Other states of the project beside this one: a git revision or a folder, run with its own code.

A state runs in a process of its own with this environment's libraries. The spaCy components that
the installed distribution names would be those of this state; so each state gets a distribution of
its own in front of the path, made of its ``pyproject.toml``.
"""

import os
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
"""The state that this module belongs to."""


def check_out(state: str, place: Path) -> Path:
    """Return the folder of a state: itself if `state` is one, else the git revision, unpacked into
    `place`.

    Raises:
        SystemExit: it is neither; the message says so.
    """
    if (Path(state) / "pyproject.toml").is_file():
        return Path(state).resolve()
    packed = subprocess.run(
        ["git", "archive", "--format=tar", state], cwd=ROOT, capture_output=True, check=False
    )
    if packed.returncode:
        raise SystemExit(f"{state!r} is neither a folder with a checkout nor a git revision")
    with tarfile.open(fileobj=BytesIO(packed.stdout)) as archive:
        archive.extractall(place, filter="data")
    return place


def environment_of(tree: Path, place: Path) -> dict[str, str]:
    """Return the environment in which Python runs the code of `tree`; `place` is a folder for its
    distribution.
    """
    project = tomllib.loads((tree / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    folder = place / f"{project['name']}-{project['version']}.dist-info"
    folder.mkdir(parents=True)
    head = f"Metadata-Version: 2.4\nName: {project['name']}\nVersion: {project['version']}\n"
    (folder / "METADATA").write_text(head, encoding="utf-8")
    (folder / "entry_points.txt").write_text(entry_points(project), encoding="utf-8")
    return os.environ | {"PYTHONPATH": os.pathsep.join((str(place), str(tree)))}


def entry_points(project: Mapping[str, Any]) -> str:
    """Return the text of ``entry_points.txt``.

    >>> print(entry_points({"entry-points": {"spacy_factories": {"money": "extractors:money"}}}))
    [spacy_factories]
    money = extractors:money
    <BLANKLINE>
    """
    lines = []
    for group, targets in project.get("entry-points", {}).items():
        lines += [f"[{group}]", *(f"{name} = {target}" for name, target in targets.items()), ""]
    return "\n".join(lines)


def run_python(
    arguments: Sequence[str], environment: Mapping[str, str], folder: Path
) -> "subprocess.CompletedProcess[str]":
    """Run Python in `folder` and return what it printed.

    Raises:
        SystemExit: it failed; the message is the end of what it said.
    """
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-20:])
        raise SystemExit(f"python {' '.join(arguments)} failed:\n{said}")
    return done
