"""What the command line makes of the errors of the rooms: each is wrong usage or a failure."""

import pytest

from extractors.language import ModelError
from pipelines.cli import FAILED, USAGE, _exit_code
from pipelines.errors import Failure, ScheduleError, WrongUsage
from pipelines.evaluation.gold import GoldError
from pipelines.reading.inputs import InputError
from pipelines.snapshots.checks import CheckError
from pipelines.snapshots.store import OutputBusyError, SnapshotError

CODES = [
    pytest.param(GoldError, USAGE, id="gold"),
    pytest.param(InputError, USAGE, id="input"),
    pytest.param(ModelError, USAGE, id="model"),
    pytest.param(ScheduleError, USAGE, id="schedule"),
    pytest.param(CheckError, FAILED, id="check"),
    pytest.param(OutputBusyError, FAILED, id="busy"),
    pytest.param(SnapshotError, FAILED, id="snapshot"),
    pytest.param(KeyError, None, id="a fault of the program"),
]


@pytest.mark.parametrize(("error", "code"), CODES)
def test_exit_codes(error: type[Exception], code: int | None) -> None:
    assert _exit_code(error("so it is")) == code


def test_no_error_is_both() -> None:
    assert not issubclass(Failure, WrongUsage)
    assert not issubclass(WrongUsage, Failure)
