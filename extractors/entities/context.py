"""What the words around a name say of it: that it is an organisation's, or a person's.

A model reads every sentence alone. Within an article "the chipmaker Zorv", "Zorv Corp" or "Zorv's
shareholders" settle that "Zorv" is a company wherever it stands, found by the model or not.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.entities.casing import SmallWords, title_case_end
from extractors.entities.same_entity import Candidate
from extractors.lexicon import read_toml
from extractors.text import fold_name

_CONTEXTS = read_toml(__package__, "name_contexts")
_KINDS = frozenset(_CONTEXTS["organisations"]["kinds"])
_OWNED = frozenset(_CONTEXTS["organisations"]["owned"])
_JOINED = frozenset(_CONTEXTS["organisations"]["joined"])
_BEFORE = frozenset(_CONTEXTS["organisations"]["before"])
_SUPERLATIVES = frozenset(_CONTEXTS["organisations"]["superlatives"])
NO_NAMES = frozenset(_CONTEXTS["no_names"]["words"])
"""Capitalised words that are no names, such as those that begin sentences."""
TITLES = frozenset(
    title.rsplit(" ", 1)[-1] for title in read_toml(__package__, "entity_labels")["titles"]["words"]
)
"""The last words of titles of people, in small letters."""

_PERSONAL = "|".join(
    [
        *(rf"{title}\." for title in _CONTEXTS["people"]["abbreviated"]),
        *_CONTEXTS["people"]["titles"],
    ]
)
_REACH = 70  # characters looked at before a name
_WORDS_AFTER = re.compile(
    r"(?P<owner>['’]s?)? (?P<first>[\w-]{1,20}+)(?: (?P<second>[\w-]{1,20}+))?(?: (?P<third>[\w-]{1,20}+))?"
)
_LEGAL_FORM = re.compile(rf",? (?:{'|'.join(_CONTEXTS['organisations']['legal_forms'])})(?!\w)")
_ABBREVIATED = ("Inc", "Corp", "Co", "Ltd")
_LEGAL_END = re.compile(rf"[^ ] (?:{'|'.join(_CONTEXTS['organisations']['legal_forms'])})$")
_TICKER = re.compile(r" ?(?:<[A-Z]{1,5}(?:\.[A-Z]{1,2})?>|\([A-Z]{2,6}: ?[A-Z]{1,5}\))")
# "Zorv, a German bank"; "Ana Ortiz, the founder of a bank" and "..., the bank's head" speak of
# people.
_APPOSITION = re.compile(
    r", (?:the|an?|one of the) (?P<noun>(?:(?!(?:who|whose|of|head|founder)\b)[\w’'-]{1,20}+ ?){1,7})"
)
_GOES_ON = re.compile(
    r"[,.;)\n]| (?:and|at|backed|based|behind|for|from|in|is|on|owned|said|that|to|which|with)\b|$"
)
_NOUN = re.compile(r"[\w-]+")
_CAPITAL_AFTER = re.compile(r"(?:['’]s)? [A-Z]")
_AGE_OR_WHO = re.compile(r", \d{2},|,? who\b")
_WORD = r"[A-Z][\w&-]{1,30}+"
_SENTENCE_ENDS = frozenset(["", "\n", ".", "!", "?", ":", "“", '"'])
_TITLED = re.compile(
    rf"\b(?:{_PERSONAL})\.? (?P<name>[A-Z][a-zà-ÿ]\w{{1,24}}+(?: [A-Z][a-zà-ÿ][\w-]{{1,24}}+)?)(?![\w@])"
)
_SEQUENCE = re.compile(rf"(?<![\w.@/’'&-]){_WORD}(?: (?:(?:of|de|and|&) )?{_WORD}){{0,4}}")


def settle_labels(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates, those labelled ORG that the words around any mention of their name say
    to be so.
    """
    keys = [fold_name(text[one.start : one.end]) for one in candidates]
    votes: Counter[str] = Counter()
    for one, key in zip(candidates, keys, strict=True):
        if one.identity is None:
            votes[key] += names_organisation(text, one.start, one.end) - 2 * _names_person(
                text, one.start, one.end
            )
    people = {
        key.rsplit(" ", 1)[-1]
        for one, key in zip(candidates, keys, strict=True)
        if _is_full_name(one, key)
    }
    return [
        replace(one, label="ORG")
        if votes[key] > 0 and key not in people and one.label in _UNSURE
        else one
        for one, key in zip(candidates, keys, strict=True)
    ]


