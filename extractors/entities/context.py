"""What the words around a name say of it: that it is an organisation's.

A model reads every sentence alone. Within an article "the chipmaker Zorv", "Zorv Corp" or "Zorv's
shareholders" settle that "Zorv" is a company wherever it stands, found by the model or not.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.entities.casing import NO_NAMES, SmallWords
from extractors.entities.people import is_title, names_person, speaks
from extractors.entities.same_entity import CandidateName
from extractors.lexicon import read_toml
from extractors.text import fold_name
from extractors.world import LEGAL_FORMS

_LEXICON = read_toml(__package__, "organisations")
_KINDS = frozenset(_LEXICON["kinds"])
_OWNED = frozenset(_LEXICON["owned"])
_JOINED = frozenset(_LEXICON["joined"])
_BEFORE = frozenset(_LEXICON["before"])
_SUPERLATIVES = frozenset(_LEXICON["superlatives"])
_REACH = 70  # characters looked at before a name
_WORDS_AFTER = re.compile(
    r"""
    (?P<owner> ['’]s? )?                  # "Zorv's"
    [ ] (?P<first> [\w-]{1,20}+ )         # "third-quarter"
    (?: [ ] (?P<second> [\w-]{1,20}+ ) )? # "net"
    (?: [ ] (?P<third> [\w-]{1,20}+ ) )?  # "profit"
    """,
    re.VERBOSE,
)
_FORMS = "|".join(re.escape(one.form) for one in LEGAL_FORMS if one.is_telling)
_LEGAL_FORM = re.compile(rf",? (?:{_FORMS})(?!\w)")
_FIRM_AFTER = re.compile(rf"(?P<name>(?: [A-Z][\w&-]+){{1,4}}?),? (?:{_FORMS})(?!\w)")
_LEGAL_END = re.compile(rf"[^ ] (?:{_FORMS})$")
_ABBREVIATED = tuple(one.form for one in LEGAL_FORMS if one.is_abbreviated)
_TICKER = re.compile(r" ?(?:<[A-Z]{1,5}(?:\.[A-Z]{1,2})?>|\([A-Z]{2,6}: ?[A-Z]{1,5}\))")
_APPOSITION = re.compile(
    r"""
    ,[ ] (?: the | an? | one[ ]of[ ]the ) [ ]    # ", a German bank"
    (?P<noun>
        (?:
            (?! (?: who | whose | of | head | founder ) \b )    # not "the founder of a bank"
            [\w’'-]{1,20}+ [ ]?
        ){1,7}
    )
    """,
    re.VERBOSE,
)
_GOES_ON = re.compile(
    r"""
    [,.;)\n]                            # the apposition ends: ", a German bank, said"
    | [ ] (?: and | at | backed | based | behind | for | from | in | is | on | owned | said | that
        | to | which | with ) \b        # or says more of the bank: ", a German bank based in Kelm"
    | $
    """,
    re.VERBOSE,
)
_NOUN = re.compile(r"[\w-]+")
_CAPITAL_AFTER = re.compile(r"(?:['’]s)? [A-Z]")
_WORD = r"[A-Z][\w&-]{1,30}+"
_SENTENCE_ENDS = frozenset(["", "\n", ".", "!", "?", ":", "“", '"'])
_SEQUENCE = re.compile(rf"(?<![\w.@/’'&-]){_WORD}(?: (?:(?:of|de|and|&) )?{_WORD}){{0,4}}")


def settle_labels(text: str, candidates: Sequence[CandidateName]) -> list[CandidateName]:
    """Return the candidates, labelled ORG or, if a model took them for places, PERSON where the
    words around the mentions of their name say so.
    """
    keys = [fold_name(text[one.start : one.end]) for one in candidates]
    votes: Counter[str] = Counter()
    for one, key in zip(candidates, keys, strict=True):
        if one.identity is None:
            votes[key] += names_organisation(text, one.start, one.end) - 2 * names_person(
                text, one.start, one.end
            )
    people = {
        key.rsplit(" ", 1)[-1]
        for one, key in zip(candidates, keys, strict=True)
        if _is_full_name(one, key)
    }
    speakers = {
        key
        for one, key in zip(candidates, keys, strict=True)
        if " " in key and speaks(text, one.start, one.end)
    }
    settled = [
        _labelled(
            one,
            _Signs(
                votes=votes[key],
                is_surname=key in people,
                is_branch=_BRANCH.fullmatch(text, one.start, one.end) is not None,
                speaks=key in speakers,
                is_generation=_GENERATION.search(text, one.start, one.end) is not None,
            ),
        )
        for one, key in zip(candidates, keys, strict=True)
    ]
    return _with_companions(text, settled)


def _with_companions(text: str, named: list[CandidateName]) -> list[CandidateName]:
    """Return the names with those of two words that "and" joins to a person's as people: "Sun Lijun
    and Ana Ortiz"; no town keeps such company.
    """
    for at in range(len(named) - 1):
        one, other = named[at : at + 2]
        if text[one.end : other.start] == " and ":
            if other.label == "PERSON" and _may_be_person(text, one):
                named[at] = replace(one, label="PERSON")
            elif one.label == "PERSON" and _may_be_person(text, other):
                named[at + 1] = replace(other, label="PERSON")
    return named


def _may_be_person(text: str, one: CandidateName) -> bool:
    return one.label == "GPE" and one.identity is None and " " in text[one.start : one.end]


_BRANCH = re.compile(
    rf"(?!(?:{'|'.join(_LEXICON['directions'])}) )[A-Z][\w&-]+ (?:{'|'.join(_LEXICON['branches'])})"
)


_GENERATION = re.compile(r" [JS]r\.?\Z")


class _Signs(NamedTuple):
    """What speaks of a name: `votes` of the words around its mentions, whether it is the surname of
    somebody, is formed as a branch's of a company, and whether it speaks or ends as a person's.
    """

    votes: int
    is_surname: bool
    is_branch: bool
    speaks: bool
    is_generation: bool


def _labelled(one: CandidateName, signs: _Signs) -> CandidateName:
    label = _settled(one, signs)
    return one if label == one.label else replace(one, label=label)


def _settled(one: CandidateName, signs: _Signs) -> str:
    if one.identity is not None:
        is_told = signs.votes > 0 and not signs.is_surname
        return "ORG" if is_told and one.label in _UNSURE else one.label
    if signs.is_generation:
        return "PERSON"
    if one.label in _UNSURE and (signs.is_branch or (signs.votes > 0 and not signs.is_surname)):
        return "ORG"
    return "PERSON" if one.label == "GPE" and (signs.votes < 0 or signs.speaks) else one.label


def companies_of_nations(text: str, known: Sequence[CandidateName]) -> list[CandidateName]:
    """Return the companies whose name begins with a people's or country's and ends with a legal
    form: "Canadian Pacific Ltd"; those that a gazetteer knows otherwise keep their name.
    """
    found = []
    for one in known:
        if one.label in ("NORP", "GPE") and (named := _FIRM_AFTER.match(text, one.end)):
            found.append(
                CandidateName(start=one.start, end=named.end("name"), label="ORG", rule="context")
            )
    return found


_UNSURE = frozenset({"PERSON", "GPE", "NORP"})


def _is_full_name(one: CandidateName, key: str) -> bool:
    return one.label == "PERSON" and " " in key


def find_organisations(text: str, covered: bytearray, small: SmallWords) -> Iterator[CandidateName]:
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
            and not names_person(text, start, end)
            and text[start:end] not in small
        ):
            yield CandidateName(
                start=start, end=_with_legal_form(text, start, end), label="ORG", rule="context"
            )


def _with_legal_form(text: str, start: int, end: int) -> int:
    """Return where the name at ``start:end`` ends with the legal form after it, and that with its
    full stop.
    """
    if form := _LEGAL_FORM.match(text, end):
        end = form.end()
    return end + 1 if text[start:end].endswith(_ABBREVIATED) and text.startswith(".", end) else end


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


def _without_openers(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut words that are no names off the front; nothing is left of a person with a title."""
    while start < end:
        word = text[start:end].split(" ", 1)[0]
        if is_title(word):
            return end, end
        if word not in NO_NAMES and word not in ("of", "de", "and"):
            break
        start += len(word) + 1
    return min(start, end), end
