"""The pages as a browser gets them: what they show, and that a hostile text stays a text."""

import asyncio
import re
from collections.abc import Callable
from html import unescape

import httpx
import pytest

from pipelines.pages.article import cut_sentences, render_article
from pipelines.pages.browsing import build_application
from pipelines.pages.rendering import render
from pipelines.pages.report import build_report
from pipelines.review.article_view import Piece, ShownMention, view_article
from pipelines.snapshots.store import Snapshot
from tests.pipelines.analysis.conftest import DEAL, GAS, HOSTILE

Get = Callable[[str], str]


Ask = Callable[..., httpx.Response]


@pytest.fixture(scope="module")
def ask(snapshot: Snapshot) -> Ask:
    """Ask the application as a browser does, without a server."""
    transport = httpx.ASGITransport(build_application(snapshot))

    async def answer(path: str, method: str, host: str) -> httpx.Response:
        base = f"http://{host}"
        async with httpx.AsyncClient(transport=transport, base_url=base) as client:
            return await client.request(method, path)

    def request(path: str, method: str = "GET", host: str = "127.0.0.1:8766") -> httpx.Response:
        return asyncio.run(answer(path, method, host))

    return request


@pytest.fixture(scope="module")
def get(ask: Ask) -> Get:
    def page(path: str) -> str:
        answer = ask(path)
        assert answer.status_code == 200, path
        return answer.text

    return page


@pytest.fixture(scope="module")
def report(snapshot: Snapshot) -> str:
    return build_report(snapshot)


def test_the_report_has_its_sections_with_sentences(report: str) -> None:
    heads = re.findall(r'<h2 id="(\w+)">', report)
    assert heads == ["new", "largest", "conflicts", "said", "sources", "timeline", "rejects"]
    assert "$310 million against $340 million (contradiction, 9.7 % apart)" in report
    assert report.count(DEAL) >= 2
    assert "<b>3</b> claims" in report
    assert "<title>2025-03-12: 1</title>" in report
    assert "<title>2025-03-13: 0</title>" in report, "a day without claims has its place"
    assert "Arms transfer: Hanbit to Peru, USD 340 million" in report


def test_what_a_reviewer_rejected_is_in_no_list(report: str) -> None:
    assert "Demand: Serbia" not in report


def test_an_article_shows_mentions_statements_and_claims(snapshot: Snapshot) -> None:
    page = render_article(snapshot, view_article(snapshot, "a_post"))
    assert '<mark class="money" title="money: 310,000,000 USD (test)">$310 million</mark>' in page
    assert '<span id="at-0">' in page
    assert '<a href="#at-0">arms transfer: 310,000,000 USD' in page
    assert "supplier: Hanbit" in page
    assert '<mark title="value">$310 million</mark>' in page
    assert '<a href="#c_post">Arms transfer: Hanbit to Peru, USD 310 million</a>' in page
    assert '<div class="card" id="c_post">' in page


@pytest.mark.parametrize(
    ("path", "shown", "hidden"),
    [
        pytest.param("/", "3 claims", "nothing", id="all"),
        pytest.param("/?q=howitz", "2 claims", "Demand", id="words"),
        pytest.param("/?q=Serbia+gas&type=demand", "1 claims", "Arms transfer:", id="both"),
        pytest.param("/?party=Peruvian&min_sources=2", "1 claims", "340", id="party"),
        pytest.param("/?since=2025-03-13&until=2025-03-31", "1 claims", "310", id="days"),
        pytest.param('/?q="+OR+%27;--&status=single', "0 claims", "Demand", id="hostile"),
        pytest.param("/claims/c_post", '<mark title="buyer">Peru</mark>', "Serbia", id="claim"),
        pytest.param("/claims/c_post", "2025-03-11 (11 March 2025)", "Serbia", id="time"),
        pytest.param("/claims/c_post", '<a href="/claims/c_wire">', "Serbia", id="conflict"),
        pytest.param("/claims/c_post", '<a href="/articles/a_post#at-0">', "Serbia", id="article"),
        pytest.param("/entities/e_hanbit", "Arms transfer: Hanbit to Peru", "340", id="entity"),
        pytest.param("/entities/e_hanbit", '<td>Peru</td>', "340", id="partner"),
        pytest.param("/entities?q=lima", '/entities/e_PER">Peru</a>', "Hanbit", id="alias"),
        pytest.param("/articles?q=gas", '<a href="/articles/a_gas">', "a_wire", id="articles"),
        pytest.param("/articles/a_gas", '<mark class="gas_volumes"', "x-x", id="text"),
        pytest.param("/articles/a_gas", "demand: 2 bcm (2 billion m3)", "x-x", id="printed"),
        pytest.param("/conflicts", DEAL, "Demand", id="conflicts"),
    ],
)  # fmt: skip
def test_pages_to_browse(get: Get, path: str, shown: str, hidden: str) -> None:
    page = get(path)
    main = page.partition("<main>")[2].replace("&#39;", "'")
    assert shown in main
    assert hidden not in re.sub(r"<form.*?</form>", "", main, flags=re.S)


