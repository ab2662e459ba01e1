"""Whether a schedule's runs begin: one that does not is told, since nobody else would notice."""

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

log = logging.getLogger(__name__)

GRACE = timedelta(seconds=120)
"""For how long after its time a run may begin; a busy machine starts Python and Prefect slowly."""

_SIGN = "last-run"
"""File in Prefect's folder of state that every scheduled run touches when it begins."""


def sign_of_life(state: Path) -> None:
    """Leave the sign, in a scheduled run, that it has begun."""
    (state / _SIGN).touch()


def missed(state: Path, due: datetime) -> str | None:
    """Return what to say of a run that was due and has not begun, None if one has since."""
    sign = state / _SIGN
    last = datetime.fromtimestamp(sign.stat().st_mtime, UTC) if sign.exists() else None
    if last is not None and last >= due:
        return None
    before = f"the last one began at {last:%Y-%m-%d %H:%M} UTC" if last else "none ever did"
    return (
        f"the run that was due at {due:%Y-%m-%d %H:%M} UTC has not begun ({before}); see "
        f"{state / 'server.log'}, or call `pressledger run` from cron"
    )


def watch(state: Path, next_due: Callable[[datetime], datetime], ended: threading.Event) -> None:
    """Tell of each run that does not begin in time, until `ended` is set.

    Args:
        state: Prefect's folder of state.
        next_due: returns when the first run after a moment is due.
        ended: set when the schedule ends.
    """
    due = next_due(datetime.now(UTC))
    while not ended.wait(max((due + GRACE - datetime.now(UTC)).total_seconds(), 0)):
        message = missed(state, due)
        if message is not None:
            log.error("%s", message)
        due = next_due(max(due, datetime.now(UTC) - GRACE))
