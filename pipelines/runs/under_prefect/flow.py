"""The Prefect flows: the stages as tasks, retried where a retry can help, artifacts of what came
out, and schedules; nothing else.
"""

import asyncio
import hashlib
import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from prefect import Flow, State, flow, runtime, task
from prefect._vendor import croniter
from prefect.artifacts import (
    create_link_artifact,
    create_markdown_artifact,
    create_table_artifact,
)
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule
from prefect.events import emit_event
from prefect.events.worker import EventsWorker
from prefect.exceptions import PrefectException
from pydantic import ValidationError

from pipelines.control_characters import show_line
from pipelines.errors import ScheduleError, may_pass
from pipelines.runs import stages
from pipelines.runs.processes.workers import end_with_parent
from pipelines.runs.under_prefect.scheduled import Ended, Ending, run_scheduled
from pipelines.runs.under_prefect.settings import STATE, ServerError
from pipelines.runs.under_prefect.summary import list_rejects, summarise
from pipelines.runs.under_prefect.watch import sign_of_life, watch
from pipelines.runs.work import WorkFolder
from pipelines.settings import Settings
from pipelines.snapshots.store import snapshot_at

log = logging.getLogger(__name__)

DRAIN_SECONDS = 10.0
"""How long the last events of a run may take to reach Prefect's server."""

ONE_AND_ONE_SKIPPED = 2
"""Processes of a schedule at a time: the run that writes, and one that falls due and is skipped."""

RETRY_SECONDS = (2.0, 15.0)
"""Waits before a stage is tried again that the disk or the network failed."""

_NAMED_FILES = 3
"""Files of which a task's name says which they are."""

_RETRIED: Mapping[Callable[..., Path], bool] = {
    stages.list_stage: True,
    stages.extract_stage: True,
    stages.assemble_stage: True,
    stages.link_stage: True,
    stages.check_stage: True,
    stages.publish_stage: False,  # what was half published is mended by the next run
}


def _is_retried(task: object, run: object, state: State[Any]) -> bool:
    """Whether a failure is one of input or output that may pass."""
    return may_pass(state.result(raise_on_failure=False))


def _name_task() -> str:
    """Return the name of a task's run: its stage, how many files it is about, and the first."""
    name = str(runtime.task_run.task_name)
    partial = runtime.task_run.parameters.get("partial")
    if partial is None or not WorkFolder(partial).exists():
        return name
    files = [raw.path for raw in WorkFolder(partial).listing().files]
    named = ", ".join(map(show_line, files[:_NAMED_FILES]))
    more = ", …" if len(files) > _NAMED_FILES else ""
    return f"{name} {len(files)} files: {named}{more}"


# Prefect's own caching would see the tasks' lines only; our cache and snapshots know what a run
# rests on.
_TASKS: Mapping[Callable[..., Path], Callable[..., Path]] = {
    stage: task(
        name=stage.__name__.removesuffix("_stage"),
        task_run_name=_name_task,
        retries=len(RETRY_SECONDS) if retried else 0,
        retry_delay_seconds=list(RETRY_SECONDS),
        retry_condition_fn=_is_retried,
        cache_policy=NO_CACHE,
    )(stage)
    for stage, retried in _RETRIED.items()
}


def _call_task(stage: Callable[..., Path], *arguments: object) -> Path:
    return _TASKS[stage](*arguments)


@flow(name="pressledger", validate_parameters=False)
def ingest(partial: str, settings: dict[str, Any], progress: stages.Progress | None = None) -> str:
    """Go on with a run that has begun, and publish a snapshot.

    Args:
        partial: the run's folder; the caller holds the lock of the output folder.
        settings: the fields of `Settings`, as JSON.
        progress: told how far the run is, if given.

    Returns:
        The folder of the snapshot.
    """
    chosen = Settings(**settings)
    folder = stages.finish(Path(partial), chosen, progress or stages.show_nothing, _call_task)
    _show_in_prefect(folder)
    return str(folder)


def _show_in_prefect(folder: Path) -> None:
    """Make the artifacts of a published run; that they cannot be made harms no run."""
    snapshot = snapshot_at(folder)
    try:
        create_markdown_artifact(summarise(snapshot), key="run-summary")
        create_table_artifact(list_rejects(snapshot), key="rejects")
        create_link_artifact(folder.resolve().as_uri(), str(folder), key="snapshot")
    except (httpx.HTTPError, PrefectException) as error:
        log.warning("Prefect's server took no artifacts: %s", error)


