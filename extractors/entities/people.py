"""Names that the words around them make a person's: a title before, an age or "who" after."""

import re
from collections.abc import Iterator, Sequence

from extractors.entities.casing import NO_NAMES, title_case_end
from extractors.entities.same_entity import CandidateName
from extractors.lexicon import read_toml
from extractors.text import alternatives

_LEXICON = read_toml(__package__, "people")
TITLES: Sequence[str] = _LEXICON["titles"]
"""Words before a person's name that are no part of it, in small letters and without full stops."""
_LAST_WORDS = frozenset(title.rsplit(" ", 1)[-1] for title in TITLES)
_BEFORE_NAMES = alternatives(
    [*(f"{title}." for title in _LEXICON["abbreviated"]), *_LEXICON["before_names"]]
)
_TITLED = re.compile(
    rf"""
    \b (?: {_BEFORE_NAMES} ) \.? [ ]                 # "Gen. "
    (?P<name>
        [A-Z][a-zà-ÿ] \w{{1,24}}+                    # "Ortiz"
        (?: [ ] [A-Z][a-zà-ÿ] [\w-]{{1,24}}+ )?      # "Ana Ortiz-Li"
    )
    (?! [\w@] )
    """,
    re.VERBOSE,
)
_BEFORE_NAME = re.compile(rf"(?:{_BEFORE_NAMES})(?=\.?[ ][A-Z])")
"""What every match of the pattern before begins with; it is found much faster."""
_AGE_OR_WHO = re.compile(
    rf"""
    , [ ] \d{{2}} ,                                    # "Ana Ortiz, 41, said"
    | ,? [ ] who \b                                    # "Ana Ortiz, who said"
    | , [ ] (?: the [ ] | an? [ ] )? (?: {alternatives(_LEXICON["former"])} [ ] )?
      (?: [\w’'-]{{1,20}}+ [ ] )?
      (?: {alternatives(_LEXICON["offices"])} ) \b       # "Ana Ortiz, the former mayor"
    """,
    re.VERBOSE,
)
_REACH = 70  # characters looked at before a name


def is_title(word: str) -> bool:
    """Say whether a word is a person's title, or the last word of one, in whatever case.

    >>> is_title("Gen."), is_title("Minister"), is_title("Prime")
    (True, True, False)
    """
    return word.rstrip(".").lower() in _LAST_WORDS


def find_people(text: str, covered: bytearray) -> Iterator[CandidateName]:
    """Yield capitalised words outside of `covered` that a title makes a person's name: "Mr.
    Sullivan".
    """
    for found in _titled(text, title_case_end(text)):
        start, end = found.span("name")
        first = found["name"].split(" ", 1)[0]
        if not any(covered[start:end]) and first not in NO_NAMES and not is_title(first):
            yield CandidateName(start=start, end=end, label="PERSON", rule="context")


def _titled(text: str, at: int) -> Iterator[re.Match[str]]:
    while (title := _BEFORE_NAME.search(text, at)) is not None:
        found = _TITLED.match(text, title.start())
        at = title.start() + 1 if found is None else found.end()
        if found is not None:
            yield found


_SPEAKS = re.compile(
    rf" (?:(?:had|has|have|also|later|then) )?(?:{alternatives(_LEXICON['speaks'])})\b"
)


def speaks(text: str, start: int, end: int) -> bool:
    """Say whether the name at ``start:end`` does what people do, and has two words or begins its
    clause.

    >>> speaks("Left. Zorv said so.", 6, 10), speaks("in Zorv said so", 3, 7)
    (True, False)
    """
    if " " in text[start:end]:
        return _SPEAKS.match(text, end) is not None
    begins = text[max(start - 2, 0) : start].strip(" ") in ("", ".", "\n", ",", ";", ":", "“", '"')
    return begins and _SPEAKS.match(text, end) is not None


def names_person(text: str, start: int, end: int) -> bool:
    """Say whether the words around ``start:end`` make it a person's name.

    >>> names_person("said Mr. Zorv", 9, 13), names_person("said Zorv", 5, 9)
    (True, False)
    """
    before = text[max(start - _REACH, 0) : start].split(" ")
    has_title = len(before) > 1 and not before[-1] and is_title(before[-2])
    return has_title or _AGE_OR_WHO.match(text, end) is not None