PATHS = ("/", "/claims/c_post", "/entities/e_PER", "/articles/a_post", "/conflicts", "/articles")


@pytest.mark.parametrize("path", PATHS)
def test_a_hostile_text_stays_a_text(get: Get, path: str) -> None:
    page = get(path)
    assert HOSTILE not in page
    assert page.count("<script>") == 1


def test_the_report_and_the_article_hold_no_foreign_markup(snapshot: Snapshot, report: str) -> None:
    article = render_article(snapshot, view_article(snapshot, "a_post"))
    for page in (report, article):
        assert HOSTILE not in page
        assert "&lt;script&gt;" in page
        assert "script-src 'sha256-" in unescape(page)
        assert "unsafe-inline" not in page
        assert not re.search(r"<[^>]*\s(?:style|onclick|onload)=", page)


def test_no_other_site_may_lead_here_or_frame_it(ask: Ask) -> None:
    assert ask("/", host="evil.example.org").status_code == 400
    assert "frame-ancestors 'none'" in ask("/").headers["content-security-policy"]
    assert ask("/", method="POST").status_code == 405


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/claims/c_none", 404),
        ("/entities/e_none", 404),
        ("/articles/none", 404),
        ("/nowhere/at/all", 404),
        ("/?min_sources=many", 400),
        ("/?since=yesterday", 400),
        (f"/?page={'9' * 40}", 200),
        (f"/?page={'9' * 5000}", 400),
    ],
)
def test_what_there_is_not(ask: Ask, path: str, code: int) -> None:
    assert ask(path).status_code == code


def test_addresses_that_run_scripts_are_no_links() -> None:
    row = {
        "claim_id": "c_1", "summary": "…", "source_count": 1, "status": "single",
        "first_reported": None,
        "reports": [{"sentence": "…", "url": "javascript:alert(1)", "source": "X",
                     "published_on": None, "attributed_to": None, "path": "x"}],
    }  # fmt: skip
    page = render(
        "report.html", manifest={"finished_at": "", "warnings": []}, counts={}, sections=(),
        new=[row], largest=[], conflicts=[], said=[], sources=[], overlap=[], unit="day",
        timeline=[], rejects=[], run_id="r",
    )  # fmt: skip
    assert "javascript:" not in page


def piece(text: str, kind: str | None = None) -> Piece:
    mention = (
        ShownMention(start=0, end=0, text=text, kind=kind, value="", rule="") if kind else None
    )
    return Piece(text=text, mention=mention)


def test_sentences_are_cut_where_they_begin_and_end() -> None:
    pieces = [piece("One. Peru pays "), piece("$5", "money"), piece(". Three.")]
    rows = [{"sentence_start": 5, "sentence_end": 18}, {"sentence_start": 7, "sentence_end": 9}]
    cut = [
        (each.anchor, "".join(p.text for p in each.pieces)) for each in cut_sentences(pieces, rows)
    ]
    assert cut == [(None, "One. "), ("at-5", "Peru pays $5."), (None, " Three.")]


def test_the_text_of_an_article_is_whole(get: Get) -> None:
    page = get("/articles/a_gas").partition('<div class="text">')[2].partition("</div>")[0]
    assert re.sub("<[^>]+>", "", page) == GAS
