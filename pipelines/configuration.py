"""Where the settings of a command come from: flags, before the environment, before a file
``pressledger.toml``, before the defaults.

The file lies beside the input (in the folder that holds it) or in the working folder; of two the
first counts, and ``PRESSLEDGER_CONFIG`` names another. Paths in it are relative to it. Since it may
name a model, which is code, only a file that nobody else can write is read.
"""

import os
import re
import stat
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_settings import EnvSettingsSource

from pipelines.errors import WrongUsage
from pipelines.locations import is_address
from pipelines.settings import Settings

FILE = "pressledger.toml"
FILE_VARIABLE = "PRESSLEDGER_CONFIG"

_PATTERN = re.compile(r"[*?\[]")
_PATHS = frozenset({"inputs", "output", "log_file"})
"""Settings that are paths of this machine, or patterns of them."""


class SettingsError(WrongUsage, ValueError):
    """A setting that does not exist or cannot have its value; the message says where it stands."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings in effect, and for each by its name where it comes from."""

    settings: Settings
    origins: Mapping[str, str]


def read_configuration(given: Mapping[str, object], file: Path | None = None) -> Configuration:
    """Bring together what was given as flags, the environment, the file and the defaults.

    Args:
        given: settings by name, from flags.
        file: the file to read; by default the one that is found.

    Raises:
        SettingsError: a setting does not exist, or cannot have its value.
    """
    environment = EnvSettingsSource(Settings)()
    file = file or find_file(_inputs_of(given, environment))
    in_file = _read_file(file) if file else {}
    values = {**in_file, **environment, **given}
    origins = (
        dict.fromkeys(Settings.model_fields, "default")
        | dict.fromkeys(in_file, str(file))
        | {name: f"environment, PRESSLEDGER_{name.upper()}" for name in environment}
        | dict.fromkeys(given, "flag")
    )
    try:
        return Configuration(Settings.model_validate(values), origins)
    except ValidationError as error:
        raise SettingsError(_explain(error, origins)) from error


def _explain(error: ValidationError, origins: Mapping[str, str]) -> str:
    first = error.errors()[0]
    name = str(first["loc"][0])
    if first["type"] == "extra_forbidden":
        return f"{origins[name]}: there is no setting {name!r}; `pressledger config` lists them"
    place = ".".join(map(str, first["loc"]))
    said = first["msg"].removeprefix("Value error, ")
    return f"{place}: {said[:1].lower()}{said[1:]} ({origins[name]})"


def _inputs_of(*sources: Mapping[str, object]) -> Sequence[str]:
    for source in sources:
        inputs = source.get("inputs")
        if isinstance(inputs, list | tuple):
            return [str(each) for each in inputs]
    return ()


def find_file(inputs: Sequence[str]) -> Path | None:
    """Return the file that ``PRESSLEDGER_CONFIG`` names, or lies beside the first input, or in the
    working folder; None where there is none.

    Raises:
        SettingsError: it could be written by somebody else.
    """
    named = os.environ.get(FILE_VARIABLE)
    if named:
        return Path(named)
    for folder in dict.fromkeys((*map(_folder_of, inputs[:1]), Path())):
        file = folder / FILE
        if file.is_file():
            _refuse_foreign(file)
            return file
    return None


def _folder_of(given: str) -> Path:
    """Return the folder that holds an input; of a pattern, what stands before its signs.

    >>> str(_folder_of("drops/2025-*/*.html")), str(_folder_of("corpus"))
    ('drops', '.')
    """
    if is_address(given):
        return Path()
    parts = Path(given).parts
    plain = next((at for at, part in enumerate(parts) if _PATTERN.search(part)), len(parts) - 1)
    return Path(*parts[: max(plain, 0)])


def _refuse_foreign(file: Path) -> None:
    status = file.stat()
    open_to_all = status.st_mode & stat.S_IWOTH
    if open_to_all or status.st_uid not in (os.geteuid(), 0):
        raise SettingsError(
            f"{file} may be written by others, so it is not read: take the right from them, or "
            f"name it by {FILE_VARIABLE} if it is to be read all the same"
        )


def _read_file(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as stream:
            values = tomllib.load(stream)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SettingsError(f"{file} is no TOML: {error}") from error
    return dict(_from_file(values, file.parent))


def _from_file(values: Mapping[str, Any], folder: Path) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if name not in _PATHS:
            yield name, value
        elif isinstance(value, list):
            yield name, [_beside(folder, str(each)) for each in value]
        else:
            yield name, _beside(folder, str(value))


def _beside(folder: Path, place: str) -> str:
    return place if is_address(place) else str(folder / place)
