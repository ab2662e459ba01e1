"""Passages: the sentences of an article as the statement rules read them, with their words and
mentions.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from operator import attrgetter

from spacy.tokens import Doc, Span

from extractors.dates import story_start
from extractors.language import LEFT_OUT, SentenceParser, words_for_parser, words_of
from extractors.records import CalendarDate, Mention
from extractors.statements.syntax import ParsedSentence
from extractors.text import ArticleText, Word, WordPlaces, words_between

VALUE_KINDS = ("money", "gas_volumes", "weapons")
"""The tables whose mentions a statement can rest on."""

MAX_VALUES = 60
"""Values in one passage; with more it is a table, which asserts nothing in words."""

MAX_PASSAGE = 1500
"""Longest passage in characters; a longer "sentence" is no prose and is cut, which bounds the work
on it.
"""

_LEAST_WORDS = 2  # words beside its values from which on a passage is parsed
_WRAPPED = 40  # characters that a line has at least where text is wrapped at a fixed width
_FINAL = frozenset(".!?:;)]\"'”’…")
_STOPS, _QUOTES = (".", "!", "?"), "\"'’”)"
_BULLET = re.compile(r"[-–—•*·▪‣●]\s|\(?\d{1,2}[.)]\s")
# What stands before a sentence and has no part in its syntax, beside a dateline with a day: a
# bullet, a credit alone ("(Fjord News) - "), a place in capitals alone ("OSLO The ministry ...").
_FURNITURE = re.compile(
    r"""
    [-–—•*·▪‣●]\s{1,3} | \(?\d{1,2}[.)]\s{1,3}
    | \([A-Z][\w.&\ ]{1,30}\)\s[-–—]{1,2}\s
    | [A-Z]{3,20}(?:\ [A-Z]{3,20}){0,2}\ (?=(?:An?|The|Two|Three)\ )
    """,
    re.VERBOSE,
)
_BREAKS = {",": 1, "(": 2, ")": 2, ";": 12, ":": 4, "—": 4, "–": 4, "-": 4, '"': 1, "“": 1, "”": 1}
_BREAK_WORDS = {
    "while": 12,
    "whereas": 12,
    "but": 6,
    "although": 6,
    "though": 6,
    "which": 2,
    "after": 3,
    "and": 1,
}


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One sentence, or one piece of an over-long one.

    Attributes:
        start, end: offsets of the passage in the article's text.
        words: its words, in order.
        mentions: the mentions that begin in it, in order.
        values: the money amounts, gas volumes and weapons among them.
        dates: the dates among them that are no part of a citation.
        is_title: it is the article's headline.
        intro: index of the passage that announces this list item ("The package includes:"), else
            None.
        syntax: the parse of a passage that holds a value; one without words for all others.
    """

    index: int
    text: str
    start: int
    end: int
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    values: tuple[Mention, ...]
    dates: tuple[Mention, ...]
    is_title: bool
    intro: int | None
    syntax: ParsedSentence = field(default_factory=lambda: ParsedSentence(()), repr=False)

    def word_at(self, offset: int) -> int:
        """Return the index of the first word that ends after `offset`."""
        return self._places.first_after(offset)

    def word_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the words that ``start:end`` of the article's text touches, as a half-open span of
        indexes.
        """
        touched = self._places.touched(start, end)
        return touched.start, touched.stop

    def head_of(self, first: int, last: int) -> int | None:
        """Return the word of the parse on which the words ``first:last`` depend, None if there is
        no parse of them.
        """
        return self.syntax.head_of(self.words[first].start, self.words[last - 1].end)

    def distance(self, one: int, other: int) -> int:
        """Return how far two words are apart, in words and clause boundaries."""
        costs = self._costs
        last = len(costs) - 1
        if last < 0:
            return 0
        return abs(one - other) + abs(costs[min(one, last)] - costs[min(other, last)])

    @cached_property
    def _places(self) -> WordPlaces:
        return WordPlaces(self.words)

    @cached_property
    def _costs(self) -> list[int]:
        """For each word, how much clause boundary lies before it; differences measure
        separation.
        """
        return list(_clause_costs(self.words))


def read_passages(article: ArticleText, mentions: Sequence[Mention]) -> list[Passage]:
    """Cut the text of `article` into passages and deal the mentions out to them."""
    text = article.text
    whole = _joined(_unbroken(text, article.sentences), mentions)
    spans = [piece for span in whole for piece in _pieces(text, *span)]
    ordered = sorted(mentions, key=attrgetter("start"))
    passages: list[Passage] = []
    intro: int | None = None
    at = 0
    for index, (start, end) in enumerate(spans):
        first = at
        while at < len(ordered) and ordered[at].start < end:
            at += 1
        words = tuple(words_between(text, start, end))
        is_item = _BULLET.match(text, start) is not None
        intro = _intro(text, spans, index, is_item, intro)
        passages.append(
            Passage(
                index=index,
                text=text[start:end],
                start=start,
                end=end,
                words=words,
                mentions=tuple(ordered[first:at]),
                values=tuple(m for m in ordered[first:at] if m.kind in VALUE_KINDS),
                dates=tuple(m for m in ordered[first:at] if _is_own_date(m)),
                is_title=index == 0 and _is_title(text, spans),
                intro=intro,
            )
        )
    return passages


def opening_sentences(passages: Iterable[Passage], count: int) -> Iterator[Passage]:
    """Return the first passages of an article that are sentences, no headings nor bullet points.

    Args:
        passages: the passages of the article in order.
        count: how many sentences are wanted at most.
    """
    return islice((passage for passage in passages if _is_sentence(passage.text)), count)


def _is_sentence(text: str) -> bool:
    last_line = text.rstrip().rpartition("\n")[2]
    return last_line.rstrip(_QUOTES).endswith(_STOPS) and _BULLET.match(last_line) is None


def _is_own_date(mention: Mention) -> bool:
    return isinstance(mention.value, CalendarDate) and not mention.value.in_citation


def _unbroken(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join what was cut although no sentence ends there, by a model or by a line's end."""
    current: tuple[int, int] | None = None
    for start, end in spans:
        if current is not None and _runs_on(text, current, start):
            current = (current[0], end)
            continue
        if current is not None:
            yield current
        current = (start, end)
    if current is not None:
        yield current