_UNSURE = frozenset({"PERSON", "GPE", "NORP"})


def _is_full_name(one: Candidate, key: str) -> bool:
    return one.label == "PERSON" and " " in key


def find_organisations(text: str, covered: bytearray, small: SmallWords) -> Iterator[Candidate]:
    """Yield capitalised words outside of `covered` that the words around them say to be an
    organisation's name.
    """
    for found in _SEQUENCE.finditer(text):
        if any(covered[found.start() : found.end()]):
            continue
        start, end = _without_openers(text, found.start(), found.end())
        is_named = _LEGAL_END.search(text, start, end) is not None or names_organisation(
            text, start, end
        )
        if (
            start < end
            and is_named
            and not _names_person(text, start, end)
            and text[start:end] not in small
        ):
            yield Candidate(
                start=start, end=_with_legal_form(text, start, end), label="ORG", rule="context"
            )


def _with_legal_form(text: str, start: int, end: int) -> int:
    """Return where the name at ``start:end`` ends with the legal form after it, and that with its
    full stop.
    """
    if form := _LEGAL_FORM.match(text, end):
        end = form.end()
    return end + 1 if text[start:end].endswith(_ABBREVIATED) and text.startswith(".", end) else end


def find_people(text: str, covered: bytearray) -> Iterator[Candidate]:
    """Yield capitalised words outside of `covered` that a title makes a person's name: "Mr.
    Sullivan".
    """
    for found in _TITLED.finditer(text, title_case_end(text)):
        start, end = found.span("name")
        first = found["name"].split(" ", 1)[0]
        if not any(covered[start:end]) and first not in NO_NAMES and first.lower() not in TITLES:
            yield Candidate(start=start, end=end, label="PERSON", rule="context")


def names_organisation(text: str, start: int, end: int) -> bool:
    """Say whether the words around ``start:end`` make it an organisation's name."""
    if _LEGAL_FORM.match(text, end) or _TICKER.match(text, end):
        return True
    if _is_kind_before(text, start, end) or _is_owned_after(text, end):
        return True
    # "Globally, the lender ..." begins so too.
    return not _begins_sentence(text, start, end) and _is_in_apposition(text, end)


def _begins_sentence(text: str, start: int, end: int) -> bool:
    return (
        " " not in text[start:end]
        and text[max(start - 2, 0) : start].rstrip(" ")[-1:] in _SENTENCE_ENDS
    )


def _is_kind_before(text: str, start: int, end: int) -> bool:
    words = text[max(start - _REACH, 0) : start].rpartition("\n")[2].split(" ")
    if len(words) < 2 or words[-1]:
        return False
    last, pair = words[-2], " ".join(words[-3:-1])
    if _CAPITAL_AFTER.match(text, end):
        return False
    if last in _KINDS or pair.lower() in _BEFORE or pair.lower() in _KINDS:
        return True
    described = words[-8:-2]
    is_closed = text[end : end + 2].lstrip(" ").startswith(",")
    return (
        is_closed
        and last[:-1] in _KINDS
        and last[-1] == ","
        and bool(_SUPERLATIVES & {*described})
        and "of" not in described
    )


def _is_owned_after(text: str, end: int) -> bool:
    after = _WORDS_AFTER.match(text, end)
    if after is None:
        return False
    first, second, third = ((after[name] or "").lower() for name in ("first", "second", "third"))
    if after["owner"]:
        return bool(_OWNED & {first, f"{first} {second}", second, f"{second} {third}"})
    return bool(_JOINED & {first, f"{first} {second}"})


def _is_in_apposition(text: str, end: int) -> bool:
    described = _APPOSITION.match(text, end)
    if described is None:
        return False
    for word in _NOUN.finditer(text, described.start("noun"), described.end()):
        if word[0] in _KINDS:
            return _GOES_ON.match(text, word.end()) is not None
    return False


def _names_person(text: str, start: int, end: int) -> bool:
    before = text[max(start - _REACH, 0) : start].split(" ")
    has_title = len(before) > 1 and not before[-1] and before[-2].rstrip(".").lower() in TITLES
    return has_title or _AGE_OR_WHO.match(text, end) is not None


def _without_openers(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut words that are no names off the front; nothing is left of a person with a title."""
    while start < end:
        word = text[start:end].split(" ", 1)[0]
        if word.lower() in TITLES:
            return end, end
        if word not in NO_NAMES and word not in ("of", "de", "and"):
            break
        start += len(word) + 1
    return min(start, end), end
