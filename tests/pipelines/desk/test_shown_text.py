"""Article text as the page shows it."""

import pytest

from pipelines.desk.shown_text import CHANGED, LONGEST, Mark, excerpt, show

TEXT = "Northland will pay $5 to Eastland. It paid $3 before."


def marked(*marks: Mark, margin: int | None = 100) -> str:
    return "".join(
        f"[{piece.mark}:{piece.text}]" if piece.mark else piece.text
        for piece in excerpt(TEXT, marks, margin).pieces
    )


def test_the_innermost_mark_counts() -> None:
    sentence, span = Mark(0, 34, "sentence"), Mark(19, 21, "span")
    assert marked(sentence, span) == (
        "[sentence:Northland will pay ][span:$5][sentence: to Eastland.] It paid $3 before."
    )


def test_words_that_the_other_version_has_not_keep_the_mark_beneath() -> None:
    marks = [Mark(0, 34, "sentence"), Mark(19, 21, "span"), Mark(14, 21, CHANGED)]
    found = [(piece.text, piece.mark) for piece in excerpt(TEXT, marks).pieces if piece.changed]
    assert found == [(" pay ", "sentence"), ("$5", "span")]


@pytest.mark.parametrize(
    "mark", [Mark(-1, 5, "x"), Mark(5, 5, "x"), Mark(50, 999, "x"), Mark(9, 3, "x")]
)
def test_a_mark_that_lies_nowhere_is_left_out(mark: Mark) -> None:
    assert marked(mark) == TEXT


def test_only_what_is_around_a_mark_is_shown() -> None:
    part = excerpt("word " * 1000 + "$5" + " word" * 1000, [Mark(5000, 5002, "span")], 20)
    assert (part.cut_before, part.cut_after) == (True, True)
    assert "".join(piece.text for piece in part.pieces) == "word word word $5 word word word word"


def test_no_word_is_cut() -> None:
    part = excerpt("syllables " * 9 + "$5" + " syllables" * 9, [Mark(90, 92, "span")], 14)
    assert "".join(piece.text for piece in part.pieces) == "syllables $5 syllables"


def test_a_long_line_is_cut() -> None:
    part = excerpt("x" * 1_000_000, [Mark(500_000, 1_000_000, "span")], None)
    assert sum(len(piece.text) for piece in part.pieces) <= LONGEST
    assert part.cut_after


@pytest.mark.parametrize(
    "sign", ["\x1b", "\x00", "\u202e", "\u2066", "\u200b", "\ufeff", "\x9b", "\r", "\U000e0041"]
)
def test_what_does_not_print_is_shown(sign: str) -> None:
    assert [piece.text for piece in show(f"a{sign}b")] == ["a", f"U+{ord(sign):04X}", "b"]


@pytest.mark.parametrize("text", ["a\tb\nc", "naïve – “so”", "عربي", "日本"])
def test_what_prints_stays(text: str) -> None:
    assert [piece.text for piece in show(text)] == [text]