def _runs_on(text: str, current: tuple[int, int], start: int) -> bool:
    """Whether a sentence goes on at `start`: within its line, or on the next one of text wrapped at
    a fixed width.
    """
    gap = text[current[1] : start]
    if (
        text[current[1] - 1] in _FINAL
        or gap.count("\n") > 1
        or current[1] - current[0] > MAX_PASSAGE
    ):
        return False
    return "\n" not in gap or (
        text[start].islower() and current[1] - text.rfind("\n", 0, current[1]) > _WRAPPED
    )


def _joined(
    spans: Iterable[tuple[int, int]], mentions: Sequence[Mention]
) -> Iterator[tuple[int, int]]:
    """Join sentences that a mention straddles, as `Mention.sentence_end` does."""
    reach = sorted(((m.start, m.end) for m in mentions), reverse=True)
    current: tuple[int, int] | None = None
    for start, end in spans:
        covered = 0
        while reach and reach[-1][0] < end:
            covered = max(covered, reach.pop()[1])
        if current is not None and current[1] > start:
            current = (current[0], max(current[1], end, covered))
            continue
        if current is not None:
            yield current
        current = (start, max(end, covered))
    if current is not None:
        yield current


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_PASSAGE:
        cut = text.rfind(" ", start + MAX_PASSAGE // 2, start + MAX_PASSAGE)
        cut = start + MAX_PASSAGE if cut < 0 else cut
        yield start, cut
        start = cut
    yield start, end


def _is_title(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    (_, end), *rest = spans[:2]
    return bool(rest) and "\n" in text[end : rest[0][0]] and text[end - 1] not in '.!"”'


def _intro(
    text: str, spans: Sequence[tuple[int, int]], index: int, is_item: bool, current: int | None
) -> int | None:
    """Return the passage that announces item `index`: the nearest one before that ends in a
    colon.
    """
    if not is_item or index == 0:
        return None
    before = spans[index - 1]
    if text[before[1] - 1] == ":":
        return index - 1
    return current


def _clause_costs(words: Sequence[Word]) -> Iterator[int]:
    total = 0
    for word in words:
        total += _BREAKS.get(word.lower, 0) or _BREAK_WORDS.get(word.lower, 0)
        yield total


def with_syntax(
    article: ArticleText, passages: Sequence[Passage], parser: SentenceParser | None
) -> list[Passage]:
    """Return the passages with the parses of those that hold values, or announce a list that does;
    without a parser, or where the article was not read by a pipeline, they stay as they are.
    """
    if parser is None or article.doc is None:
        return list(passages)
    asked = _parsed_ones(passages)
    spans = {passage.index: _span(article.doc, passage) for passage in asked}
    mentions = [mention for passage in asked for mention in passage.mentions]
    read_as = words_for_parser(article.doc, spans.values(), mentions)
    parses = dict(zip(spans, parser.parse(list(spans.values()), read_as), strict=True))
    return [
        replace(passage, syntax=_parsed(parses[passage.index], spans[passage.index], read_as))
        if passage.index in parses
        else passage
        for passage in passages
    ]


def _parsed_ones(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages that are worth a parse."""
    asked = [one for one in passages if 0 < len(one.values) <= MAX_VALUES and _has_words(one)]
    announcing = {one.intro for one in asked if one.intro is not None}
    return asked + [passages[at] for at in announcing if not passages[at].values]


def _has_words(passage: Passage) -> bool:
    """Whether there is something to parse beside the values: rows of a table have no syntax."""
    left = _LEAST_WORDS
    ends = iter([*((value.start, value.end) for value in passage.values), (passage.end,) * 2])
    start, end = next(ends)
    for word in passage.words:
        while word.start >= end and end < passage.end:
            start, end = next(ends)
        if word.text.isalpha() and not start <= word.start < end:
            left -= 1
            if not left:
                return True
    return False


def _span(doc: Doc, passage: Passage) -> Span:
    """Return what is parsed of a passage: its sentence without the dateline or bullet before it."""
    start = passage.start + (story_start(passage.text) or _length_of_furniture(passage.text))
    span = doc.char_span(start, passage.end, alignment_mode="expand")
    return doc[0:0] if span is None else span


def _length_of_furniture(text: str) -> int:
    found = _FURNITURE.match(text)
    return 0 if found is None else found.end()


def _parsed(parse: Doc, span: Span, read_as: Mapping[int, str]) -> ParsedSentence:
    tokens = words_of(span)
    left_out = {at for at, token in enumerate(tokens) if read_as.get(token.i) == LEFT_OUT}
    return ParsedSentence.of(parse, tokens, left_out)
