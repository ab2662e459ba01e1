"""The Prefect flow: the stages as tasks, retried where a retry can help, and its schedule; nothing
else.
"""

import sys
import traceback
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from prefect import Flow, flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule
from prefect.events.worker import EventsWorker
from prefect.states import Cancelled, Completed, Failed
from pydantic import ValidationError

from pipelines.control_characters import show_controls, show_line
from pipelines.errors import ScheduleError, explain
from pipelines.runs import stages
from pipelines.runs.prefect_settings import ServerError
from pipelines.runs.workers import end_with_parent
from pipelines.settings import Settings
from pipelines.snapshots.store import OutputBusyError, sole_writer

DRAIN_SECONDS = 10.0
"""How long the last events of a run may take to reach Prefect's server."""

ONE_AND_ONE_SKIPPED = 2
"""Processes of a schedule at a time: the run that writes, and one that falls due and is skipped."""

_RETRIES: Mapping[Callable[..., Path], int] = {
    stages.list_stage: 0,
    stages.extract_stage: 1,  # what a lost worker had finished is in the cache already
    stages.assemble_stage: 0,
    stages.link_stage: 0,
    stages.check_stage: 0,
    stages.publish_stage: 0,
}

# Prefect's own caching would see the tasks' lines only; our cache and snapshots know what a run
# rests on.
_TASKS = {
    stage: task(name=stage.__name__.removesuffix("_stage"), retries=retries, cache_policy=NO_CACHE)(
        stage
    )
    for stage, retries in _RETRIES.items()
}


def _call_task(stage: Callable[..., Path], *arguments: object) -> Path:
    return _TASKS[stage](*arguments)


@flow(name="pressledger", validate_parameters=False)
def ingest(settings: dict[str, Any], progress: stages.Progress | None = None) -> str:
    """Read the input and publish a snapshot.

    Args:
        settings: the fields of `Settings`, as JSON.
        progress: told how far the run is, if given.

    Returns:
        The folder of the snapshot.
    """
    chosen = Settings(**settings)
    with sole_writer(chosen.output):
        return str(stages.run_stages(chosen, progress or stages.show_nothing, _call_task))


def scheduled_flow(settings: Settings) -> Flow[[], State[Any]]:
    """Return the flow that a schedule starts: `ingest` with these settings and no others.

    It has no parameters, so whoever posts a run decides nothing but its time.
    """

    @flow(name="pressledger-scheduled")
    def ingest_on_schedule() -> State[Any]:
        end_with_parent()
        return _ingest_and_tell(settings)

    return ingest_on_schedule


def _ingest_and_tell(settings: Settings) -> State[Any]:
    """Do what `ingest` does and say in one line on standard error how it ended.

    Where another run is writing already this one is cancelled; a failure does not end the schedule.
    """
    try:
        folder = Path(ingest.fn(settings.model_dump(mode="json")))
    except OutputBusyError as error:
        ended: State[Any] = Cancelled(message=f"skipped: {error}")
    except Exception as error:
        explained = explain(error)
        if explained is None:
            sys.stderr.write(show_controls(traceback.format_exc()))
            raise
        ended = Failed(message=f"failed: {explained[1]}")
    else:
        ended = Completed(message=f"published: {folder}")
    message = show_line(ended.message or "")
    sys.stderr.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC {message}\n")
    return ended


def run_flow(settings: Settings, progress: stages.Progress) -> Path:
    """Run the flow once in this process and return the folder of the published snapshot.

    Raises:
        ServerError: Prefect's server stopped answering, or does not let us in.
    """
    try:
        return Path(ingest(settings.model_dump(mode="json"), progress))
    except httpx.HTTPError as error:
        raise ServerError(
            f"Prefect's server failed ({error}); see what it logged, or run with --direct"
        ) from error
    finally:
        # What Prefect has still to tell its server goes out before the server is stopped, not when
        # Python exits.
        EventsWorker.drain_all(timeout=DRAIN_SECONDS)


def build_schedule(*, cron: str | None, every: float | None) -> CronSchedule | IntervalSchedule:
    """Return the schedule of a cron expression, or else of so many seconds between runs.

    Raises:
        ScheduleError: `cron` is no cron expression.
    """
    if cron is None:
        return IntervalSchedule(interval=timedelta(seconds=every or 0))
    try:
        return CronSchedule(cron=cron)
    except ValidationError as error:
        raise ScheduleError(
            f'{cron!r} is no cron expression; write five fields, such as "7 * * * *"'
        ) from error


def serve_flow(settings: Settings, schedule: CronSchedule | IntervalSchedule) -> None:
    """Serve the flow on a schedule until the process is told to stop.

    That one run at a time writes is the output folder's lock's doing: a limit of Prefect's would
    stay taken when a run is killed.
    """
    scheduled_flow(settings).serve(
        name="schedule",
        schedules=[schedule],
        limit=ONE_AND_ONE_SKIPPED,
        print_starting_message=False,
        pause_on_shutdown=False,
    )
