"""The stages of a run: plain functions that take and return paths, whoever calls them.

``list → extract → assemble → link → check → publish``. Each leaves what it made on disk, in the
run's partial folder (`pipelines.runs.work`), so that a stage can be retried alone; only the last
makes anything visible to readers.
"""

import hashlib
import json
import logging
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pipelines.claims.telling.rates import NO_RATES, read_rates
from pipelines.digests import digest_file
from pipelines.logs import named_run
from pipelines.reading.inputs import RawFile, list_inputs
from pipelines.runs.batches import Batch, after_loss, longest_silence, size_of
from pipelines.runs.cache import entry_file, generation, has_entry, tidy
from pipelines.runs.choosing import choose_executor
from pipelines.runs.emptied import hold_emptied
from pipelines.runs.executors import Task
from pipelines.runs.fingerprints import take_file_digests, take_fingerprints
from pipelines.runs.gates import check_gates, earlier_manifests
from pipelines.runs.linking.linking import Before, Means, link_articles
from pipelines.runs.linking.scoring import choose_score
from pipelines.runs.manifest import build_manifest
from pipelines.runs.metrics import Spent, build_metrics, slowest_of, timed
from pipelines.runs.overruling import Linking, judged_articles
from pipelines.runs.parts.assembling import Assembly, assemble
from pipelines.runs.parts.carried import Inheritance, inherit, kept_paths
from pipelines.runs.parts.found import FoundFiles
from pipelines.runs.parts.memory import memory_of_claims, memory_of_copies
from pipelines.runs.tasks import LoadModel, extract_batch
from pipelines.runs.work import Beginning, WorkFolder
from pipelines.settings import Settings
from pipelines.snapshots.checks import check_tables
from pipelines.snapshots.database import scratch_in
from pipelines.snapshots.datapackage import write_datapackage
from pipelines.snapshots.history import read_histories
from pipelines.snapshots.holding import drop_held, hold
from pipelines.snapshots.mending import mend
from pipelines.snapshots.parts import ARTICLE_TABLES, is_shared, share
from pipelines.snapshots.publishing import begin_partial, next_run_id, publish, write_manifest
from pipelines.snapshots.schemas import TABLES
from pipelines.snapshots.store import CACHE, Snapshot, latest_or_none
from pipelines.snapshots.tables import part_files
from pipelines.storage.inputs import fetch_inputs
from pipelines.verdicts.standing import Standing
from pipelines.verdicts.store import read_verdicts

log = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
"""Told the name of the stage at work, how many files of it are done, and how many there are."""

Call = Callable[..., Path]
"""Calls a stage, given first, with the arguments given next: plainly, or as a task."""


def show_nothing(stage: str, done: int, total: int) -> None:
    """Take no notice of progress."""


def call_plainly(stage: Call, *arguments: object) -> Path:
    """Call a stage as the function that it is."""
    return stage(*arguments)


def run_stages(
    settings: Settings, progress: Progress = show_nothing, call: Call = call_plainly
) -> Path:
    """Run all stages and return the folder of the published snapshot.

    The caller holds the output folder's lock (`pipelines.snapshots.store.sole_writer`).
    """
    return finish(begin(settings, progress, call), settings, progress, call)


def begin(settings: Settings, progress: Progress = show_nothing, call: Call = call_plainly) -> Path:
    """Begin a run: find out what there is to read, and return the run's partial folder.

    Whatever is wrong with the input, the output folder or the model is found here.
    """
    progress("listing", 0, 0)
    return timed(call)(list_stage, settings)


def finish(
    partial: Path,
    settings: Settings,
    progress: Progress = show_nothing,
    call: Call = call_plainly,
) -> Path:
    """Run all stages after the first and return the folder of the published snapshot."""
    call = timed(call)
    with named_run(partial.stem), _gone_if_stopped(partial):
        call(extract_stage, partial, settings, progress)
        progress("assembling", 0, 0)
        call(assemble_stage, partial, settings)
        progress("linking", 0, 0)
        call(link_stage, partial, settings)
        progress("checking", 0, 0)
        call(check_stage, partial, settings)
        progress("publishing", 0, 0)
        return call(publish_stage, partial, settings)


@contextmanager
def _gone_if_stopped(partial: Path) -> Iterator[None]:
    try:
        yield
    except Exception:
        raise  # what there is of it may say why; the next run clears it away
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


