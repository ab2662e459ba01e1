"""The command that serves the desk."""

from tests.conftest import Call


def test_review_without_a_snapshot_says_what_to_do(call: Call) -> None:
    done = call("review", "--port", "0")
    assert (done.code, "make one with `pressledger run" in done.err) == (1, True)


def test_a_reviewer_has_a_name(call: Call) -> None:
    assert call("review", "--reviewer", " ").code == 2


def test_the_desk_rules_on_no_address(call: Call) -> None:
    refused = call("review", "--output", "memory://ledger")
    assert refused.code == 2
    assert "not at an address" in refused.err
