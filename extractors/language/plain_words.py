"""What a parser is given of a sentence: names that it cannot know as plain words, without what
stands in brackets beside them.

A parser has learned from prose; "(NYSE: ABC)" or the slashes of "F/A-18E/F" make it lose the verb.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from spacy.tokens import Doc, Span, Token

from extractors.lexicon import read_toml
from extractors.records import Mention

LEFT_OUT = ""
"""As what a token is read that the parser is not given."""

BRACKETS: Mapping[str, str] = {"(": ")", "[": "]", "<": ">"}
"""Which closes which, of those whose words may be left out."""

_LEXICON = read_toml(__package__, "plain_words")
_READ_AS: Mapping[str, str] = {
    word: plain for plain, words in _LEXICON["read_as"].items() for word in words
}
_PLAIN_SYSTEM = _LEXICON["plain_system"]
_MARKS = frozenset("<>")  # around names of companies, in the manner of a news agency
_LONGEST_ASIDE = 12  # tokens in brackets
_SHORT = 3  # letters of a word in small letters that may be a unit: "(155 mm)"


def words_for_parser(
    doc: Doc, sentences: Iterable[Span], mentions: Sequence[Mention]
) -> dict[int, str]:
    """Return by their places what a parser reads instead of tokens, `LEFT_OUT` for those that it is
    not given.

    Args:
        doc: the article.
        sentences: what is parsed of it.
        mentions: the mentions in these sentences.
    """
    tokens_of = [_tokens(doc, mention) for mention in mentions]
    named = {token.i for tokens in tokens_of for token in tokens}
    read_as = {at: LEFT_OUT for sentence in sentences for at in _asides(sentence, named)}
    for mention, whole in zip(mentions, tokens_of, strict=True):
        tokens = [token for token in whole if token.i not in read_as]
        if mention.kind == "weapons":
            read_as |= _as_system(tokens)
        elif mention.kind == "money":
            read_as |= {t.i: _READ_AS[t.lower_] for t in tokens if t.lower_ in _READ_AS}
    return read_as


def _tokens(doc: Doc, mention: Mention) -> Sequence[Token]:
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return [] if span is None else [token for token in span if not token.is_space]


def _as_system(tokens: Sequence[Token]) -> Mapping[int, str]:
    """Read a designation of several tokens as the last of them, as a plain noun where that is no
    word.
    """
    if len(tokens) < 2 or all(token.is_alpha for token in tokens):
        return {}
    read_as = {token.i: LEFT_OUT for token in tokens[:-1]}
    if not tokens[-1].is_alpha or len(tokens[-1]) < _SHORT:
        read_as[tokens[-1].i] = _PLAIN_SYSTEM
    return read_as


def _asides(sentence: Span, named: Set[int]) -> Iterator[int]:
    """Yield the tokens of brackets that hold nothing but names, numbers and short forms."""
    tokens = [token for token in sentence if not token.is_space]
    opened: int | None = None
    for at, token in enumerate(tokens):
        if token.text in BRACKETS:
            opened = at
        elif opened is not None and token.text == BRACKETS[tokens[opened].text]:
            group = tokens[opened : at + 1]
            if token.text in _MARKS:
                yield from _marked(group)
            elif opened and _is_aside(group[1:-1], named):
                yield from (one.i for one in group)
            opened = None


def _marked(group: Sequence[Token]) -> Iterator[int]:
    """Yield the tokens of a ticker in marks, or the marks around a name."""
    inside = group[1:-1]
    is_ticker = len(inside) == 1 and inside[0].is_upper
    yield from (one.i for one in (group if is_ticker else (group[0], group[-1])))


def _is_aside(inside: Sequence[Token], named: Set[int]) -> bool:
    return len(inside) <= _LONGEST_ASIDE and all(
        one.i in named or _is_no_word(one) for one in inside
    )


def _is_no_word(token: Token) -> bool:
    return not token.is_alpha or token.is_upper or (token.is_lower and len(token) <= _SHORT)
