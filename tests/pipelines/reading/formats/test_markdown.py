"""Markdown: its markup goes, its title and address are found, its crumbs are dropped."""

import pytest

from pipelines.reading.drafts import RejectReason, UnreadableError
from pipelines.reading.formats.markdown import read_markdown

STORY = (
    "The yard at Turku will build two frigates for the navy, and the ministry will pay for "
    "them in nine years."
)
FRONT = "---\ntitle: Navy orders frigates\ncategories:\n  - wire\n---\n"

BODIES = [
    pytest.param(
        "**Two** frigates, _eight_ [missiles](https://example.org/m).",
        "Two frigates, eight missiles.",
        id="emphasis-and-links",
    ),
    pytest.param("![A frigate](f.jpg)\n\nTwo frigates.", "Two frigates.", id="images"),
    pytest.param(
        "\\*\\* Two frigates &amp; more", "** Two frigates & more", id="escapes-and-entities"
    ),
    pytest.param(
        "Key points:\n\n* two frigates\n* eight missiles",
        "Key points:\n\n* two frigates\n* eight missiles",
        id="list",
    ),
    pytest.param(
        "1. two frigates\n2. eight missiles",
        "1. two frigates\n2. eight missiles",
        id="numbered-list",
    ),
    pytest.param(
        "-   two frigates\n    and crew\n-   eight missiles",
        "- two frigates and crew\n- eight missiles",
        id="wrapped-items",
    ),
    pytest.param("| a | b |\n| --- | --- |\n| 1 |  |", "| a | b |\n| 1 | |", id="table"),
    pytest.param("> Two frigates.", "Two frigates.", id="quote"),
    pytest.param(
        "Two frigates.\n\n---\n\nEight missiles.", "Two frigates.\n\nEight missiles.", id="rule"
    ),
    pytest.param(
        "## The ships\n\nTwo frigates.", "The ships\n\nTwo frigates.", id="heading-within"
    ),
    pytest.param(
        "<div><p>Two frigates.</p><p>Eight missiles.</p></div>",
        "Two frigates.\n\nEight missiles.",
        id="html-block",
    ),
    pytest.param(
        "Two <b>frigates</b>.<br>Eight<script>x()</script>",
        "Two frigates.\nEightx()",
        id="html-inline",
    ),
    pytest.param(
        "<span>Two</span> frigates.<p>Eight missiles.</p>",
        "Two frigates.\n\nEight missiles.",
        id="paragraphs-inline",
    ),
    pytest.param("    Two frigates.", "Two frigates.", id="indented-paragraph"),
    pytest.param("`Two` frigates\\\nsail", "Two frigates\nsail", id="code-and-hard-break"),
    pytest.param(
        "The yard will build two frigates for the navy, and the ministry will\npay for them over "
        "nine years, so the "
        "minister said on Monday.\n\nIt is late.",
        "The yard will build two frigates for the navy, and the ministry will pay for them over "
        "nine years, so the "
        "minister said on Monday.\n\nIt is late.",
        id="wrapped-lines-are-joined",
    ),
    pytest.param(f"{STORY}\n{STORY}", f"{STORY}\n{STORY}", id="paragraph-lines-are-not"),
]


@pytest.mark.parametrize(("text", "body"), BODIES)
def test_body(text: str, body: str) -> None:
    [draft] = read_markdown(FRONT + text)
    assert draft.title == "Navy orders frigates"
    assert draft.body == body