def run_flow(partial: Path, settings: Settings, progress: stages.Progress) -> Path:
    """Run the flow in this process for a run that has begun; return the published folder.

    Raises:
        ServerError: Prefect's server stopped answering, or does not let us in.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return _run_flow(partial, settings, progress)
    # In a notebook Prefect would hand out coroutines for nobody to await; not so in a thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(_run_flow, partial, settings, progress).result()


def _run_flow(partial: Path, settings: Settings, progress: stages.Progress) -> Path:
    try:
        return Path(ingest(str(partial), settings.model_dump(mode="json"), progress))
    except httpx.HTTPError as error:
        raise ServerError(
            f"Prefect's server failed ({error}); see what it logged, or run with --direct"
        ) from error
    finally:
        # What Prefect has still to tell its server goes out before the server is stopped, not when
        # Python exits.
        EventsWorker.drain_all(timeout=DRAIN_SECONDS)


_STATES: Mapping[Ending, tuple[StateType, str]] = {
    Ending.PUBLISHED: (StateType.COMPLETED, "Completed"),
    Ending.HELD: (StateType.FAILED, "Held"),
    Ending.UNCHANGED: (StateType.COMPLETED, "Unchanged"),
    Ending.SKIPPED: (StateType.CANCELLED, "Skipped"),
    Ending.FAILED: (StateType.FAILED, "Failed"),
}
"""How the end of a scheduled run is told in Prefect: the type and the name of its state."""


def _run_and_tell(settings: Settings) -> State[Any]:
    """Run as a schedule does, and return the state of the flow; the end is an event too."""
    ended = run_scheduled(settings, _call_task, _show_in_prefect)
    _emit(settings, ended)
    kind, name = _STATES[ended.ending]
    return State(type=kind, name=name, message=ended.message)


def _emit(settings: Settings, ended: Ended) -> None:
    output = str(settings.output.resolve())
    emit_event(
        f"pressledger.run.{ended.ending}",
        {"prefect.resource.id": f"pressledger.{_place(output)}", "prefect.resource.name": output},
        payload={"message": ended.message, "run": ended.run_id},
    )


def _place(output: str) -> str:
    """Return a name for an output folder, of letters and digits, that no other has."""
    return hashlib.sha256(output.encode("utf-8", "surrogateescape")).hexdigest()[:12]


def scheduled_flow(settings: Settings) -> Flow[[], State[Any]]:
    """Return the flow that a schedule starts, with these settings and no others.

    It has no parameters, so whoever posts a run decides nothing but its time.
    """

    @flow(name="pressledger-scheduled")
    def ingest_on_schedule() -> State[Any]:
        end_with_parent()
        sign_of_life(settings.output / STATE)
        return _run_and_tell(settings)

    return ingest_on_schedule


@flow(name="pressledger-deployed")
def ingest_deployed(
    inputs: list[str], output: str, more: dict[str, Any] | None = None
) -> State[Any]:
    """Run once as a deployment of a server and a work pool of one's own does (``prefect.yaml``).

    Args:
        inputs: files, folders and glob patterns.
        output: the output folder.
        more: further fields of `Settings`.
    """
    settings = Settings(**{"inputs": tuple(inputs), "output": output} | (more or {}))
    return _run_and_tell(settings)


def build_schedule(*, cron: str | None, every: float | None) -> CronSchedule | IntervalSchedule:
    """Return the schedule of a cron expression (UTC), or else of so many seconds between runs.

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


def next_due(schedule: CronSchedule | IntervalSchedule, after: datetime) -> datetime:
    """Return when the first run of a schedule after a moment is due; of an interval, the latest
    moment at which one may be.
    """
    if isinstance(schedule, IntervalSchedule):
        return after + schedule.interval
    due: datetime = croniter.croniter(schedule.cron, after).get_next(datetime)
    return due.astimezone(UTC)


def serve_flow(settings: Settings, schedule: CronSchedule | IntervalSchedule) -> None:
    """Serve the flow on a schedule until the process is told to stop.

    That one run at a time writes is the output folder's lock's doing: a limit of Prefect's would
    stay taken when a run is killed.
    """
    ended = threading.Event()
    state = settings.output / STATE
    threading.Thread(
        target=watch, args=(state, lambda after: next_due(schedule, after), ended), daemon=True
    ).start()
    try:
        scheduled_flow(settings).serve(
            name=f"schedule-{_place(str(settings.output.resolve()))}",
            schedules=[schedule],
            limit=ONE_AND_ONE_SKIPPED,
            print_starting_message=False,
            pause_on_shutdown=False,
        )
    finally:
        ended.set()
