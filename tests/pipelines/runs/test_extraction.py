"""What becomes of a file that needs no model: bad, in another language, too long, or changing."""

import errno
from pathlib import Path

import pytest

from pipelines.reading import articles
from pipelines.reading.articles import Reject, RejectReason
from pipelines.reading.inputs import RawFile, hash_file
from pipelines.reading.raw_bytes import unreadable
from pipelines.runs import extraction
from pipelines.runs.batches import Batch, after_loss, longest_silence
from pipelines.runs.cache import entry_file, load_entry
from pipelines.runs.entries import CachedArticle, Item
from pipelines.runs.extraction import extract_batch
from pipelines.runs.fingerprints import Fingerprints
from pipelines.runs.processes.workers import Loss

OURS = Fingerprints(code="c", rules="r", model="m")
LIMIT = 10_000
GERMAN = (
    "Das Ministerium teilte mit, dass der Vertrag über zwölf Haubitzen unterzeichnet wurde und "
    "die ersten im nächsten Jahr geliefert werden sollen.\n"
)


def raw_file(folder: Path, name: str, text: str) -> RawFile:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return RawFile(file=str(file), path=name, size=file.stat().st_size, sha256=hash_file(file))


def batch_of(folder: Path, *files: RawFile) -> Batch:
    return Batch(
        files=files,
        cache=str(folder / "c"),
        passing=str(folder / "p"),
        fingerprints=OURS,
        model=None,
        max_file_bytes=LIMIT,
        article_seconds=60,
    )


def extract(folder: Path, raw: RawFile) -> list[Item] | None:
    result = extract_batch(batch_of(folder, raw))
    assert result.files == 1
    return kept(folder / "c", raw) if not result.changed else None


def kept(place: Path, raw: RawFile) -> list[Item] | None:
    return load_entry(entry_file(place, raw, OURS, LIMIT))


def test_an_article_in_another_language_is_kept_without_mentions(tmp_path: Path) -> None:
    found = extract(tmp_path, raw_file(tmp_path, "vertrag.txt", GERMAN))
    assert found is not None
    [item] = found
    assert isinstance(item, CachedArticle)
    assert (item.article.language, item.mentions, item.statements) == ("de", (), ())


def test_a_bad_file_is_a_reject(tmp_path: Path) -> None:
    found = extract(tmp_path, raw_file(tmp_path, "bad.json", '{"title": '))
    assert found is not None
    [item] = found
    assert isinstance(item, Reject)
    assert item.reason is RejectReason.INVALID_JSON


def test_a_text_too_long_for_the_model_is_a_reject(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extraction, "MAX_CHARACTERS", 20)
    found = extract(tmp_path, raw_file(tmp_path, "vertrag.txt", GERMAN))
    assert found is not None
    [item] = found
    assert isinstance(item, Reject)
    assert item.reason is RejectReason.TOO_LARGE


def test_a_file_that_changed_since_it_was_listed_waits(tmp_path: Path) -> None:
    raw = raw_file(tmp_path, "vertrag.txt", GERMAN)
    Path(raw.file).write_text(GERMAN * 2, encoding="utf-8")
    assert extract(tmp_path, raw) is None


@pytest.mark.parametrize("error", [unreadable(OSError(errno.EIO, "I/O error")), MemoryError()])
def test_what_a_momentary_error_gave_is_for_this_run_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    raw = raw_file(tmp_path, "vertrag.txt", GERMAN)

    def fail(*_: object) -> bytes:
        raise error

    with monkeypatch.context() as failing:
        failing.setattr(articles, "read_bytes", fail)
        assert extract(tmp_path, raw) is None
    passing = kept(tmp_path / "p", raw)
    assert passing is not None
    assert [type(item) for item in passing] == [Reject]
    assert extract(tmp_path, raw) is not None


def test_a_text_whose_extraction_failed_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = raw_file(tmp_path, "vertrag.txt", GERMAN)
    failed = Reject(
        path=raw.path,
        record=None,
        reason=RejectReason.EXTRACTION_FAILED,
        detail="MemoryError",
        content_hash="0",
    )
    monkeypatch.setattr(extraction, "_extract", lambda *_: iter([failed]))
    assert extract(tmp_path, raw) is None
    assert kept(tmp_path / "p", raw) == [failed]


def test_an_article_that_takes_too_long_is_left_to_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never_end(*_: object, **__: object) -> list[Item]:
        while True:
            pass

    monkeypatch.setattr(extraction, "read_file", never_end)
    monkeypatch.setattr(extraction, "seconds_for", lambda size, limit: 0.05)
    raw = raw_file(tmp_path, "slow.txt", GERMAN)
    assert extract(tmp_path, raw) is None or kept(tmp_path / "c", raw) is None
    [item] = kept(tmp_path / "p", raw) or []
    assert isinstance(item, Reject)
    assert (item.reason, item.detail) == (
        RejectReason.TIMEOUT,
        "stopped after 0 s; PRESSLEDGER_ARTICLE_SECONDS allows more",
    )


def test_a_batch_that_lost_its_worker_is_halved(tmp_path: Path) -> None:
    files = [raw_file(tmp_path, f"{number}.txt", GERMAN) for number in range(3)]
    parts = after_loss(batch_of(tmp_path, *files), Loss.CRASHED)
    assert [[raw.path for raw in part.files] for part in parts] == [["0.txt"], ["1.txt", "2.txt"]]


@pytest.mark.parametrize(
    ("loss", "reason"),
    [(Loss.CRASHED, RejectReason.CRASHED), (Loss.SILENT, RejectReason.TIMEOUT)],
)
def test_a_file_that_lost_its_worker_is_rejected_in_this_run(
    tmp_path: Path, loss: Loss, reason: RejectReason
) -> None:
    raw = raw_file(tmp_path, "bad.txt", GERMAN)
    assert after_loss(batch_of(tmp_path, raw), loss) == []
    [item] = kept(tmp_path / "p", raw) or []
    assert isinstance(item, Reject)
    assert (item.path, item.reason, item.content_hash) == ("bad.txt", reason, raw.sha256)
    assert kept(tmp_path / "c", raw) is None


def test_a_longer_file_may_take_its_worker_longer(tmp_path: Path) -> None:
    short, long = (raw_file(tmp_path, f"{size}.txt", "a" * size) for size in (100, 250_000))
    assert longest_silence(batch_of(tmp_path, short)) == 300
    assert longest_silence(batch_of(tmp_path, short, long)) == 750