def list_stage(settings: Settings) -> Path:
    """List the input and begin the run's partial folder, which is returned.

    Raises:
        InputError: an input names nothing.
        EmptyInputError: an input that held files holds none.
        VerdictError: a reviewer's file is damaged.
    """
    started_at = datetime.now(UTC)
    for line in mend(settings.output):
        log.warning("%s", line)
    refused = fetch_inputs(
        settings.inputs, max_file_bytes=settings.max_file_bytes, allow_empty=settings.allow_empty
    )
    listing = list_inputs(settings).with_rejects(refused)
    if not settings.allow_empty:
        hold_emptied(listing, settings.inputs, latest_or_none(settings.output))
    fingerprints = take_fingerprints(settings.model)
    standing = Standing.of(read_verdicts(settings.output))
    decisive = json.dumps(
        [
            listing.digest(),
            fingerprints.as_dict(),
            settings.max_file_bytes,
            settings.prune,
            standing.digest(),
            _rates_digest(settings),
        ]
    ).encode()
    partial = begin_partial(
        settings.output, next_run_id(settings.output, hashlib.sha256(decisive).hexdigest())
    )
    beginning = Beginning(
        started_at=started_at, fingerprints=fingerprints, sources=take_file_digests()
    )
    work = WorkFolder(partial)
    work.begin(beginning, listing)
    work.write_verdicts(standing.verdicts)
    return partial


def extract_stage(partial: Path, settings: Settings, progress: Progress = show_nothing) -> Path:
    """Extract the files that the cache does not hold yet; files that change meanwhile wait for the
    next run.
    """
    work, cache = WorkFolder(partial), settings.output / CACHE
    listing, fingerprints = work.listing(), work.beginning().fingerprints
    kept = _kept(_inheritance(partial, settings), work, settings)
    missing = [
        raw
        for raw in listing.files
        if settings.full
        or (
            raw.path not in kept
            and not has_entry(entry_file(cache, raw, fingerprints, settings.max_file_bytes))
        )
    ]
    work.note_extracted(len(missing))
    # The largest first, so that none is left alone at the end.
    batches = sorted(_batches(missing, work, settings), key=size_of, reverse=True)
    total = len(listing.files)
    done = total - len(missing)
    progress("extracting", done, total)
    changed: set[str] = set()
    spent: list[Spent] = []
    executor = choose_executor(settings, len(batches), sum(map(size_of, batches)))
    task = Task(
        function=extract_batch,
        silence=longest_silence,
        after_loss=after_loss,
        under_way=lambda files: progress("extracting", done + files, total),
        prepare=LoadModel(settings.model),
    )
    for result in executor.map(task, batches):
        changed.update(result.changed)
        spent = slowest_of([*spent, *result.slowest])
        done += result.files
        progress("extracting", done, total)
    work.note_slowest(spent)
    unchanged = tuple(raw for raw in listing.files if raw.path not in changed)
    deferred = tuple(sorted({*listing.deferred, *changed}))
    work.write_listing(replace(listing, files=unchanged, deferred=deferred))
    return partial


def assemble_stage(partial: Path, settings: Settings) -> Path:
    """Bring the rows of all files together and write the tables that need no claims; the claims of
    statements stay open.
    """
    work = WorkFolder(partial)
    listing = work.listing()
    parent = latest_or_none(settings.output)
    inheritance = _inheritance(partial, settings)
    assembly = Assembly(
        run_id=partial.stem,
        listing=listing,
        kept=_kept(inheritance, work, settings),
        found=FoundFiles(
            passing=work.passing,
            cache=settings.output / CACHE,
            fingerprints=work.beginning().fingerprints,
            max_file_bytes=settings.max_file_bytes,
        ),
        inheritance=inheritance,
        histories=read_histories(parent),
        standing=work.standing(),
        prune=settings.prune,
        copies=memory_of_copies(_generation(work, settings)),
        compares_all=settings.full,
    )
    with scratch_in(work.scratch, settings.database_memory):
        assemble(assembly, partial, work.scratch)
    return partial


def _generation(work: WorkFolder, settings: Settings) -> Path:
    return generation(settings.output / CACHE, work.beginning().fingerprints)


def _inheritance(partial: Path, settings: Settings) -> Inheritance:
    fingerprints = WorkFolder(partial).beginning().fingerprints
    return inherit(latest_or_none(settings.output), fingerprints, settings.max_file_bytes)


def _kept(inheritance: Inheritance, work: WorkFolder, settings: Settings) -> set[str]:
    """Return the paths of files whose rows the snapshot before has, untouched by reviewers."""
    judged = judged_articles(work.standing(), inheritance.snapshot)
    return set() if settings.full else kept_paths(inheritance, work.listing().files, judged)