TITLES = [
    pytest.param(
        f"# Navy orders frigates\n\n{STORY}", "Navy orders frigates", "", STORY, id="heading"
    ),
    pytest.param(
        f"Navy orders frigates\n====\n\n{STORY}", "Navy orders frigates", "", STORY, id="underlined"
    ),
    pytest.param(
        f"* 5 March 2024\n  * Navy desk\n\n# Navy orders frigates\n\n{STORY}",
        "Navy orders frigates",
        "5 March 2024\nNavy desk",
        STORY,
        id="lines-above",
    ),
    pytest.param(
        f"{FRONT}# Navy orders frigates\n\n{STORY}",
        "Navy orders frigates",
        "",
        STORY,
        id="heading-repeats-front-matter",
    ),
    pytest.param(f"{FRONT}{STORY}", "Navy orders frigates", "", STORY, id="front-matter"),
    pytest.param(
        f"{STORY}\n\n## Ships\n\n{STORY}",
        None,
        "",
        f"{STORY}\n\nShips\n\n{STORY}",
        id="heading-within-the-story",
    ),
    pytest.param(
        f"Navy orders frigates\n\n{STORY}",
        "Navy orders frigates",
        "",
        f"Navy orders frigates\n\n{STORY}",
        id="first-line",
    ),
]


@pytest.mark.parametrize(("text", "title", "head", "body"), TITLES)
def test_title(text: str, title: str | None, head: str, body: str) -> None:
    [draft] = read_markdown(text)
    assert (draft.title, draft.head, draft.body) == (title, head, body)


CRUMBS = [
    pytest.param(
        f"{STORY}\n\n[wire](https://example.org/a)",
        "https://example.org/a",
        "wire",
        id="own-address-under-category",
    ),
    pytest.param(
        f"{STORY}\n\n[Source](https://example.org/a)",
        "https://example.org/a",
        "example.org",
        id="source-link",
    ),
    pytest.param(
        f'{STORY}\n\n<a href="https://example.org/a">Source </a>',
        "https://example.org/a",
        "example.org",
        id="source-link-in-html",
    ),
    pytest.param(
        f"{STORY}\n\nMore:\n-----\n\n* [Oil](https://example.org/1)\n* "
        f"[Coal](https://example.org/2)",
        None,
        None,
        id="links-elsewhere",
    ),
    pytest.param(
        f"{STORY}\n\n[Ann Lee](https://example.org/ann)\n04 Oct 2024, 12:20\n\n---",
        None,
        None,
        id="author-and-date",
    ),
    pytest.param(f"{STORY}\n\n*Crawled at: 2024-03-05 07:40:26*", None, None, id="crawler"),
]


@pytest.mark.parametrize(("text", "url", "source"), CRUMBS)
def test_crumbs_below_the_story(text: str, url: str | None, source: str | None) -> None:
    [draft] = read_markdown(FRONT + text)
    assert draft.body == STORY
    assert draft.url == url
    if source != "example.org":
        assert draft.source == source


def test_a_list_of_links_is_left_as_it_is() -> None:
    [draft] = read_markdown("* [Oil](https://example.org/1)\n* [Coal](https://example.org/2)")
    assert draft.body == "* Oil\n* Coal"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("gas " * 500_001, RejectReason.TOO_LARGE, id="characters"),
        pytest.param("* gas\n\n" * 25_001, RejectReason.TOO_COMPLEX, id="lines"),
    ],
)
def test_more_than_any_article_is_refused(text: str, reason: RejectReason) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_markdown(text)
    assert raised.value.reason == reason


DATES = [
    pytest.param(
        f"# Gas\n\nPublished :`2024-03-05 23:36:55`\n\n{STORY}",
        ("Published :2024-03-05 23:36:55",),
        id="labelled",
    ),
    pytest.param(
        f"---\npublisher: Wire\n---\n# Gas\n\n**Wire** | 2024-03-05 00:00 |\n\n{STORY}",
        ("Wire | 2024-03-05 00:00 |",),
        id="with-publisher",
    ),
    pytest.param(f"# Gas\n\n{STORY} 5 March 2024", (), id="in-a-sentence"),
]


@pytest.mark.parametrize(("text", "published"), DATES)
def test_date_line_below_the_title(text: str, published: tuple[str, ...]) -> None:
    [draft] = read_markdown(text)
    assert draft.published == published
    assert draft.body.startswith(STORY)
