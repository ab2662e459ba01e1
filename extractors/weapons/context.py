"""Whether a sentence speaks of weapons where a word or a short code could be something else."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from extractors.lexicon import read_toml
from extractors.text import ArticleText, plain_letters, rule_spans, sentence_at
from extractors.weapons.classes import COUNTED_HEADS
from extractors.weapons.cues import OTHER_SENSES, Cues, Span, cues_in
from extractors.weapons.gazetteer import words_of_names
from extractors.weapons.phrases import PHRASE_WORDS

_LEXICON = read_toml(__package__, "context")
_PEOPLE = frozenset(_LEXICON["people"])
_NOUN_ONLY = frozenset(_LEXICON["noun_only"])
_TITLES = frozenset(_LEXICON["titles"])
_SHOUTED = frozenset(_LEXICON["shouted"])
_SURNAMES = frozenset(_LEXICON["surnames"])
_SPEECH = frozenset(_LEXICON["speech"])
_AFTER_NAME = frozenset(_LEXICON["after_name"])
_NOUNS_AFTER_NAME = frozenset(_LEXICON["nouns_after_name"])
_BEFORE_CODE = frozenset(_LEXICON["before_code"])
_AFTER_CODE = frozenset(_LEXICON["after_code"])
_TROOPS = frozenset(_LEXICON["troops"])
_KIND_OF = re.compile(r"[ -]class (?P<what>[a-z]{2,20})(?: (?P<of>[a-z]{3,20}))?")
_NO_KIND = frozenset(_LEXICON["after_class"])
_LINE_OF = re.compile(r" (?:line|range|series) of [A-Z]")
_LINE_END = re.compile(r"\n")
_WORD_AFTER = re.compile(r" ([a-z-]+)")
# What a further noun says a name is: "the Harpoon, a pub near the docks", "the Virginia class of
# 1990".
_SAYS_WHAT = re.compile(r", an? ([a-z]+)(?: ([a-z]+))?")
_SQUADRON_AFTER = re.compile(r" of (?:the )?(?:V[A-Z]{1,4}-\d{1,4}|No\.? \d{1,3} Squadron)\b")
_CLASS_OF = re.compile(r"class of (?:19|20)\d\d\b")
# The classes of disabled athletes and shooters look like designations: "T64", "SH1".
_SPORT_CLASS = re.compile(r"(?:T|F|S|SB|SM|SH|R|B)\d{1,2}")
_PARALYMPIC = re.compile(
    r"paralymp|para[- ](?:athlet|swimm|sport|shoot)|\b(?:long|high) jump\b|\bshot put\b"
)
_TITLE_WORD = re.compile(r"[A-Z][a-z]{2,}")
_CLASS_WORDS = frozenset(
    word for phrase in (*COUNTED_HEADS, *_LEXICON["goes_on"]) for word in phrase.lower().split()
)
_CLASS_WORDS_OF_SHIPS = PHRASE_WORDS | _CLASS_WORDS
_MANY_WEAPONS = 3  # certain names of systems make a text one about weapons
_TITLE_SHARE = 0.7  # of a headline's words begin with a capital


class Context:
    """The sentences of one text and the cues that stand in them; a sentence is read when it is
    first asked for.
    """

    def __init__(self, article: ArticleText) -> None:
        self._article = article
        self._lines: list[int] = []
        self._sentences: dict[int, list[Span]] = {}
        self._headlines: dict[int, bool] = {}
        self._cues: dict[Span, Cues] = {}
        self._weapons: list[Span] = []
        self._sport: bool | None = None

    def add_weapons(self, spans: Iterable[Span]) -> None:
        """Count weapons found beyond doubt as cues for their neighbours."""
        self._weapons = sorted({*self._weapons, *spans})

    def sentence(self, start: int, end: int) -> Span:
        """Return the sentence around ``text[start:end]``."""
        text = self._article.text
        if not self._lines:
            self._lines = [0, *(end.end() for end in _LINE_END.finditer(text)), len(text) + 1]
        first = bisect_right(self._lines, start) - 1
        low, high = self._lines[first], self._lines[max(first + 1, bisect_left(self._lines, end))]
        if low not in self._sentences:
            self._sentences[low] = [
                (low + one, low + two) for one, two in rule_spans(text[low:high])
            ]
        return sentence_at(self._sentences[low], start, end)

    def _cues_around(self, start: int, end: int) -> Cues:
        sentence = self.sentence(start, end)
        if sentence not in self._cues:
            self._cues[sentence] = cues_in(self._article, *sentence)
        return self._cues[sentence]

    def is_military(self, start: int, end: int) -> bool:
        """Whether a cue or a weapon stands in the sentence, outside of ``text[start:end]``.

        >>> Context(ArticleText("The army bought it.")).is_military(4, 8)
        False
        >>> Context(ArticleText("The army bought it.")).is_military(16, 18)
        True
        """
        low, high = self.sentence(start, end)
        first, last = (bisect_left(self._weapons, (at, 0)) for at in (low, high))
        weapons = (self._weapons[at] for at in range(first, last))
        around = itertools.chain(self._cues_around(start, end).military, weapons)
        return any(stop <= start or begin >= end for begin, stop in around)

    def is_at_war(self, start: int, end: int) -> bool:
        """Whether the sentence says what somebody did in a war, or the whole text speaks of
        weapons.
        """
        cues = self._cues_around(start, end)
        return bool(cues.parties and cues.acts) or len(self._weapons) >= _MANY_WEAPONS

    def is_shouted(self, start: int, end: int) -> bool:
        """Whether a word of headlines stands among others in capital letters, so that its own say
        nothing.
        """
        text = self._article.text
        surface = text[start:end]
        if plain_letters(surface).removesuffix("s") not in _SHOUTED or not surface.isupper():
            return False
        before = text[max(0, start - 20) : start].split()[-1:]
        return any(_is_upper(word) for word in before + text[end : end + 20].split()[:1])

    def is_dealing(self, start: int, end: int) -> bool:
        """Whether the sentence speaks of buying, sending or losing things: enough where they are
        counted.
        """
        return bool(self._cues_around(start, end).dealings)

    def is_civil(self, start: int, end: int) -> bool:
        """Whether the sentence speaks of roads, visas, airlines and the like outside of
        ``text[start:end]``.
        """
        return any(
            stop <= start or begin >= end for begin, stop in self._cues_around(start, end).civil
        )

    def is_shunned(self, start: int, end: int, form: str) -> bool:
        """Whether the word is a person's or place's name, or something says that it is an animal, a
        wind, a school.
        """
        return plain_letters(form) in _NOUN_ONLY or self.has_other_sense(start, end, form)

    def has_other_sense(self, start: int, end: int, form: str) -> bool:
        """Whether the sentence names what else the word means: animals, winds, satellites."""
        folded = plain_letters(form)
        shunned = next(
            (OTHER_SENSES[word] for word in _names_of(folded) if word in OTHER_SENSES), None
        )
        if not shunned:
            return False
        near = self._cues_around(start, end).shunned
        return any(
            first < start or last >= end
            for first, last in (near[word] for word in shunned & near.keys())
        )

    def is_labelled(self, start: int, end: int) -> bool:
        """Whether the word beside a letter-and-number form says that it is no weapon: "Bill C-51",
        "M-30 highway".
        """
        text = self._article.text
        if _SPORT_CLASS.fullmatch(text, start, end) and self._is_of_sport():
            return True
        parted = text[start - 1] == " "
        before = text[max(0, start - 16) : start].rsplit(maxsplit=1)[-1:] if parted else []
        if before and before[0][0].isupper() and before[0].lower() in _BEFORE_CODE:
            return True
        return self._word_after(end) in _AFTER_CODE or bool(_LINE_OF.match(text, end))

    def is_of_troops(self, end: int, surface: str) -> bool:
        """Whether a name that hardly means a weapon is that of troops: "the Shkval battalion"."""
        return plain_letters(surface) in _NOUN_ONLY and self._word_after(end) in _TROOPS

    def is_kind_of(self, end: int) -> bool:
        """Whether "class" after a name says what no weapon is: "Kilo class of potatoes"."""
        at = end - len(" class") if self._article.folded.endswith(" class", 0, end) else end
        found = _KIND_OF.match(self._article.folded, at)
        if found is None:
            return False
        word = found["of"] if found["what"] == "of" else found["what"]
        return bool(word) and word not in _CLASS_WORDS_OF_SHIPS and word not in _NO_KIND

    def _word_after(self, end: int) -> str:
        """Return the word after a blank at `end`, in small letters; "" if none follows."""
        found = _WORD_AFTER.match(self._article.folded, end)
        return found[1] if found else ""

    def _is_of_sport(self) -> bool:
        """Whether the text is about sport of the disabled, whose classes look like designations."""
        if self._sport is None:
            self._sport = _PARALYMPIC.search(self._article.folded) is not None
        return self._sport

    def is_organisation(self, end: int) -> bool:
        """Whether the word after a name makes it a company, a law, a club: "BrahMos Aerospace",
        "Kornet restaurant".
        """
        text, folded = self._article.text, self._article.folded
        apposed = _SAYS_WHAT.match(folded, end)
        if apposed and not _NOUNS_AFTER_NAME.isdisjoint(apposed.groups()):
            return True
        if _CLASS_OF.match(folded, max(0, end - len("class"))):
            return True
        if text[end : end + 1] != " ":
            return False
        if text[end + 1 : end + 2].islower():
            return self._word_after(end) in _NOUNS_AFTER_NAME
        following = text[end : end + 24].split(maxsplit=1)
        word = following[0].strip(".,;:)'\"’”") if following else ""
        return word[:1].isupper() and word.lower() in _AFTER_NAME

    def is_part_of_name(self, start: int, end: int) -> bool:
        """Whether the word at ``text[start:end]`` begins another name: "Trident Juncture",
        "Leopard Beer"; or nicknames a squadron: "the Stingers of VFA-113".
        """
        text = self._article.text
        if _SQUADRON_AFTER.match(text, end):
            return True
        following = _next_word(text, end).rstrip(".,;:)")
        if not _TITLE_WORD.fullmatch(following) or self._is_headline(start, end):
            return False
        folded = plain_letters(following)
        words = {folded, folded.removesuffix("s")}
        known = (words_of_names(), _CLASS_WORDS, NEVER_GIVEN)
        return all(map(words.isdisjoint, known))

    def is_programme(self, start: int) -> bool:
        """Whether a project is what something is done under: "built under Project 75I"."""
        text = self._article.text
        is_project = text.startswith("Project", start)
        return is_project and text.endswith(("under ", "under the "), max(0, start - 10), start)

    def is_person(self, start: int, end: int) -> bool:
        """Whether a form that is also a people's name stands beside another capitalised name:
        "Bradley Cooper".
        """
        text = self._article.text
        previous = _word_before(text, start)
        if previous.rstrip(".").lower() in _TITLES and previous[0].isupper():
            return True
        if self._word_after(end) in _SPEECH:
            return True
        word = plain_letters(text[start:end])
        if word in _SURNAMES and self._is_bare_subject(start, end):
            return True
        if _PEOPLE.isdisjoint((word, word.removesuffix("s"))) or self._is_headline(start, end):
            return False
        return _is_given_name(previous) or _is_surname(_next_word(text, end))

    def _is_bare_subject(self, start: int, end: int) -> bool:
        """Whether a name begins its sentence and small letters follow, as no name of a thing would
        without "the".
        """
        text = self._article.text
        if not _WORD_AFTER.match(text, end) or text[max(0, start - 1) : start].strip("\n "):
            return False
        if self._is_headline(start, end):
            return False
        return text[self.sentence(start, end)[0] : start].strip() == ""

    def _is_headline(self, start: int, end: int) -> bool:
        """Whether most words of the sentence begin with a capital, which then says nothing."""
        low, high = self.sentence(start, end)
        if low not in self._headlines:
            words = [word for word in self._article.text[low:high].split() if word[0].isalpha()]
            capitals = sum(word[0].isupper() for word in words)
            self._headlines[low] = capitals > _TITLE_SHARE * len(words)
        return self._headlines[low]


def _word_before(text: str, start: int) -> str:
    """Return what stands before a blank at `start`; "" if no blank does."""
    before = text[max(0, start - 30) : start].split(" ")
    return before[-2] if len(before) > 1 and before[-1] == "" else ""


def _next_word(text: str, end: int) -> str:
    """Return what stands after a blank at `end`; "" if no blank does."""
    after = text[end : end + 30].split(" ")
    return after[1] if len(after) > 1 and after[0] == "" else ""


def _is_upper(word: str) -> bool:
    return len(word) > 3 and word.isupper() and word.strip(".,:;'\"").isalpha()


def _names_of(folded: str) -> tuple[str, ...]:
    """Return under which names a form may stand in the lexicon: whole, unhyphenated, its first
    word, its singular.
    """
    first = folded.split(" ")[0]
    return (folded, folded.replace("-", "").replace(" ", ""), first, first.removesuffix("s"))


_ADJECTIVES = ("an", "sh", "ch", "ese", "ish")
NEVER_GIVEN = frozenset(_LEXICON["never_given"])
"""Capitalised words that are no given names and no part of a name: "The", "Russian", "Navy"."""


def is_attribute(word: str) -> bool:
    """Whether a capitalised word says whose or of what kind something is.

    >>> [is_attribute(word) for word in ("Russian", "Navy", "The", "Kilo")]
    [True, True, True, False]
    """
    lower = plain_letters(word)
    return lower in NEVER_GIVEN or lower.endswith(_ADJECTIVES)


def _is_given_name(word: str) -> bool:
    """Whether a capitalised word before a name could be a given name or a rank.

    >>> [_is_given_name(word) for word in ("Omar", "Russian", "US", "Ukraine's")]
    [True, False, False, False]
    """
    plain = word.strip("\"'(“‘")
    return plain.istitle() and plain.isalpha() and len(plain) > 1 and not is_attribute(plain)


def _is_surname(word: str) -> bool:
    plain = word.strip(".,;:)'\"’”").removesuffix("'s").removesuffix("’s")
    return plain.istitle() and plain.isalpha() and len(plain) > 1
