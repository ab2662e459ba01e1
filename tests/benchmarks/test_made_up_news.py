from pathlib import Path

from benchmarks.scale.made_up_news import REPRINTS, write_articles


def texts(folder: Path) -> list[str]:
    files = sorted(folder.rglob("*.md"))
    return [file.read_text(encoding="utf-8").split("---\n")[2] for file in files]


def test_the_same_articles_for_the_same_seed_and_others_for_a_later_drop(tmp_path: Path) -> None:
    words = write_articles(tmp_path / "one", 60)
    assert write_articles(tmp_path / "two", 60) == words
    assert texts(tmp_path / "one") == texts(tmp_path / "two")
    write_articles(tmp_path / "later", 30, begin=60)
    assert not set(texts(tmp_path / "one")) & set(texts(tmp_path / "later"))


def test_few_are_reprints_and_all_are_short(tmp_path: Path) -> None:
    write_articles(tmp_path / "drop", 100)
    found = texts(tmp_path / "drop")
    assert len(found) - len(set(found)) == 100 // REPRINTS - 1, "the first has nothing to reprint"
    assert max(len(text.split()) for text in found) < 160
