"""The errors that the command line answers with one line: those of wrong usage, and those of a request that failed."""

from extractors.language import ModelError
from pipelines.checks import CheckError
from pipelines.gold import GoldError
from pipelines.inputs import InputError
from pipelines.prefect_server import ServerError
from pipelines.snapshots import OutputBusyError, SnapshotError


class ScheduleError(ValueError):
    """A schedule that cannot be understood."""


WRONG_USAGE = (InputError, ModelError, GoldError, ScheduleError)
FAILURES = (OutputBusyError, SnapshotError, CheckError, ServerError)
