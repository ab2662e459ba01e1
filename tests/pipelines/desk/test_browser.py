"""The desk in a real browser, over real runs: what a reviewer does, sees and finds again."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import uvicorn

import pipelines
from pipelines.desk.application import build_application
from pipelines.desk.desk import Desk, open_sides
from pipelines.desk.guard import Access
from pipelines.desk.record import Record
from pipelines.listening import open_port
from pipelines.verdicts.records import Verdict
from tests.browsers import SHAPES, grave_faults, open_browser
from tests.pipelines.desk.made_up_desk import make_desk
from tests.pipelines.desk.made_up_news import write_news

pytestmark = [pytest.mark.slow, pytest.mark.model, pytest.mark.xdist_group("browser")]

MONEY = "/changes?table=money&kind=changed"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two runs, between which one figure was edited in three articles."""
    place = tmp_path_factory.mktemp("published")
    for amount in ("310", "320"):
        write_news(place / "drop", amount)
        run(place)
    return place


def run(place: Path) -> None:
    pipelines.run([place / "drop"], place / "outputs", direct=True, workers=1)


@pytest.fixture
def place(tmp_path: Path, published: Path) -> Path:
    """Return a copy of that folder."""
    return Path(shutil.copytree(published, tmp_path / "place", symlinks=True))


class Served:
    """A desk that is served until it is stopped, and the page that a reviewer has open."""

    def __init__(self, desk: Desk, browser: Any, **context: Any) -> None:
        self.desk = desk
        listening = open_port(0)
        self.access = Access(listening.getsockname()[1])
        config = uvicorn.Config(
            build_application(self.desk, self.access), log_level="error", lifespan="off"
        )
        self._server = uvicorn.Server(config)
        self._thread = Thread(target=self._server.run, args=([listening],))
        self._thread.start()
        self._context = browser.new_context(**context)
        self.page = self._context.new_page()
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", lambda dialog: self.faults.append(dialog.message))
        self.page.goto(self.access.address)

    def open(self, path: str) -> Any:
        """Open a path of the desk and return the page."""
        self.page.goto(f"http://127.0.0.1:{self.access.port}{path}")
        return self.page

    def verdicts(self) -> list[Verdict]:
        """Return the verdicts that stand on disk."""
        return list(self.desk.record.standing().verdicts)

    def stop(self) -> None:
        """Stop serving."""
        self._context.close()
        self._server.should_exit = True
        self._thread.join()
        self.desk.__exit__()
        assert self.faults == []


Serve = Callable[..., Served]


@pytest.fixture
def serve(place: Path, browser: Any) -> Iterator[Serve]:
    """Serve a desk over that folder; call it again for a server that was started again."""
    running: list[Served] = []

    def start(**context: Any) -> Served:
        while running:
            running.pop().stop()
        output = place / "outputs"
        desk = Desk(*open_sides(output, None, "latest"), Record(output, "anna"))
        running.append(Served(desk, browser, **context))
        return running[-1]

    yield start
    while running:
        running.pop().stop()


def current(page: Any) -> Any:
    return page.locator('a.entry[aria-current="true"]')


def said(page: Any, text: str) -> None:
    """Wait until the page says so."""
    page.locator("#message", has_text=text).wait_for()


def test_keys_rule_on_single_changes_and_a_restart_finds_the_rulings(serve: Serve) -> None:
    served = serve()
    page = served.open(f"{MONEY}&view=each")
    first = current(page).get_attribute("data-key")
    page.keyboard.press("j")
    second = current(page).get_attribute("data-key")
    assert second != first
    page.keyboard.press("k")
    assert current(page).get_attribute("data-key") == first
    page.keyboard.press("a")
    said(page, "accepted")
    page.keyboard.press("r")
    said(page, "rejected")
    assert [(each.change_id, each.ruling) for each in served.verdicts()] == [
        (first, "accepted"),
        (second, "rejected"),
    ]
    page.keyboard.press("u")
    said(page, "Taken back")
    assert [each.change_id for each in served.verdicts()] == [first]
    again = serve()
    page = again.open(f"{MONEY}&view=each")
    assert page.locator("a.entry").count() == 2
    page = again.open(f"{MONEY}&view=each&status=judged")
    assert current(page).get_attribute("data-key") == first
    assert "by anna" in page.locator(".detail .meta").first.inner_text()


