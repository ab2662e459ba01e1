"""Starting a run, under Prefect or without it."""

from pipelines.runs.prefect_server import prefect_server
from pipelines.runs.prefect_settings import prefect_settings
from pipelines.runs.stages import Progress, run_stages, show_nothing
from pipelines.settings import Settings
from pipelines.snapshots.store import Snapshot, sole_writer


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
        OutputBusyError: another run is writing to the output folder.
        CheckError: the tables contradict themselves; nothing is published.
        ServerError: Prefect's server did not come up.
    """
    if direct:
        with sole_writer(settings.output):
            folder = run_stages(settings, progress)
    else:
        with (
            prefect_settings(settings.output, scheduling=False) as endpoint,
            prefect_server(endpoint, settings.output, settings.server_start_seconds),
        ):
            # Prefect reads its settings when it is imported, so it comes after they are set.
            from pipelines.runs.flow import run_flow

            folder = run_flow(settings, progress)
    return Snapshot(folder.name, folder)


def serve_settings(settings: Settings, *, cron: str | None, every: float | None) -> None:
    """Run on a schedule until stopped; a run that falls due while another is writing is skipped.

    Args:
        settings: what to read, where to write and how.
        cron: a cron expression, or None.
        every: seconds between runs, or None.

    Raises:
        ScheduleError: `cron` is no cron expression.
        ServerError: Prefect's server did not come up.
    """
    with prefect_settings(settings.output, scheduling=True) as endpoint:
        from pipelines.runs.flow import build_schedule, serve_flow

        schedule = build_schedule(cron=cron, every=every)
        with prefect_server(endpoint, settings.output, settings.server_start_seconds):
            serve_flow(settings, schedule)
