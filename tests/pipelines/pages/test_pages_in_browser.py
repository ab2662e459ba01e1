"""The pages in a real browser: accessible by day and by night, wide and narrow, and no text of an
article is markup or runs.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from pipelines.pages.article import render_article
from pipelines.pages.ledger import Ledger
from pipelines.pages.report import build_report
from pipelines.review.article_view import view_article
from pipelines.snapshots.store import Snapshot
from tests.browsers import SHAPES, grave_faults, open_browser

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(snapshot: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the report, an article by itself, and each kind of page of the ledger, as files."""
    ledger = Ledger(snapshot)
    made = {
        "report": build_report(snapshot),
        "show": render_article(snapshot, view_article(snapshot, "a_post")),
        "claims": ledger.claims({"q": "howitzers"}, 0),
        "claim": ledger.claim("c_post"),
        "entity": ledger.entity("e_PER"),
        "article": ledger.article("a_post"),
        "conflicts": ledger.conflicts(),
        "articles": ledger.rows("articles", ""),
    }
    folder = tmp_path_factory.mktemp("browser")
    files = {folder / f"{name}.html": page for name, page in made.items()}
    for file, page in files.items():
        file.write_text(page, encoding="utf-8")
    return list(files)


@pytest.mark.parametrize("shape", SHAPES)
def test_axe_finds_no_serious_fault(browser: Any, pages: list[Path], shape: dict[str, Any]) -> None:
    context = browser.new_context(bypass_csp=True, **shape)
    page = context.new_page()
    faults = {}
    for file in pages:
        page.goto(file.as_uri())
        faults[file.stem] = grave_faults(page)
    context.close()
    assert faults == {file.stem: [] for file in pages}


def test_a_hostile_text_runs_nothing_and_loads_nothing(browser: Any, pages: list[Path]) -> None:
    page = browser.new_page()
    happened: list[str] = []
    page.on("dialog", lambda dialog: happened.append(dialog.message))
    page.on("pageerror", lambda error: happened.append(str(error)))
    page.on("console", lambda message: happened.append(message.text))
    page.on("request", lambda asked: happened.append(asked.url))
    for file in pages:
        page.goto(file.as_uri())
        assert page.locator("script").count() == 1
    page.close()
    assert happened == [file.as_uri() for file in pages]


def test_rows_of_the_report_are_searched_and_sorted_without_a_server(
    browser: Any, pages: list[Path]
) -> None:
    page = browser.new_page()
    page.goto(pages[0].as_uri())
    page.get_by_label("Search the rows of this page").fill("howitzers 340")
    assert page.locator("#found").inner_text().startswith(("1 of", "2 of", "3 of"))
    page.get_by_label("Search the rows of this page").fill("")
    head = page.get_by_role("button", name="claim").first
    head.click()
    assert page.locator("th[aria-sort=ascending]").count() == 1
    page.close()


def test_a_printed_report_has_its_sentences(browser: Any, pages: list[Path]) -> None:
    page = browser.new_page()
    page.goto(pages[0].as_uri())
    folded = page.locator("details li").first
    assert folded.is_visible() is False, "a claim's sentences are folded on the screen"
    sentence = "".join((folded.text_content() or "").split())
    printed = PdfReader(BytesIO(page.pdf()))
    text = "".join("".join(sheet.extract_text().split()) for sheet in printed.pages)
    page.close()
    assert sentence
    assert sentence in text
