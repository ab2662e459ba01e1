"""The model's entities as candidates: cut to the name proper, and less those that can be none.

A name ends at its line, and has no article, title, possessive or punctuation around it. Words of
the trade, designations, words that only begin a sentence and spans that run names together are no
names.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from extractors.entities.casing import SmallWords, title_case_end
from extractors.entities.people import TITLES
from extractors.entities.same_entity import CandidateName
from extractors.lexicon import read_toml
from extractors.records import Entity
from extractors.text import ArticleText, alternatives
from extractors.world import (
    BODIES,
    LEGAL_FORMS,
    Country,
    country_entity,
    country_of,
    is_capital,
    organisation_of,
)

_LEXICON = read_toml(__package__, "model_names")
LABELS: Mapping[str, str] = _LEXICON["labels"]
"""From the labels of NER models to the labels of the table; a label that is not in it is dropped.
"""

_LANDFORM = re.compile(rf"\b(?:{alternatives(_LEXICON['landforms'])})\b")
_TITLE = re.compile(rf"(?:(?:{alternatives(TITLES)})\.?\s{{1,3}}){{1,4}}(?=\S)", re.IGNORECASE)
# "A P Singh" begins with an initial.
_ARTICLE = re.compile(r"(?:the|an?)\s{1,3}(?=\S)(?-i:(?![A-Z]\.?\s))", re.IGNORECASE)
# "Ohio Gov. Ana Ortiz"
_INNER_TITLE = re.compile(
    rf"(?:\S{{1,20}} ){{1,3}}(?:{alternatives(_LEXICON['inner_titles'])})\. (?=[A-Z])"
)
# "Will Ortiz meet Perišić?"
_ASKING = re.compile(rf"(?:{alternatives(_LEXICON['asking'])}) (?=[A-Z])")
_QUESTION = re.compile(r"[^.!?\n]{0,300}\?")
# "southern Iraq"; but "al-Sadr", "van Gogh".
_SMALL_WORDS = re.compile(
    rf"(?:(?!(?:{alternatives(_LEXICON['particles'])})\b)[a-z][a-z-]{{2,15}}+\s){{1,3}}(?=[A-Z])"
)
_EDGES = " \t\r\xa0.,;:!?-–—'\"“”‘’()[]<>*_|/"
_CLOSING = re.compile(r"(?:['’]s|(?<=s)['’])$")
_ABBREVIATED = alternatives(
    [*(one.form for one in LEGAL_FORMS if one.is_abbreviated), *_LEXICON["dotted"]]
)
_DOTTED = re.compile(rf"(?:\b[A-Z]\.){{2,}}$|\b(?:{_ABBREVIATED})\.$")
# A maker's name with what it makes: "Lockheed Martin Corp F-35C".
_DESIGNATION = re.compile(r" [A-Z]{1,4}(?:/[A-Z])?-\d{1,4}[A-Z]{0,2}\b")
_CODE = re.compile(
    r"""
    (?! G -? \d+ $ )                       # "G7" and "G-20" are no codes
    [A-Z][A-Za-z]{0,3}
    (?:
        -? \d{1,4} [A-Z]{0,2} s?           # "MiG-29K", "F-35s"
        | (?: - [A-Z0-9]+ ){2,}            # "NG-CME-HH"
        | = [A-Z]* \d*                     # "EUR="
    )
    | Series[ ][A-H]                       # a round of funding
    """,
    re.VERBOSE,
)
_MARKUP = re.compile(r"\]\(|[<>|]|https?:")
_NOT_NAMES = frozenset(_LEXICON["not_names"])
_JOINING = re.compile(rf"\b(?:{alternatives(_LEXICON['joining'])})\b\.?")
_MEANT = re.compile(r"[^\W_]")
# Old newswire prints any word after "U.S." with a capital.
_AFTER_DOTS = re.compile(r"U\.S\. (?P<word>\w+)$")
_SENTENCE_WITHIN = re.compile(r"\bThe\b|--")
_OFFICE = re.compile(r" (?:Minister|Secretary)\b")
# "Defense Ministers of Azerbaijan"; not "Council of Ministers", "Prime Minister's Office".
_OFFICES = re.compile(
    r"\s*(?:[A-Z][a-z]+ ){0,2}(?:Ministers?|Presidents?|Ambassadors?|Secretar(?:y|ies)) of\b"
)
_STATE = re.compile(r"[A-Z]{2}")
_LONGEST_TITLE = 500  # characters
_FULL_LINE = 45  # characters; wrapped text has 60 to 80 a line
_SENTENCE_START = re.compile(r"(?:^|[\n.!?:“\"])\s{0,3}$")


def model_names(
    article: ArticleText, known: Sequence[CandidateName], small: SmallWords
) -> list[CandidateName]:
    """Return what the model found in `article`, in text order.

    Args:
        article: an article that the model has read.
        known: the names of the gazetteer in it, in text order.
        small: the words that the article writes in small letters.
    """
    text = article.text
    named = [
        one
        for one in _read_spans(article)
        if not _only_begins_sentence(text, one.start, one.end, small)
    ]
    return list(_plausible(text, named, known, small))


def _read_spans(article: ArticleText) -> Iterator[CandidateName]:
    """Yield the entities of `article` that the table has a label for, cut to the name proper."""
    text = article.text
    for span in article.ents:
        label = LABELS.get(span.label_)
        if label is None:
            continue
        for start, end in _places(text, span.start_char, span.end_char, label):
            start, end = _trim(text, start, end, label)
            if _is_name(text[start:end], label) and not _is_state_code(text, start, end):
                yield _candidate(text, start, end, label)


def _is_state_code(text: str, start: int, end: int) -> bool:
    """Say whether ``start:end`` is the "AZ" of "Tucson, AZ"."""
    return text.endswith(", ", 0, start) and _STATE.fullmatch(text, start, end) is not None


def _places(text: str, start: int, end: int, label: str) -> Iterator[tuple[int, int]]:
    """Yield a span's places one by one: a model may take "Lima, Peru" for one, but not "Washington,
    D.C.".
    """
    if label == "GPE":
        while (comma := text.find(", ", start, end)) >= 0 and not text.startswith(
            ("D.C", "DC"), comma + 2
        ):
            yield start, comma
            start = comma + 2
    yield start, end


def _candidate(text: str, start: int, end: int, label: str) -> CandidateName:
    identity = _identity(text[start:end], label)
    if identity is not None:
        label = identity.label
    elif label == "GPE" and _LANDFORM.search(text, start, end):
        label = "LOC"
    return CandidateName(start=start, end=end, label=label, rule="ner", identity=identity)


def _plausible(
    text: str, model: Sequence[CandidateName], known: Sequence[CandidateName], small: SmallWords
) -> Iterator[CandidateName]:
    """Yield what the model found, less the spans that run names together or on into a headline."""
    starts = [one.start for one in known]
    title_end = text.find("\n\n", 0, _LONGEST_TITLE)
    below = {text[one.start : one.end] for one in model if one.start > title_end}
    capitals_end = title_case_end(text)
    for one in model:
        surface = text[one.start : one.end]
        inside = [
            other
            for other in known[bisect_left(starts, one.start) : bisect_left(starts, one.end)]
            if other.end <= one.end and other.end - other.start < one.end - one.start
        ]
        # A headline in which every word has a capital looks like one long name; the text below it
        # names who is meant.
        if one.end <= title_end and text.find(surface, title_end) < 0:
            runs_on = inside or (one.end <= capitals_end and _holds_one(surface, below))
        else:
            runs_on = inside and _adds_nothing(text, one, inside, small)
        if not runs_on:
            yield one


def _holds_one(surface: str, names: Collection[str]) -> bool:
    """Say whether `surface`, of three or more words, holds one of the shorter `names` as a word."""
    words = surface.split(" ")
    return len(words) > 2 and any(
        word in names for word in (*words, *map(" ".join, pairwise(words)))
    )


def _adds_nothing(
    text: str, one: CandidateName, inside: Sequence[CandidateName], small: SmallWords
) -> bool:
    """Say whether a span of the model's is no name of its own beside the gazetteer's names `inside`
    it.
    """
    rest = text[one.start : one.end]
    for other in reversed(inside):
        rest = rest[: other.start - one.start] + " " + rest[other.end - one.start :]
    if (
        _SENTENCE_WITHIN.search(rest)
        or rest.strip() in _NOT_NAMES
        or not _MEANT.search(_JOINING.sub(" ", rest))
    ):
        return True
    # "Serbian Trade Minister", "U.S. Officials", and a company with what it makes taken for a
    # person.
    if _OFFICES.match(rest) or (len(rest.split()) == 1 and _OFFICE.match(text, one.end)):
        return True
    if one.label == "PERSON" and any(
        other.label == "ORG" and " " in text[other.start : other.end] for other in inside
    ):
        return True
    after_dots = _AFTER_DOTS.search(text, one.start, one.end)
    return after_dots is not None and after_dots["word"] in small


def _is_name(surface: str, label: str) -> bool:
    """Say whether a model's span can be a name: not a word of the trade, a designation, or a person
    with a number.
    """
    if len(surface) < 2 or surface in _NOT_NAMES or not any(letter.isupper() for letter in surface):
        return False
    if label == "PERSON" and any(letter.isdigit() for letter in surface):
        return False
    return label == "PRODUCT" or _CODE.fullmatch(surface) is None


def _only_begins_sentence(text: str, start: int, end: int, small: SmallWords) -> bool:
    """Say whether a single word has its capital from the sentence's start: elsewhere it is written
    small.
    """
    if not text[start:end].isalpha() or not _SENTENCE_START.search(text, max(start - 4, 0), start):
        return False
    return text[start:end] in small and text[start:end] not in BODIES


def _trim(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """Cut a name at the first line end, then its article, titles, possessive and the punctuation
    around it.
    """
    for ending in (_MARKUP, _DESIGNATION) if label == "ORG" else (_MARKUP,):
        if found := ending.search(text, start, end):
            end = found.start()
    lead = len(text[start:end]) - len(text[start:end].lstrip(_EDGES + "\n"))
    start += lead
    end = _line_end(text, start, end)
    surface = _CLOSING.sub("", text[start:end])
    stripped = surface.rstrip(_EDGES + "\n")
    if _DOTTED.search(surface):
        stripped = surface
    end = start + len(stripped)
    for pattern in (
        (_ARTICLE, _INNER_TITLE, _TITLE) if label == "PERSON" else (_ARTICLE, _SMALL_WORDS)
    ):
        if opening := pattern.match(text, start, end):
            start = opening.end()
    if (asking := _ASKING.match(text, start, end)) and _asks(text, start):
        start = asking.end()
    return start, end


def _asks(text: str, start: int) -> bool:
    """Say whether a question begins at `start`."""
    return (
        _SENTENCE_START.search(text, max(start - 4, 0), start) is not None
        and _QUESTION.match(text, start) is not None
    )


def _line_end(text: str, start: int, end: int) -> int:
    """Return where the name at ``start:end`` ends: at its line's end, but where a full line of
    hard-wrapped text goes on in the next.
    """
    while (newline := text.find("\n", start, end)) >= 0:
        is_full = "\n" not in text[max(newline - _FULL_LINE, 0) : newline]
        if not is_full or newline < _FULL_LINE or text.startswith("\n", newline + 1):
            return newline
        start = newline + 1
    return end


def _identity(surface: str, label: str) -> Entity | None:
    """Return the country or organisation that a name of the model's is one more form of, if any."""
    if label in ("GPE", "LOC", "NORP"):
        country = _country_or_people(surface)
        return (
            None
            if country is None
            else country_entity(country, "NORP" if label == "NORP" else "GPE")
        )
    return organisation_of(surface) if label == "ORG" else None


def _country_or_people(surface: str) -> Country | None:
    """Return the country of a name or demonym; a capital is a place of its own, not the country."""
    return None if is_capital(surface) else country_of(surface)
