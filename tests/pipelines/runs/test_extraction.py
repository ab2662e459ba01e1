"""What becomes of a file that needs no model: bad, in another language, too long, or changing."""

from pathlib import Path

import pytest

from pipelines.reading.articles import Reject, RejectReason
from pipelines.reading.inputs import RawFile, hash_file
from pipelines.runs import extraction
from pipelines.runs.cache import entry_file, load_entry
from pipelines.runs.entries import CachedArticle, Item
from pipelines.runs.extraction import Batch, extract_batch
from pipelines.runs.fingerprints import Fingerprints

OURS = Fingerprints(code="c", rules="r", model="m")
GERMAN = (
    "Das Ministerium teilte mit, dass der Vertrag über zwölf Haubitzen unterzeichnet wurde und "
    "die ersten im nächsten Jahr geliefert werden sollen.\n"
)


def raw_file(folder: Path, name: str, text: str) -> RawFile:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return RawFile(file=str(file), path=name, size=file.stat().st_size, sha256=hash_file(file))


def extract(folder: Path, raw: RawFile) -> list[Item] | None:
    batch = Batch(
        files=(raw,), cache=str(folder / "c"), fingerprints=OURS, model=None, max_file_bytes=10_000
    )
    result = extract_batch(batch)
    assert result.files == 1
    return load_entry(entry_file(folder / "c", raw, OURS)) if not result.changed else None


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
