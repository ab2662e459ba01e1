"""The words of a sentence that a parser was not given, put back where they stand."""

from collections.abc import Sequence

from spacy.tokens import Token

from extractors.language import BRACKETS
from extractors.statements.syntax.parsed_words import ParsedWord

_OPENING, _CLOSING = frozenset(BRACKETS), frozenset(BRACKETS.values())
_SEPARATING = frozenset(";,")
_INSIDE_A_NAME = frozenset({"flat", "compound", "nummod", "fixed", "goeswith"})


def word_of(token: Token, tag: str, relation: str, head: int) -> ParsedWord:
    """Return a word as it is printed, with what a parser says of it."""
    return ParsedWord(token.text, token.idx, token.idx + len(token.text), tag, relation, head)


def with_left_out(words: Sequence[ParsedWord | None], printed: Sequence[Token]) -> list[ParsedWord]:
    """Return all words of a sentence.

    Args:
        words: what was parsed of it; None for what the parser was not given.
        printed: the tokens of all words.

    What stood in brackets stands beside the name or noun before it; anything else is a part of the
    word behind it.
    """
    whole = list(words)
    at = 0
    while at < len(whole):
        if whole[at] is not None:
            at += 1
        elif printed[at].text in _OPENING:
            at = _put_back_aside(whole, printed, at)
        else:
            at = _put_back_parts(whole, printed, at)
    return [word for word in whole if word is not None]


def _put_back_parts(whole: list[ParsedWord | None], printed: Sequence[Token], at: int) -> int:
    end = at
    while end < len(whole) and whole[end] is None and printed[end].text not in _OPENING:
        end += 1
    head = end if end < len(whole) else at - 1
    for index in range(at, end):
        relation = "punct" if _is_mark(printed[index]) else "compound"
        whole[index] = word_of(printed[index], _tag(printed[index]), relation, head)
    return end


def _put_back_aside(whole: list[ParsedWord | None], printed: Sequence[Token], at: int) -> int:
    """Put brackets back as an apposition, each part between separators as one of its own."""
    end = at + 1
    while end < len(whole) and whole[end] is None and printed[end - 1].text not in _CLOSING:
        end += 1
    anchor = _anchor(whole, at) if at else min(end, len(whole) - 1)
    first: int | None = None
    for index in range(at, end):
        token = printed[index]
        if _is_mark(token):
            whole[index] = word_of(token, _tag(token), "punct", anchor)
            first = None if token.text in _SEPARATING else first
        elif first is None:
            first = index
            whole[index] = word_of(token, _tag(token), "appos", anchor)
        else:
            relation = "nummod" if token.like_num else "flat"
            whole[index] = word_of(token, _tag(token), relation, first)
    return end


def _anchor(whole: Sequence[ParsedWord | None], at: int) -> int:
    """Return the word that the name or noun before a place hangs on."""
    anchor = at - 1
    word = whole[anchor]
    while word is not None and word.relation in _INSIDE_A_NAME and word.head < anchor:
        anchor = word.head
        word = whole[anchor]
    return anchor


def _is_mark(token: Token) -> bool:
    return token.is_punct or token.text in _OPENING | _CLOSING


def _tag(token: Token) -> str:
    """Return the tag of a word that nothing but its form is known of."""
    if token.text in _OPENING:
        return "-LRB-"
    if token.text in _CLOSING:
        return "-RRB-"
    if token.is_currency:
        return "$"
    if token.is_punct:
        return token.text if token.text == "," else ":"
    return "CD" if token.like_num else "NNP"
