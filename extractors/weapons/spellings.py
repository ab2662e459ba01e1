"""Every way to print a name of the gazetteer, and which of these is so short that it needs context.

A text may spell a name with a hyphen, a blank or nothing between letters and digits, with Roman or
Arabic marks. The words for this stand in ``lexicon/spellings.toml``.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.lexicon import LexiconError, read_toml
from extractors.text import plain_letters
from extractors.weapons.classes import HEADS, MODIFIERS

_LEXICON = read_toml(__package__, "spellings")
WRITTEN_OUT: Mapping[str, Sequence[str]] = _LEXICON["written_out"]
"""Prefixes of designations with the makers and words that the press writes for them."""

_SHORT_CODE = re.compile(
    r"(?P<letters>[a-z]{1,2})(?P<joint>[- ]?)(?P<digits>\d{1,3})(?P<suffix>[a-z]?)"
)
_LETTERS_OF_WEAPONS = "ftjl"  # "F16" and "T72" are hardly anything else
# "Type 15", "Mark 8" and "Ford class" are said of other things too; "Type 055", "Type 99A" and
# "Ford-class" are not.
_LABELLED = re.compile(
    r"type[- ]?[1-9]\d?|project[- ]?\d{1,2}[a-z]?|(?:mark|model|lot)[- ]?\d+|.* class"
)
_SHORT_WORDS = frozenset(_LEXICON["short_words"])
# Within a word only the first letters are parted from the first digits: "K9", but not "9K|720" or
# "M1A|2".
_JOINT = re.compile(r"((?<![^ ])[a-z]+(?=\d)|[a-z](?= \d)) ?")
_VARIANT_LETTERS = re.compile(
    r"(?<=[A-Za-z][- ]\d\d|.[A-Za-z][- ]\d)(?=[A-Z]{2,4}(?![a-z])|[A-Z]\d)"
)
_MARK = re.compile(r"\b(mk|mark)[- ]?(\d|iv|v|i{1,3})(?![a-z0-9])")
_ROMAN = {"1": "i", "2": "ii", "3": "iii", "4": "iv", "5": "v"}
_ARABIC = {roman: arabic for arabic, roman in _ROMAN.items()}
_MOST_JOINTS = 3
_CLASS_WORDS = HEADS | MODIFIERS
_PROPER = re.compile(r"[A-Z][A-Za-z'-]{2,}(?: [A-Z][A-Za-z'-]{2,}){0,3}")
_NO_PARTS = _CLASS_WORDS | frozenset(_LEXICON["no_parts"])


def spellings(form: str) -> set[str]:
    """Return the ways to print a name, in lower case and plain letters, with a blank for every
    hyphen.

    >>> sorted(spellings("T-72")), sorted(spellings("Merkava Mk 4"))[:3]
    (['t 72', 't72'], ['merkava mark 4', 'merkava mark iv', 'merkava mark4'])
    """
    folded = plain_letters(form)
    if "  " in folded or "--" in folded or "- " in folded or " -" in folded:
        raise LexiconError(f"{form!r}: write one blank or hyphen between the parts of a name")
    printed = {folded.replace("-", " ")} | _glued(folded) | _parted(form)
    return printed | {spelled for marked in _with_marks(folded) for spelled in _with_joints(marked)}


def _with_marks(folded: str) -> set[str]:
    found = _MARK.search(folded) if "mk" in folded or "mark" in folded else None
    if not found:
        return {folded}
    number = _ARABIC.get(found[2], found[2])
    numbers = {number, _ROMAN.get(number, number)}
    return {
        f"{folded[: found.start()]}{word} {digit}{folded[found.end() :]}"
        for word in ("mk", "mark")
        for digit in numbers
    }


def _with_joints(folded: str) -> Iterator[str]:
    """Yield a name with and without a blank wherever letters meet digits: "K9" and "K 9", but no
    "9K 720".
    """
    first, *rest = _JOINT.sub(r"\1|", folded.replace("-", " "), _MOST_JOINTS).split("|")
    for joints in itertools.product(("", " "), repeat=len(rest)):
        yield first + "".join(joint + piece for joint, piece in zip(joints, rest, strict=True))


def _parted(form: str) -> set[str]:
    """Return a name with a blank before its variant: "su 30 mki", "leopard 2 a6"."""
    parted = _VARIANT_LETTERS.sub(" ", form, 1)
    return {plain_letters(parted).replace("-", " ")} if parted != form else set()


def written_out(form: str) -> Iterator[str]:
    """Yield a name with its prefix written out.

    >>> list(written_out("DF-17")), list(written_out("DF-class"))
    (['Dong Feng-17', 'Dongfeng-17'], [])
    """
    prefix, hyphen, rest = form.partition("-")
    for written in WRITTEN_OUT.get(prefix, ()) if hyphen and rest[:1].isdigit() else ():
        yield f"{written}-{rest}"


def _glued(folded: str) -> set[str]:
    """Return a name without the hyphen before a short last part: "iskanderm", "agniv"."""
    stem, hyphen, last = folded.rpartition("-")
    is_short = len(last) < 4 < len(stem) + 1 and stem.isalpha() and last.isalpha()
    return {stem + last} if hyphen and is_short and last != "s" else set()


def is_short_code(spelled: str, form: str) -> bool:
    """Whether a spelling is so short a code that it needs context.

    Args:
        spelled: the spelling, in lower case.
        form: the name as listed, of which it is a spelling.

    >>> [is_short_code(code, code) for code in ("k9", "a 10", "mk 8", "type 15", "x101")]
    [True, True, False, True, False]
    >>> is_short_code("mi 8", "Mi-8"), is_short_code("mi-8", "Mi-8"), is_short_code("f16", "F-16")
    (True, False, False)
    """
    if _LABELLED.fullmatch(spelled):
        return True
    code = _SHORT_CODE.fullmatch(spelled)
    if not code:
        return False
    if len(code["letters"]) == 1:
        return _is_short_after_a_letter(code)
    return plain_letters(form) != spelled and _is_word_with_number(code)


def _is_word_with_number(code: re.Match[str]) -> bool:
    """Whether two letters and a number are a word and a number: "an 26", "as7", not "an-26"."""
    parted = code["joint"] == " " or len(code["digits"]) == 1
    return code["letters"] in _SHORT_WORDS and parted and code["joint"] != "-"


def _is_short_after_a_letter(code: re.Match[str]) -> bool:
    """Whether one letter and a number are a road, a form or a grade too: "m 60", "a10c", "k9"."""
    letter, joint, digits, suffix = code.group("letters", "joint", "digits", "suffix")
    if joint == " ":
        return letter in "ai" or (len(digits) < 3 and not suffix)
    if suffix:
        return letter == "a" and joint == "" and len(digits) < 3
    two_are_few = joint == "" and letter not in _LETTERS_OF_WEAPONS
    return len(digits) == 1 or (two_are_few and len(digits) == 2)


def proper_part(form: str) -> str | None:
    """Return what is left of a name without its code and its class words, folded, if that is a
    name: else None.

    >>> [proper_part(form) for form in ("VCC-80 Dardo", "Black Shark torpedo", "T-72")]
    ['dardo', 'black shark', None]
    >>> proper_part("Indian Field Gun") is None
    True
    """
    words = form.replace("-class", " class").split(" ")
    if any(sign.isdigit() for sign in words[0]):
        words = words[1:]
    while words and plain_letters(words[-1]) in _CLASS_WORDS:
        words.pop()
    part = " ".join(words)
    if not _PROPER.fullmatch(part):
        return None
    plain = plain_letters(part).replace("-", " ")
    return None if _NO_PARTS.intersection(plain.split(" ")) else plain
