"""Sentences of statements in which the words that fill their roles are marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.review.describe import Columns


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a sentence, and the roles that its words fill; none between them."""

    text: str
    roles: str | None


def cut_sentence(statement: Columns, arguments: Sequence[Columns]) -> Iterator[Stretch]:
    """Yield a statement's sentence cut at the words that fill its roles."""
    sentence, begin = statement["sentence"], statement["sentence_start"]
    roles: dict[tuple[int, int], list[str]] = {}
    for row in sorted(arguments, key=lambda row: (row["start"], -row["end"])):
        start, end = row["start"] - begin, row["end"] - begin
        if 0 <= start < end <= len(sentence):
            roles.setdefault((start, end), []).append(row["role"])
    at = 0
    for (start, end), filled in roles.items():
        if start < at:
            continue
        if at < start:
            yield Stretch(sentence[at:start], None)
        yield Stretch(sentence[start:end], ", ".join(dict.fromkeys(filled)))
        at = end
    if at < len(sentence):
        yield Stretch(sentence[at:], None)


def in_brackets(stretches: Sequence[Stretch]) -> str:
    """Return a sentence in one line, the words that fill roles in brackets with the roles.

    >>> in_brackets([Stretch("Peru", "buyer"), Stretch(" paid.", None)])
    '[Peru | buyer] paid.'
    """
    marked = (f"[{each.text} | {each.roles}]" if each.roles else each.text for each in stretches)
    return " ".join("".join(marked).split())


def placed_elsewhere(
    statement: Columns, arguments: Sequence[Columns], text: str
) -> Iterator[tuple[str, str, str | None]]:
    """Yield the role and name of each argument that no words of its statement's sentence fill, with
    the words of the text that do; None where the text only implies it.
    """
    begin, end = statement["sentence_start"], statement["sentence_end"]
    for row in arguments:
        if row["start"] is None:
            yield row["role"], row["name"], None
        elif not begin <= row["start"] < row["end"] <= end:
            yield row["role"], row["name"], text[row["start"] : row["end"]]
