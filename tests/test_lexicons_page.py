"""The page of the lexicons says what the lexicons say."""

from extractors.lexicon_page import build_page, head_comment
from tests.conftest import PACKAGES, ROOT

PAGE = ROOT / "docs" / "lexicons.md"
FILES = [file for package in PACKAGES for file in (ROOT / package).rglob("lexicon/*.*")]


def test_the_page_is_up_to_date() -> None:
    built = build_page([ROOT / package for package in PACKAGES])
    assert PAGE.read_text(encoding="utf-8") == built, (
        "run python -m extractors.lexicon_page docs/lexicons.md extractors pipelines"
    )


def test_every_lexicon_says_in_its_head_what_it_holds_and_where_from() -> None:
    bare = [file.name for file in FILES if not head_comment(file.read_text(encoding="utf-8"))]
    assert bare == [], "begin the file with a comment: what it holds, and its source"
