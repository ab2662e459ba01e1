"""Starting a run, under Prefect or without it."""

import logging
import shutil
from pathlib import Path

from pipelines.runs.fingerprints import take_fingerprints
from pipelines.runs.stages import Progress, begin, finish, show_nothing
from pipelines.runs.unchanged import unchanged_since
from pipelines.runs.under_prefect.server import prefect_server
from pipelines.runs.under_prefect.settings import prefect_settings
from pipelines.settings import Settings
from pipelines.snapshots.store import Snapshot, snapshot_at
from pipelines.storage import sole_writer
from pipelines.storage.inputs import check_inputs

log = logging.getLogger(__name__)


def run_settings(
    settings: Settings, *, direct: bool = False, progress: Progress = show_nothing
) -> Snapshot:
    """Run once and return the published snapshot.

    Args:
        settings: what to read, where to write and how.
        direct: call the stages without Prefect.
        progress: told how far the run is.

    Raises:
        InputError: an input names nothing.
        ModelError: there is no such model.
        OutputBusyError: another run is writing to the output folder.
        CheckError: the tables contradict themselves; nothing is published.
        ServerError: Prefect's server did not come up.
    """
    with sole_writer(settings.output):
        partial = begin(settings, progress)
        unchanged = unchanged_since(partial, settings)
        if unchanged is not None:
            log.info("nothing has changed since run %s", unchanged.run_id)
        if direct or unchanged is not None:  # a server would cost more than what is to be done
            folder = finish(partial, settings, progress)
        else:
            folder = _finish_under_prefect(partial, settings, progress)
    snapshot = snapshot_at(folder)
    log.info("%s: %s", "held" if snapshot.manifest()["held"] else "published", folder)
    return snapshot


def _finish_under_prefect(partial: Path, settings: Settings, progress: Progress) -> Path:
    try:
        with (
            prefect_settings(settings.output, scheduling=False) as endpoint,
            prefect_server(endpoint, settings.output, settings.server_start_seconds),
        ):
            # Prefect reads its settings when it is imported, so it comes after they are set.
            from pipelines.runs.under_prefect.flow import run_flow

            return run_flow(partial, settings, progress)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


def serve_settings(settings: Settings, *, cron: str | None, every: float | None) -> None:
    """Run on a schedule until stopped; a run that falls due while another is writing is skipped.

    Args:
        settings: what to read, where to write and how.
        cron: a cron expression, or None.
        every: seconds between runs, or None.

    Raises:
        InputError: an input names nothing.
        ModelError: there is no such model.
        ScheduleError: `cron` is no cron expression.
        ServerError: Prefect's server did not come up.
    """
    check_inputs(settings.inputs)
    take_fingerprints(settings.model)
    with prefect_settings(settings.output, scheduling=True) as endpoint:
        from pipelines.runs.under_prefect.flow import build_schedule, serve_flow

        schedule = build_schedule(cron=cron, every=every)
        with prefect_server(endpoint, settings.output, settings.server_start_seconds):
            serve_flow(settings, schedule)
