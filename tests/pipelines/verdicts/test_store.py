import json
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from pipelines.verdicts.store import (
    VerdictError,
    append_verdicts,
    read_verdicts,
    reviewer_file,
)
from tests.pipelines.verdicts.made_up_verdicts import verdict

ACCEPTED, REJECTED = verdict("accepted"), verdict("rejected", minutes=1)


def test_what_was_appended_is_read(tmp_path: Path) -> None:
    typed = verdict("corrected", minutes=2, correction={"amount_low": 6.95}, why="a slip")
    append_verdicts(tmp_path, [REJECTED])
    append_verdicts(tmp_path, [ACCEPTED, typed])
    assert read_verdicts(tmp_path) == [ACCEPTED, REJECTED, typed]


def test_a_verdict_is_one_line_that_a_person_can_read(tmp_path: Path) -> None:
    append_verdicts(tmp_path, [ACCEPTED])
    [line] = reviewer_file(tmp_path, "anna").read_text(encoding="utf-8").splitlines()
    said = json.loads(line)
    assert (said["reviewer"], said["ruling"], said["content"]["text"]) == ("anna", "accepted", "$5")


def test_each_reviewer_has_a_file(tmp_path: Path) -> None:
    append_verdicts(tmp_path, [ACCEPTED])
    append_verdicts(tmp_path, [replace(ACCEPTED, reviewer="boris")])
    assert {file.name for file in (tmp_path / "reviews").iterdir()} == {
        "anna.jsonl",
        "boris.jsonl",
    }
    assert len(read_verdicts(tmp_path)) == 2


@pytest.mark.parametrize("name", ["../../etc/passwd", "Анна", "...", "a" * 300, "an/na", "CON\x00"])
def test_any_name_is_a_file_of_its_own_in_the_folder(tmp_path: Path, name: str) -> None:
    append_verdicts(tmp_path, [replace(ACCEPTED, reviewer=name)])
    assert reviewer_file(tmp_path, name).parent == tmp_path / "reviews"
    assert [each.reviewer for each in read_verdicts(tmp_path)] == [name]


def test_names_that_look_alike_have_two_files(tmp_path: Path) -> None:
    assert reviewer_file(tmp_path, "Anna") != reviewer_file(tmp_path, "anna")


def _append_many(output: Path, writer: int) -> None:
    for number in range(50):
        append_verdicts(output, [replace(ACCEPTED, action=f"{writer}-{number}")])


@pytest.mark.slow
def test_two_windows_of_one_reviewer_lose_nothing(tmp_path: Path) -> None:
    context = get_context("spawn")
    windows = [context.Process(target=_append_many, args=(tmp_path, n)) for n in range(3)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert len(read_verdicts(tmp_path)) == 150


@pytest.mark.parametrize("kept", [1, 40, 200])
def test_a_line_that_a_crash_cut_off_was_never_given(tmp_path: Path, kept: int) -> None:
    append_verdicts(tmp_path, [ACCEPTED, REJECTED])
    file = reviewer_file(tmp_path, "anna")
    whole = file.read_bytes()
    file.write_bytes(whole[: whole.index(b"\n") + 1 + kept])
    if kept > 1:
        assert read_verdicts(tmp_path) == [ACCEPTED]
        append_verdicts(tmp_path, [REJECTED])
        assert read_verdicts(tmp_path) == [ACCEPTED, REJECTED]


def test_a_merge_that_doubles_lines_changes_nothing(tmp_path: Path) -> None:
    append_verdicts(tmp_path, [ACCEPTED, REJECTED])
    file = reviewer_file(tmp_path, "anna")
    file.with_name("anna-branch.jsonl").write_bytes(file.read_bytes())
    assert read_verdicts(tmp_path) == [ACCEPTED, REJECTED]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("<<<<<<< HEAD", "Expecting value", id="left by a merge"),
        pytest.param("[]", "no JSON object", id="a list"),
        pytest.param('{"at": "2025-03-04T09:00:00Z"}', "'action' is missing", id="no action"),
        pytest.param(REJECTED.to_line().replace("rejected", "liked"), "no ruling", id="ruling"),
        pytest.param(REJECTED.to_line().replace('"money"', '"monies"'), "no row", id="table"),
        pytest.param(REJECTED.to_line().replace("+00:00", ""), "no zone", id="zone"),
        pytest.param(REJECTED.to_line().replace('"anna"', "7"), "holds int", id="a number"),
    ],
)
def test_a_damaged_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    append_verdicts(tmp_path, [ACCEPTED])
    file = reviewer_file(tmp_path, "anna")
    file.write_text(file.read_text("utf-8") + line, encoding="utf-8")
    with pytest.raises(VerdictError, match=f"anna.jsonl, line 2 .*{said}.*mend the line"):
        read_verdicts(tmp_path)


def test_no_folder_is_no_verdict(tmp_path: Path) -> None:
    assert read_verdicts(tmp_path) == []
