"""A Chromium for the tests of pages, and what axe-core finds in them.

Needs Playwright's Python client and a Chromium; the check of accessibility needs axe-core. What is
missing is said, with how to get it.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip

SHAPES = [
    pytest.param({"viewport": {"width": width, "height": 860}, "color_scheme": scheme},
                 id=f"{scheme}-{width}")
    for scheme in ("light", "dark") for width in (1280, 400)
]  # fmt: skip
"""What pages are looked at with: a desk's screen and a telephone's, by day and by night."""


@contextmanager
def open_browser() -> Iterator[Any]:
    """Open a browser that loads nothing from elsewhere."""
    api = pytest.importorskip(
        "playwright.sync_api", reason="no Playwright: pip install -c constraints.txt '.[browser]'"
    )
    if CHROMIUM is None:
        pytest.skip("no Chromium: apt-get install chromium")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


def grave_faults(page: Any) -> list[tuple[str, str]]:
    """Return what axe-core calls serious or critical in a page, and whether the page is wider than
    its window; the page's context must bypass its policy.
    """
    if not AXE.is_file():
        pytest.skip("no axe-core: npm ci --prefix tests")
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run().then(result => result.violations)")
    grave = [
        (each["id"], each["nodes"][0]["html"])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return grave + ([("wider than its window", f"{wider} px")] if wider > 0 else [])
