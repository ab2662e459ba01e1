"""Starting a run, under Prefect or without it."""

from pipelines.prefect_server import prefect_api
from pipelines.settings import Settings
from pipelines.snapshots import Snapshot, sole_writer
from pipelines.stages import Progress, run_stages, show_nothing


def run_settings(settings: Settings, *, direct: bool = False, progress: Progress = show_nothing) -> Snapshot:
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
        with prefect_api(settings.output, settings.server_start_seconds, scheduling=False):
            # Prefect reads its settings when it is imported, so not before they are set.
            from pipelines.flow import run_flow

            folder = run_flow(settings, progress)
    return Snapshot(folder.name, folder)


def serve_settings(settings: Settings, *, cron: str | None, every: float | None) -> None:
    """Run on a schedule until stopped; a run that falls due while another is writing is skipped.

    Args:
        settings: what to read, where to write and how.
        cron: a cron expression, or None.
        every: seconds between runs, or None.
    """
    with prefect_api(settings.output, settings.server_start_seconds, scheduling=True):
        from pipelines.flow import serve_flow

        serve_flow(settings, cron=cron, every=every)
