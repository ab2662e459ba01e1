"""Reading lexicons: what comes back, that nobody can change it, and what is refused."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractors.lexicon import LexiconError, lexicon_file, read_csv, read_toml

TOML = '# A note.\nwords = ["one", "two"]\n[table]\ninner = [{ form = "three" }]\n'
CSV = '# A note.\nname,forms\nfirst,"a, b"\nsecond,\n'

Room = Callable[[str, str], str]


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """Make a room of its own with one lexicon and return its package."""
    package = f"room_{tmp_path.name.replace('-', '_')}"
    folder = tmp_path / package / "lexicon"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))

    def with_lexicon(file: str, content: str) -> str:
        (folder / file).write_text(content, encoding="utf-8")
        return package

    yield with_lexicon
    sys.modules.pop(package, None)


def test_toml_is_plain_data(room: Room) -> None:
    lexicon = read_toml(room("words.toml", TOML), "words")
    assert list(lexicon) == ["words", "table"]
    assert lexicon["words"] == ("one", "two")
    assert lexicon["table"]["inner"][0]["form"] == "three"


def test_csv_is_rows_without_the_notes(room: Room) -> None:
    rows = read_csv(room("table.csv", CSV), "table")
    assert [dict(row) for row in rows] == [
        {"name": "first", "forms": "a, b"},
        {"name": "second", "forms": ""},
    ]


def test_a_lexicon_is_parsed_once(room: Room) -> None:
    package = room("words.toml", TOML)
    assert read_toml(package, "words") is read_toml(package, "words")


def test_nobody_changes_what_is_shared(room: Room) -> None:
    room("table.csv", CSV)
    package = room("words.toml", TOML)
    lexicon = read_toml(package, "words")
    for mapping in (lexicon, lexicon["table"], lexicon["table"]["inner"][0]):
        with pytest.raises(TypeError, match="does not support item assignment"):
            mapping["new"] = "word"  # type: ignore[index]
    assert isinstance(lexicon["words"], tuple)
    rows = read_csv(package, "table")
    assert isinstance(rows, tuple)
    with pytest.raises(TypeError, match="does not support item assignment"):
        rows[0]["name"] = "other"  # type: ignore[index]


CELLS = [
    pytest.param("name,forms\nfirst\n", id="too-few-cells"),
    pytest.param("name,forms\nfirst,a,b\n", id="too-many-cells"),
]


@pytest.mark.parametrize("content", CELLS)
def test_row_of_other_cells_is_refused(room: Room, content: str) -> None:
    with pytest.raises(LexiconError, match=r"table\.csv: the row 'first'.*quote commas"):
        read_csv(room("table.csv", content), "table")


def test_faulty_toml_is_refused_with_its_line(room: Room) -> None:
    with pytest.raises(LexiconError, match=r"words\.toml: .*line 2.*mend the line"):
        read_toml(room("words.toml", 'good = "x"\nbad = \n'), "words")


@pytest.mark.parametrize("read", [read_toml, read_csv, lexicon_file])
def test_missing_lexicon_is_named(room: Room, read: Callable[[str, str], object]) -> None:
    package = room("words.toml", TOML)
    with pytest.raises(LexiconError, match=f"{package}: there is no lexicon absent"):
        read(package, "absent")
