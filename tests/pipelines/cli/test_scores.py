"""Scores against gold from the command line."""

from tests.conftest import Call


def test_a_folder_without_gold_is_wrong_usage(call: Call) -> None:
    done = call("evaluate", "no-such-folder", "--format", "json")
    assert (done.code, done.out, "no-such-folder" in done.err) == (2, "", True)