def link_stage(partial: Path, settings: Settings) -> Path:
    """Bring the statements together as claims, find the conflicts, and write their tables.

    Where no article came, went or changed, the claims are those of the snapshot before.
    """
    inheritance, work = _inheritance(partial, settings), WorkFolder(partial)
    memory = memory_of_claims(_generation(work, settings))
    parent = latest_or_none(settings.output)
    if not settings.full and _has_claims_of(inheritance, partial, settings):
        _share_claims(partial, parent)
        memory.carry(partial.stem, parent.run_id if parent else "")
        return partial
    is_like = parent and inheritance.is_current and _has_rates_of(parent, settings)
    kept = memory.of(parent.run_id) if parent and is_like and not settings.full else None
    with scratch_in(work.scratch, settings.database_memory):
        means = Means(
            linking=Linking.of(partial, work.standing()),
            rates=read_rates(settings.rates) if settings.rates else NO_RATES,
            score=choose_score(settings),
        )
        kept = link_articles(partial, Before(parent=parent, kept=kept), means)
    memory.leave(kept, partial.stem, parent.run_id if parent else None)
    return partial


def _has_rates_of(parent: Snapshot, settings: Settings) -> bool:
    return bool(parent.manifest()["rates"] == _rates_digest(settings))


def _rates_digest(settings: Settings) -> str | None:
    return digest_file(settings.rates) if settings.rates else None


def _has_claims_of(inheritance: Inheritance, partial: Path, settings: Settings) -> bool:
    """Say whether all is still there, and no more, that the claims before were made of."""
    parent = inheritance.snapshot
    if parent is None or not inheritance.is_current:
        return False
    decisive = WorkFolder(partial).standing().digest(), _rates_digest(settings)
    manifest = parent.manifest()
    return (manifest["verdicts"], manifest["rates"]) == decisive and all(
        is_shared(partial / spec.name, parent) for spec in ARTICLE_TABLES
    )


def _share_claims(partial: Path, parent: Snapshot | None) -> None:
    if parent is None:
        return
    for name in (name for name in TABLES if not (partial / name).exists()):
        for file in part_files(parent.table_folder(name)):
            share(file, partial / name / file.name)


def check_stage(partial: Path, settings: Settings) -> Path:
    """Check the tables against each other and the texts.

    Raises:
        CheckError: they contradict themselves.
    """
    with scratch_in(WorkFolder(partial).scratch, settings.database_memory):
        check_tables(partial, None if settings.full else latest_or_none(settings.output))
    return partial


def publish_stage(partial: Path, settings: Settings) -> Path:
    """Write ``run.json``, publish the run, or hold it if a gate says so, and return its folder."""
    work = WorkFolder(partial)
    beginning = work.beginning()
    parent = latest_or_none(settings.output)
    manifest = build_manifest(
        partial,
        work.listing(),
        beginning=beginning,
        extracted=work.extracted(),
        settings=settings,
        parent=parent,
    )
    manifest["metrics"] = build_metrics(partial)
    manifest |= {"verdicts": work.standing().digest(), "rates": _rates_digest(settings)}
    work.remove()
    tidy(settings.output / CACHE, beginning.fingerprints)
    write_datapackage(partial, partial.stem)
    earlier = earlier_manifests(settings.output, settings.gates)
    manifest["held"] = [each.as_dict() for each in check_gates(manifest, earlier, settings.gates)]
    write_manifest(partial, manifest)
    if manifest["held"]:
        return hold(settings.output, partial, parent).folder
    drop_held(settings.output)
    return publish(settings.output, partial, parent).folder


def _batches(files: Sequence[RawFile], work: WorkFolder, settings: Settings) -> Iterator[Batch]:
    fingerprints = work.beginning().fingerprints
    for at in range(0, len(files), settings.batch_size):
        yield Batch(
            files=tuple(map(_wherever, files[at : at + settings.batch_size])),
            cache=str((settings.output / CACHE).absolute()),
            passing=str(work.passing.absolute()),
            fingerprints=fingerprints,
            model=settings.model,
            max_file_bytes=settings.max_file_bytes,
            article_seconds=settings.article_seconds,
        )


def _wherever(raw: RawFile) -> RawFile:
    """Return a file by a path that holds in a worker's folder too."""
    return replace(raw, file=str(Path(raw.file).absolute()))
