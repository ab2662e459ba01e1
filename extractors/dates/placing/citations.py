"""Whether a date is that of a cited source: "(Al Jazeera, August 7, 2020; Turan, May 3)"."""

import re

_AFTER = re.compile(r"\s?[)\];]")


def in_citation(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` closes a source named in brackets.

    A bracketed date alone ("(May 31, 2022)") cites nothing, nor does one that follows no name
    ("(born on May 3)").

    >>> text = "It was so (Balkan Insight, November 15, 2023)."
    >>> in_citation(text, 27, 44)
    True
    """
    if not _AFTER.match(text, end):
        return False
    window = text[max(0, start - 140) : start]
    opened = max(window.rfind("("), window.rfind("["))
    if opened < 0 or ")" in window[opened:] or "]" in window[opened:]:
        return False
    segment = window[max(opened, window.rfind(";")) + 1 :].strip(" \u00a0")
    return (segment.endswith(",") and (segment == "," or segment[0].isupper())) or segment.endswith(
        "accessed"
    )
