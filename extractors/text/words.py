"""Words of a sentence with their lemmas, and the phrases of a lexicon found among them.

There is no tagger here: a lemma is looked up in the inflected forms of the words that the lexicons
name, so only words that a rule may ask for have one; every other word is its own lemma.
"""

import operator
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from extractors.lexicon import read_toml

_WORD = re.compile(
    r"""
    (?:[^\W\d_]\.){2,8}            # U.S., U.A.E.
    | (?<=\w)['’]s\b               # the possessive, a word of its own
    | [^\W_]+(?:['’](?!s\b)[^\W_]+)?  # a word, a number, an unhyphenated part; can't, O'Neill
    | [^\w\s]                      # punctuation, sign by sign
    """,
    re.VERBOSE,
)
_LOWER = operator.attrgetter("lower")
_HYPHENS = "-‐‑"
_VOWELS = "aeiou"
_IRREGULAR: Mapping[str, Sequence[str]] = read_toml(__package__, "irregular_verbs")["forms"]


class Word(NamedTuple):
    """One word or punctuation sign; `start` and `end` are offsets in the text.

    `glued` says that a hyphen without white space joins it to the word before; such hyphens are no
    words themselves.
    """

    text: str
    lower: str
    start: int
    end: int
    glued: bool = False

    @property
    def is_capitalised(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[0].isupper()


class _Placed(Protocol):
    """What stands at offsets of a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class WordPlaces:
    """Where words stand that follow each other in a text, made once for many questions.

    >>> places = WordPlaces(words_between("the new radar", 0, 13))
    >>> places.first_after(3), places.touched(5, 9)
    (1, range(1, 3))
    """

    def __init__(self, words: Sequence[_Placed]) -> None:
        self._starts = [word.start for word in words]
        self._ends = [word.end for word in words]

    def first_after(self, offset: int) -> int:
        """Return the index of the first word that ends after an offset."""
        return bisect_right(self._ends, offset)

    def touched(self, start: int, end: int) -> range:
        """Return the indexes of the words that ``start:end`` of the text touches."""
        return range(self.first_after(start), bisect_left(self._starts, end))


def words_between(text: str, start: int, end: int) -> list[Word]:
    """Cut ``text[start:end]`` into words.

    >>> [word.text for word in words_between("Serbia's U.S.-made (new) radar", 0, 30)]
    ['Serbia', "'s", 'U.S.', 'made', '(', 'new', ')', 'radar']
    """
    found: list[Word] = []
    make = tuple.__new__  # a third of what the class itself takes, and there are very many words
    glue_at = -1
    for match in _WORD.finditer(text, start, end):
        printed = match[0]
        first, last = match.span()
        if printed in _HYPHENS and _is_tight(text, first, start, end):
            glue_at = last
            continue
        lower = printed.lower()
        if "’" in lower:
            lower = lower.replace("’", "'")
        found.append(make(Word, (printed, lower, first, last, glue_at == first)))
    return found


def _is_tight(text: str, at: int, start: int, end: int) -> bool:
    return start < at < end - 1 and not text[at - 1].isspace() and not text[at + 1].isspace()


def inflections(lemma: str) -> list[str]:
    """Return the forms that a regular noun or verb may take in print, with the irregular ones of
    the lexicon.

    >>> inflections("supply")
    ['supply', 'supplies', 'supplied', 'supplying']
    >>> inflections("sell")
    ['sell', 'sells', 'selling', 'sold']
    """
    irregular = list(_IRREGULAR.get(lemma, ()))
    past = [] if irregular else [_with_ed(lemma)]
    return list(dict.fromkeys([lemma, _with_s(lemma), *past, _with_ing(lemma), *irregular]))


def _with_s(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _with_ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return _doubled(lemma) + "ed"


def _with_ing(lemma: str) -> str:
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + "ing"
    return _doubled(lemma) + "ing"


def _doubled(lemma: str) -> str:
    # Only words of one syllable double their consonant for sure; the others are in the lexicon.
    is_short = sum(letter in _VOWELS for letter in lemma) == 1 and len(lemma) > 2
    doubles = is_short and lemma[-1] not in _VOWELS + "wxy" and lemma[-2] in _VOWELS
    return lemma + lemma[-1] if doubles else lemma


class _Begun(NamedTuple):
    """The phrases that a word may begin: those of more words by the lemma of the second, longest
    first, each with its lemmas after the first; and the one that is the word alone.
    """

    by_second: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    alone: str | None

    @classmethod
    def of(cls, phrases: Sequence[tuple[tuple[str, ...], str]]) -> "_Begun":
        by_second: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for rest, phrase in phrases:
            if rest:
                by_second.setdefault(rest[0], []).append((rest, phrase))
        return cls(by_second, next((phrase for rest, phrase in phrases if not rest), None))


class PhraseIndex:
    """Phrases of a lexicon, each with what it stands for, and a look-up that is linear in the
    words.

    A phrase is written in lemmas ("order book", "sell"); every word of it matches in any inflected
    form. It is found as it was written.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        split = {phrase: phrase.lower().replace("-", " ").split() for phrase in phrases}
        self._lemma: dict[str, str] = {}
        # Shorter words first: what is itself a form of another ("approved") is read as that one
        # ("approve").
        for part in sorted(
            {part for parts in split.values() for part in parts}, key=lambda part: (len(part), part)
        ):
            lemma = self._lemma.get(part, part)
            for form in inflections(part):
                self._lemma.setdefault(form, lemma)
        by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, parts in split.items():
            first, *rest = (self._lemma[part] for part in parts)
            by_first.setdefault(first, []).append((tuple(rest), phrase))
        for candidates in by_first.values():
            candidates.sort(key=lambda pair: len(pair[0]), reverse=True)
        # By each form of a first word the phrases that it may begin.
        begun = {lemma: _Begun.of(candidates) for lemma, candidates in by_first.items()}
        self._beginning = {
            form: begun[lemma] for form, lemma in self._lemma.items() if lemma in begun
        }

    def lemma(self, word: Word) -> str:
        """Return the lemma of a word that the phrases use, else the word itself in lower case."""
        return self._lemma.get(word.lower, word.lower)

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
        """Yield the longest phrases from left to right as ``(first, last + 1, phrase)``; none
        overlap.
        """
        end, beginning, lemma = 0, self._beginning, self._lemma
        for at, begun in enumerate(map(beginning.get, map(_LOWER, words))):
            if begun is None or at < end:
                continue
            after = words[at + 1].lower if at + 1 < len(words) else ""
            for rest, phrase in begun.by_second.get(lemma.get(after, after), ()):
                if self._follow(rest, words[at + 1 : at + 1 + len(rest)]):
                    end = at + 1 + len(rest)
                    yield at, end, phrase
                    break
            else:
                if begun.alone is not None:
                    end = at + 1
                    yield at, end, begun.alone

    def _follow(self, rest: Sequence[str], words: Sequence[Word]) -> bool:
        """Whether words are those of a phrase after its first."""
        return len(rest) == len(words) and all(map(operator.eq, rest, map(self.lemma, words)))


def phrase_map(groups: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Turn ``(meaning, phrases)`` pairs into a map from the phrase, unhyphenated, to its meaning.

    >>> phrase_map([("deal", ["purchase", "buy-back"])])
    {'purchase': 'deal', 'buy back': 'deal'}
    """
    return {
        phrase.lower().replace("-", " "): meaning
        for meaning, phrases in groups
        for phrase in phrases
    }
