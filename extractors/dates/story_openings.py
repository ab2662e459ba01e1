"""Where a story begins after its dateline: the place, the day and the agency's credit at its head.

"LIMA, March 11, 2025 (Andean Wire) - Peru has signed ..." tells where and when it was written and
for whom, but nothing of what happened. Form of datelines: the style books of the news agencies,
which set them in capitals.
"""

import re

_NAME = r"[^\W\d_a-zß-ÿ][\w.'’/-]{1,25}"
_PLACE = rf"{_NAME}(?:(?:, ?| ){_NAME}){{0,5}}"
_DATE = r"(?:\d{1,2}(?:st|nd|rd|th)?(?: [A-Z][a-z]{2,8}\.?)?(?:,? ?\d{4})?|\d{4}-\d\d-\d\d)"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}),?(?P<date> ?{_DATE})?,?(?P<credit> ?\([^()\n]{{2,40}}\))? ?[-–—]{{1,2}} ?"
)
_SHORTEST = 3  # letters of a place in capitals: "US - " is none


def story_start(text: str) -> int:
    """Return the offset at which the story begins in a sentence, 0 where no dateline stands before
    it.

    A name and a dash alone are no dateline: it has a day, a credit in brackets, or its place in
    capitals.

    >>> text = "OSLO, 3 May 2024 (Fjord News) - Norway bought tanks."
    >>> text[story_start(text):]
    'Norway bought tanks.'
    >>> story_start("Norway - a member of NATO - bought tanks.")
    0
    """
    found = _DATELINE.match(text)
    if found is None or not found[0].rstrip("-–—").endswith((" ", ")")):
        return 0
    place = found["place"]
    is_marked = found["date"] or found["credit"] or (place.isupper() and len(place) >= _SHORTEST)
    return found.end() if is_marked else 0
