"""What a command tells of its work: one line a message, on standard error and in a file, in words
or as JSON.
"""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pipelines.control_characters import show_controls, show_line

ROOTS = ("pipelines", "extractors")
"""The loggers whose messages are told; what libraries say is not."""

NOTICE = 25
"""Level of what is told unless it is to be quiet: how a scheduled run ended."""

logging.addLevelName(NOTICE, "NOTICE")

_SCREEN = {"quiet": logging.WARNING, "normal": NOTICE, "verbose": logging.INFO}

_run = ""


@contextmanager
def named_run(run_id: str) -> Iterator[None]:
    """Let every message that is told within the context carry a run's id."""
    global _run
    before, _run = _run, run_id
    try:
        yield
    finally:
        _run = before


class _Words(logging.Formatter):
    """A message as people read it, after a prefix or with its time and run."""

    def __init__(self, *, prefix: str | None) -> None:
        super().__init__()
        self._prefix = prefix

    def format(self, record: logging.LogRecord) -> str:
        """Return the message on one line; what an error brought with it stands below."""
        text = show_line(record.getMessage())
        if record.exc_info:
            text += "\n" + show_controls(self.formatException(record.exc_info))
        if self._prefix is not None:
            return self._prefix + text
        parts = [f"{_time_of(record):%Y-%m-%d %H:%M:%S} UTC", record.levelname.lower(), _run, text]
        return " ".join(part for part in parts if part)


class _Json(logging.Formatter):
    """A message as an object of JSON, one a line, ASCII only; `run` is the run at work, or the one
    that the message is about (``extra={"run": …}``).
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the object."""
        said = {
            "time": _time_of(record).isoformat(),
            "level": record.levelname.lower(),
            "run": getattr(record, "run", None) or _run or None,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            said["error"] = self.formatException(record.exc_info)
        return json.dumps(said)


def _time_of(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)


def set_up_logging(
    *,
    verbosity: str = "normal",
    form: str = "text",
    file: Path | None = None,
    prefix: str | None = "pressledger: ",
) -> None:
    """Tell messages on standard error, and all but details in a file; replaces what was set up.

    Args:
        verbosity: how much is told on standard error: ``quiet``, ``normal`` or ``verbose``.
        form: ``text`` or ``json``.
        file: appended to; its folder is made.
        prefix: what stands before a message on standard error; None for its time and run.

    Raises:
        OSError: the file cannot be written.
    """
    on_screen = logging.StreamHandler(sys.stderr)
    on_screen.setLevel(_SCREEN[verbosity])
    on_screen.setFormatter(_Json() if form == "json" else _Words(prefix=prefix))
    handlers: list[logging.Handler] = [on_screen]
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        in_file = logging.FileHandler(file, encoding="utf-8", errors="backslashreplace")
        in_file.setFormatter(_Json() if form == "json" else _Words(prefix=None))
        handlers.append(in_file)
    stop_logging()
    for name in ROOTS:
        logger = logging.getLogger(name)
        for handler in handlers:
            logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False


def stop_logging() -> None:
    """Undo what `set_up_logging` did."""
    for name in ROOTS:
        logger = logging.getLogger(name)
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
            handler.close()
        logger.setLevel(logging.NOTSET)
        logger.propagate = True
