"""What an article or a file's name says never commands the terminal that shows it."""

import contextlib
import json
import os
import unicodedata
from pathlib import Path

import pytest

import pipelines
from pipelines.control_characters import show_controls, show_line
from tests.conftest import DEAL, Call, run_in

pytestmark = pytest.mark.xdist_group("control characters")  # one drop is made for all of them

ESCAPE, BELL, CSI, OVERRIDE = "\x1b", "\x07", "\x9b", "\u202e"
TITLE = f"Deal{ESCAPE}[2J{ESCAPE}]0;owned{BELL}{CSI}31m {OVERRIDE}[red]bold[/red] :smile: [/]"
HARMFUL = {*map(chr, range(32)), "\x7f", *map(chr, range(0x80, 0xA0)), OVERRIDE, "\u2066"} - {"\n"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two runs over articles whose titles and paths command a terminal."""
    folder = tmp_path_factory.mktemp("hostile") / f"[red]{ESCAPE}x[bold]"
    drop = folder / "drop"
    drop.mkdir(parents=True)
    record = {"title": TITLE, "text": TITLE + DEAL, "url": "https://example.org/1"}
    (drop / f"a{ESCAPE}[31m[bold]x{OVERRIDE}.json").write_text(json.dumps(record), encoding="utf-8")
    (drop / "b[bold].txt").write_text(DEAL, encoding="utf-8")
    run_in(folder)
    record["title"] = TITLE + "!"
    (drop / "c.json").write_text(json.dumps(record | {"url": "https://example.org/2"}))
    (drop / "b[bold].txt").unlink()
    with (
        (folder / "said").open("w", encoding="utf-8") as said,
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
    ):
        run_in(folder, "--output", str(folder / "outputs"))
    return folder


SHOWN = [
    pytest.param(["show", "a\x1b"], id="text"),
    pytest.param(["show", "a\x1b", "--format", "html"], id="page"),
    pytest.param(["show", f"no{ESCAPE}[31m"], id="no such article"),
    pytest.param(["show", "json"], id="several articles"),
    pytest.param(["diff"], id="diff"),
    pytest.param(["diff", "--format", "markdown"], id="diff as Markdown"),
    pytest.param(["diff", "--format", "html"], id="diff as a page"),
    pytest.param(["diff", "--format", "json"], id="diff as JSON"),
    pytest.param(["diff", f"[/]{ESCAPE}"], id="no such run"),
    pytest.param(["runs"], id="runs"),
    pytest.param(["runs", "--output", f"[/]{ESCAPE}[31m"], id="no snapshots"),
    pytest.param(["run", f"nowhere{ESCAPE}[31m", "--direct"], id="no such input"),
    pytest.param(["run", f"--bad{ESCAPE}[31m[/]"], id="no such option"),
    pytest.param([f"bad{ESCAPE}[31m[/]"], id="no such command"),
    pytest.param(["schema", f"bad{ESCAPE}[31m[/]"], id="no such table"),
    pytest.param(["evaluate", f"bad{ESCAPE}[31m[/]"], id="no such gold"),
]


@pytest.mark.model
@pytest.mark.parametrize("arguments", SHOWN)
def test_nothing_shown_commands_the_terminal(
    hostile: Path, arguments: list[str], call: Call
) -> None:
    done = call(*arguments, cwd=hostile)
    printed = done.out + done.err
    assert printed
    assert not HARMFUL & set(printed)
    assert "Traceback" not in printed


@pytest.mark.model
def test_markup_is_a_text_in_tables(hostile: Path, call: Call) -> None:
    assert "[red]bold[/red] :smile: [/]" in call("diff", cwd=hostile).out


@pytest.mark.model
def test_a_run_names_its_folder_as_it_is(hostile: Path) -> None:
    said = (hostile / "said").read_text(encoding="utf-8")
    assert f"/[red]{show_line(ESCAPE)}x[bold]/outputs/latest" in said
    assert not HARMFUL & {*said}


@pytest.mark.model
def test_tables_and_json_keep_the_text(call: Call, hostile: Path) -> None:
    articles = pipelines.load("articles", hostile / "outputs")
    # Marks of direction, which no reader sees, are no part of a text; paths keep them.
    assert any(TITLE.replace(OVERRIDE, "") in text for text in articles["text"])
    assert any(OVERRIDE in path for path in articles["path"])
    lines = call("diff", "--format", "json", "--table", "articles", cwd=hostile).out
    changes = map(json.loads, lines.splitlines())
    titles = [change["title"] for change in changes]
    assert titles[0] in {*articles["title"]}


def test_every_control_character_is_shown_but_newline_and_tab() -> None:
    controls = [chr(point) for point in range(0x110000) if unicodedata.category(chr(point)) == "Cc"]
    shown = show_controls("".join(controls))
    assert [character for character in shown if unicodedata.category(character) == "Cc"] == [
        "\t",
        "\n",
    ]
    assert show_line("\t\n").isprintable()


def test_every_bidirectional_control_is_shown() -> None:
    controls = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
    found = [chr(p) for p in range(0x110000) if unicodedata.bidirectional(chr(p)) in controls]
    assert len(found) == len(controls)
    assert show_controls("".join(found)).isascii()


def test_a_name_that_is_no_text_is_shown() -> None:
    assert show_controls(os.fsdecode(b"a\xff.txt")).encode() == b"a\\udcff.txt"


def test_text_in_any_script_stays() -> None:
    text = "Київ, Ελλάδα, 北京, الرياض, naïve €5 m³ ‘x’ – … 👩‍👩‍👧"
    assert show_controls(text) == text
