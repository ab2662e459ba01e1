"""Who may talk to the desk."""

import pytest

from tests.pipelines.desk.made_up_desk import Asker

RULE = {"queue": "changes", "keys": [], "ruling": "accepted"}


def test_the_token_in_the_address_becomes_a_cookie(looking: Asker) -> None:
    answer = looking.ask("/changes?token=secret&kind=changed", cookie="")
    assert (answer.status_code, answer.headers["location"]) == (303, "/changes?kind=changed")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("pressledger-8765=secret;")
    assert "httponly" in cookie.lower()
    assert "samesite=strict" in cookie.lower()


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "///evil.example"])
def test_it_leads_nowhere_else(looking: Asker, path: str) -> None:
    answer = looking.ask(f"http://127.0.0.1:8765{path}?token=secret", cookie="")
    assert answer.headers["location"].startswith("/")
    assert not answer.headers["location"].startswith(("//", "/\\"))


@pytest.mark.parametrize("path", ["/", "/changes", "/static/desk.js", "/article", "/quality"])
@pytest.mark.parametrize("cookie", ["", "pressledger-8765=guess", "other=secret", "=;;,\x01"])
def test_nothing_is_shown_without_the_token(looking: Asker, path: str, cookie: str) -> None:
    answer = looking.ask(path, cookie=cookie)
    assert (answer.status_code, "printed" in answer.text) == (403, True)


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:80", "localhost.evil:8765"],
)
def test_another_name_that_leads_here_is_not_answered(looking: Asker, host: str) -> None:
    assert looking.ask("/changes", host=host).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"origin": "http://evil.example"}, id="another site"),
        pytest.param({"origin": "http://127.0.0.1:3000"}, id="another page of this machine"),
        pytest.param({"origin": "null"}, id="a sandboxed frame"),
        pytest.param({"origin": ""}, id="no origin"),
        pytest.param({"x_pressledger_token": ""}, id="a form, which sets no headers"),
        pytest.param({"x_pressledger_token": "guess"}, id="a guess"),
        pytest.param({"cookie": ""}, id="no cookie"),
    ],
)
@pytest.mark.parametrize("path", ["/rule", "/undo", "/typed"])
def test_only_the_page_rules(looking: Asker, path: str, headers: dict[str, str]) -> None:
    assert looking.ask(path, "POST", RULE, **headers).status_code == 403


def test_too_much_at_once_is_not_read(looking: Asker) -> None:
    answer = looking.ask("/rule", "POST", {"why": "x" * 1_100_000})
    assert answer.status_code == 413


@pytest.mark.parametrize("path", ["/changes", "/static/desk.css", "/nowhere"])
def test_every_answer_forbids_what_the_page_does_not_need(looking: Asker, path: str) -> None:
    headers = looking.ask(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("path", ["/static/../guard.py", "/static/%2e%2e/guard.py", "/static/"])
def test_only_the_pages_own_files_are_served(looking: Asker, path: str) -> None:
    assert looking.ask(path).status_code in (404, 405)
