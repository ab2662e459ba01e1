"""Word vectors: the paragraphs that they are made of, and that finished ones are used again."""

import gzip
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from extractors.training.resuming import fingerprint, mark_finished
from extractors.training.rounds import load_trained
from extractors.training.vectors import BUCKETS, DIMENSIONS, EPOCHS, build_vectors, read_raw

TABLE = "2 3 3 5 2 2166136261 < >\n0 0.5 0.25 0\n1 0 1 2\n"
"""Two rows of three numbers, as floret writes them: hashes of pieces of 3 to 5 letters."""


def write_raw(folder: Path, text: str) -> Path:
    path = folder / "raw_news.txt.gz"
    path.write_bytes(gzip.compress(text.encode()))
    return path


PARAGRAPHS = [
    pytest.param("Ana sang.\nBo ran.\n", ["Ana sang.", "Bo ran."], id="lines"),
    pytest.param("Ana sang.\n\n \t\nBo ran.", ["Ana sang.", "Bo ran."], id="empty-lines"),
    pytest.param("  Ana sang. \n", ["Ana sang."], id="blanks-around"),
    pytest.param("Ana  sang in São Tomé.\n", ["Ana  sang in São Tomé."], id="as-it-is-inside"),
    pytest.param("", [], id="nothing"),
]


@pytest.mark.parametrize(("text", "paragraphs"), PARAGRAPHS)
def test_read_raw(text: str, paragraphs: list[str], tmp_path: Path) -> None:
    assert list(read_raw(write_raw(tmp_path, text))) == paragraphs


class Floret(SimpleNamespace):
    """Stands for the package floret: keeps the texts that it is to learn from."""

    def __init__(self) -> None:
        super().__init__(learnt=[])

    def train_unsupervised(self, tokens: str, **settings: object) -> SimpleNamespace:
        assert settings["thread"] == 1
        self.learnt.append(Path(tokens).read_text(encoding="utf-8"))
        return SimpleNamespace(
            save_floret_vectors=lambda path: Path(path).write_text(TABLE, encoding="utf-8")
        )


@pytest.fixture
def floret(monkeypatch: pytest.MonkeyPatch) -> Floret:
    module = Floret()
    monkeypatch.setitem(sys.modules, "floret", module)
    return module


def test_vectors_are_made_of_tokens_and_kept_in_a_pipeline(tmp_path: Path, floret: Floret) -> None:
    raw = write_raw(tmp_path, "Ana  sang, twice.\n\nBo's dog ran.\n")
    folder = build_vectors(raw, tmp_path)
    assert floret.learnt == ["Ana sang , twice .\nBo 's dog ran .\n"]
    vectors = load_trained(folder).vocab.vectors
    assert vectors.mode == "floret"
    assert vectors.shape == (2, 3)


def test_finished_vectors_are_used_again_for_the_same_news(tmp_path: Path, floret: Floret) -> None:
    first = build_vectors(write_raw(tmp_path, "Ana sang."), tmp_path)
    assert build_vectors(tmp_path / "raw_news.txt.gz", tmp_path) == first
    assert floret.learnt == ["Ana sang .\n"]
    build_vectors(write_raw(tmp_path, "Bo ran."), tmp_path)
    assert floret.learnt == ["Ana sang .\n", "Bo ran .\n"]


def test_finished_vectors_need_no_floret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "floret", None)
    raw = write_raw(tmp_path, "Ana sang.")
    (tmp_path / "vectors_of").mkdir()
    mark_finished(tmp_path / "vectors_of", fingerprint(raw, f"{DIMENSIONS} {BUCKETS} {EPOCHS}"))
    assert build_vectors(raw, tmp_path) == tmp_path / "vectors"
    assert not (tmp_path / "tokens.txt").exists()


def test_floret_makes_vectors_of_subwords(tmp_path: Path) -> None:
    pytest.importorskip("floret")
    raw = write_raw(tmp_path, "Ana sang in Lima and Bo ran in Lima.\n" * 10)
    vectors = load_trained(build_vectors(raw, tmp_path)).vocab.vectors
    assert vectors.shape == (BUCKETS, DIMENSIONS)
