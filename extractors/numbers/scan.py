"""Where a text has figures and numbers in words, found once for every extractor that asks what they
count.

`figures_in` and `number_words_in` read the text from end to end in linear time, once an article, so
that money and volumes share what they find. It is rough: `extractors.numbers.grammar` has the
grammar.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick

from extractors.numbers.grammar import JOINT, SCALE
from extractors.numbers.words import AFTER_SIGNS, FRACTIONS, NUMBER_WORDS, SCALE_WORDS, SHORT_SCALES
from extractors.text import ArticleText, alternatives, view

# The look at the first letter spares most words the list of scales.
_LETTERS = alternatives(AFTER_SIGNS.keys() - {"l"})
COUNTED_SCALE = rf"""(?:(?=[abcghklmtqABCGHKLMTQ])(?:
(?i:(?:tril|bil|mil|{alternatives(SHORT_SCALES)})\.)(?=\s(?:[^\W\d_A-Z]|Euro|EUR|USD|U\.?S\.?\s[dD]))
|{SCALE}
|(?<=\d)L(?![^\W_])
|(?:(?<=\d)(?i:{_LETTERS})|(?i:{_LETTERS})(?![-&/'’.]\w))(?![^\W_])
))""".replace("\n", "")
"""What multiplies a figure beside a currency or a unit: `SCALE` and the short forms of
`AFTER_SIGNS`.
"""

# Digits grouped by blanks end no longer name ("the A380", "Covid-19"); the sign of the rand may
# stand before.
_GROUPS = (
    r"(?<![A-QS-Za-rt-z][0-9])(?<![^\W\d_]-[0-9])[0-9]{0,2}+"
    r"(?>(?:[\x20\u00a0\u2009\u202f][0-9]{3}(?![0-9]|-[^\W\d_]|[.,][0-9]{3}))+)"
    r"(?>(?:[.,][0-9]{1,2}(?![0-9]))?)"
)
_APOSTROPHES = r"[0-9]{0,2}+(?>(?:['’][0-9]{3}(?![0-9]))+)(?>(?:\.[0-9]{1,2}(?![0-9]))?)"
_FRACTION = r"/[0-9]{1,3}(?=[-\x20][mbtMBT])|[0-9]{0,2}+[-\x20][0-9]{1,2}/[0-9]{1,2}(?![0-9/])"
# A pattern that begins with a set of characters is looked for much faster than one that begins with
# a repetition.
_FIGURE = re.compile(
    rf"""
    (                                                                 # 1: the figure
        [0-9{"".join(FRACTIONS)}] (?:
            {_GROUPS} | {_APOSTROPHES} | {_FRACTION} | [0-9]*+ (?>(?:[.,][0-9]++)*) )
    )
    (?>(?: {JOINT} ({COUNTED_SCALE}) )?)                               # 2: its scale
    (?>(?: (?>(?:[^\S\n]{{1,2}}+\n?+[^\S\n]{{0,8}}+|\n[^\S\n]{{0,8}}+)?) (?>(?:-(?=[^\W\d_]))?)
        ([^\W\d_]++|[^\w\s.,;:])                                          # 3: what follows
    )?)
    """,
    re.VERBOSE,
)


PRINTED_FIGURE = re.compile(r"\d++(?>(?:[.,]\d++)*)")
"""A figure as it is printed, with the points and commas inside of it: ``1,200.5``.

For comparing texts: what it is worth is not asked, "1.200" and "1,200" are two.
"""


class WordEnd(NamedTuple):
    """A word that may end a number in words, and the word that follows at once, in lower case, if
    any.
    """

    start: int
    end: int
    next_word: str


@view
def figures_in(article: ArticleText) -> list[re.Match[str]]:
    """Return the figures of a text, each with three groups: the figure, its scale, and the word or
    sign that follows.

    >>> article = ArticleText("2 ships cost 5 million dollars.")
    >>> [figure.groups() for figure in figures_in(article)]
    [('2', None, 'ships'), ('5', 'million', 'dollars')]
    """
    return list(_FIGURE.finditer(article.text))


@view
def number_words_in(article: ArticleText) -> list[WordEnd]:
    """Return where the words end that may end a number in words, with the word that follows.

    >>> number_words_in(ArticleText("half a billion dollars"))
    [WordEnd(start=0, end=4, next_word='a'), WordEnd(start=7, end=14, next_word='dollars')]
    """
    return list(_word_ends(article.text))


_SEPARATORS = "\n\u00a0-–—/([\"“‘'.,;:)"
_NEXT_WORD = re.compile(r"[\s-]{1,4}([^\W\d_]++)")


def _word_ends(text: str) -> Iterator[WordEnd]:
    spaced = f" {text} "
    for separator in _SEPARATORS:
        spaced = spaced.replace(separator, " ")
    for last, length in _number_words().iter(spaced):
        word = _NEXT_WORD.match(text, last - 1)
        yield WordEnd(last - 1 - length, last - 1, word[1].casefold() if word else "")


@cache
def _number_words() -> ahocorasick.Automaton:
    """Return an automaton of the words that end numbers in words, between blanks: small,
    capitalised, in capitals.
    """
    automaton = ahocorasick.Automaton()
    for word in NUMBER_WORDS | SCALE_WORDS - AFTER_SIGNS.keys():
        for form in (word, word.capitalize(), word.upper()):
            automaton.add_word(f" {form} ", len(word))
    automaton.make_automaton()
    return automaton