def test_the_mouse_rules_on_a_group(serve: Serve) -> None:
    served = serve()
    page = served.open(MONEY)
    assert "× 3" in current(page).inner_text()
    page.locator("#why").fill("a slip of the wire")
    page.get_by_role("button", name="Reject all").click()
    said(page, "3 rejected")
    assert {(each.ruling, each.why) for each in served.verdicts()} == {
        ("rejected", "a slip of the wire")
    }
    page.get_by_role("button", name="Undo").click()
    said(page, "3 taken back")
    assert served.verdicts() == []


def test_a_ruling_and_a_correction_stand_in_the_next_run_and_are_gone_from_the_page(
    serve: Serve, place: Path
) -> None:
    served = serve()
    page = served.open(f"{MONEY}&view=each&article=peru")
    page.keyboard.press("c")
    field = page.locator("#t-value")
    field.fill("much")
    page.locator("#understood.wrong").wait_for()
    field.fill("$325 million")
    page.locator("#understood", has_text="325,000,000").wait_for()
    page.keyboard.press("Enter")
    said(page, "corrected")
    page = served.open(f"{MONEY}&view=each&article=chile")
    page.keyboard.press("r")
    said(page, "rejected")
    run(place)
    money = pipelines.load("money", place / "outputs").set_index("text")
    typed = money[money["rule"] == "reviewer"]
    assert list(typed["amount_low"]) == [325e6]
    assert sorted(money["verdict"].dropna()) == ["corrected", "rejected"]
    reviews = pipelines.load("reviews", place / "outputs")
    assert set(reviews["reviewer"]) == {"anna"}
    page = serve().open("/changes?table=money")
    assert page.locator("a.entry").count() == 0
    assert "reviewer" in serve().open("/changes?table=money&status=all").inner_text("#entries")


def test_a_pair_is_judged_and_decides(
    serve: Serve, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.desk.doubtful.WIDEST", 1_000.0)  # however sure the rules are
    served = serve()
    page = served.open("/pairs")
    if not page.locator("a.entry").count():
        pytest.skip("the rules keep all of these statements apart")
    page.keyboard.press("r")
    said(page, "different")
    [verdict] = served.verdicts()
    assert (verdict.table, verdict.ruling) == ("pairs", "different")
    run(place)
    claims = pipelines.load("statements", place / "outputs").set_index("statement_id")["claim_id"]
    one, other = verdict.row_id.split(" ")
    assert claims[one] != claims[other]


def test_conflicts_and_the_sample_are_ruled_on(serve: Serve) -> None:
    served = serve()
    for path in ("/conflicts", "/sample"):
        page = served.open(path)
        page.keyboard.press("a")
        said(page, "accepted")
    assert served.verdicts()[0].table == "conflicts"
    assert "precision of" in served.open("/quality").inner_text("main")


def test_search_help_and_filters_stand_in_the_address(serve: Serve) -> None:
    served = serve()
    page = served.open("/changes")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("Ecuador")
    page.keyboard.press("Enter")
    page.wait_for_url("**text=Ecuador**")
    assert page.locator("a.entry").count() > 0
    with page.expect_navigation():
        page.select_option("#f-table", "money")
    assert "table=money" in page.url
    assert page.locator("a.entry").count() == 1
    page.get_by_role("link", name="Clear").click()
    page.wait_for_url("**/changes")


def test_single_keys_can_be_switched_off(serve: Serve) -> None:
    served = serve()
    page = served.open(MONEY)
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Use single keys").uncheck()
    page.keyboard.press("Escape")
    page.locator("body").press("a")
    assert served.verdicts() == []


def test_hostile_text_is_shown_as_text(serve: Serve) -> None:
    served = serve()
    page = served.open("/sample?text=45")
    assert page.locator(".text").first.inner_text().count("onerror") == 1
    for path in ("/changes", "/sample", "/sample?text=45", "/sample?text=7"):
        page = served.open(path)
        assert "owned" not in page.title()
        assert page.locator("img").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_signs_that_do_not_print_are_shown(browser: Any, tmp_path: Path) -> None:
    served = Served(make_desk(tmp_path, 1), browser)
    try:
        page = served.open("/changes?table=articles&article=hostile")
        assert "<script>alert" in page.locator(".text").first.inner_text()
        assert {"U+202E", "U+001B"} <= set(page.locator(".sign").all_inner_texts())
        assert page.locator("img").count() == 0
    finally:
        served.stop()


@pytest.mark.parametrize("shape", SHAPES)
def test_axe_finds_no_serious_fault(serve: Serve, shape: dict[str, Any]) -> None:
    served = serve(bypass_csp=True, **shape)
    for path in ("/changes", f"{MONEY}&view=each", "/conflicts", "/pairs", "/sample", "/quality"):
        assert grave_faults(served.open(path)) == [], path
