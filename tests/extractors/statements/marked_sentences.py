"""Single sentences with their mentions marked in place, read as far as a test wants them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.statements.evidence import TypeContext, Typing, type_of
from extractors.statements.parties.actions import actions_in
from extractors.statements.parties.names import Party
from extractors.statements.parties.sentence import Sentence, Slot, read_sentence
from extractors.statements.passages import Passage, read_passages
from extractors.statements.readings import PassageReading, read_each
from extractors.statements.syntax import ParsedSentence, ParsedWord
from extractors.statements.types import type_named
from extractors.statements.value_groups import TypedGroup, value_groups_of
from extractors.text import ArticleText
from tests.extractors.marked_articles import read_article


def passages_of(marked: str) -> list[Passage]:
    """Return the passages of a marked text."""
    doc, mentions = read_article(marked)
    return read_passages(ArticleText.of(doc), mentions)


def readings_of(marked: str) -> list[PassageReading]:
    """Return the readings of the passages of a marked text."""
    return read_each(passages_of(marked))


def reading_of(marked: str) -> PassageReading:
    """Return the reading of a marked sentence."""
    [reading] = readings_of(marked)
    return reading


def sentence_of(marked: str) -> tuple[Sentence, Sequence[Party]]:
    """Return a marked sentence as the rules of slots read it, and its parties in text order."""
    reading = reading_of(marked)
    actions = actions_in(reading.passage)
    return read_sentence(reading.passage, reading.parties, actions), reading.parties


def told(slots: Iterable[Slot | None]) -> str:
    """Return what slots say of their parties, as "Acme giver, Peru taker"."""
    found = (slot for slot in slots if slot is not None)
    return ", ".join(f"{slot.party.mention.text} {slot.side}" for slot in found)


def typed_group_of(marked: str, name: str = "arms_transfer", at: int = 0) -> TypedGroup:
    """Return the value group `at` of a marked sentence as one of the named type."""
    [passage] = passages_of(marked)
    groups = value_groups_of(passage)
    return TypedGroup(
        passage=passage, group=groups[at], rivals=groups, statement_type=type_named(name)
    )


def typing_of(marked: str) -> Typing:
    """Return what the first value group of a marked sentence is about."""
    reading = reading_of(marked)
    context = TypeContext(own=reading.evidence, around=(), topics=reading.topics)
    return type_of(reading.passage, value_groups_of(reading.passage)[0], context, None)


def tree(written: str) -> ParsedSentence:
    """Return a tree written by hand: ``word/TAG/relation>head``, a word a piece."""
    words, at = [], 0
    for piece in written.split():
        text, tag, link = piece.split("/", 2)
        relation, _, head = link.partition(">")
        words.append(ParsedWord(text, at, at + len(text), tag, relation, int(head)))
        at += len(text) + 1
    return ParsedSentence(words)


def parsed_reading_of(marked: str, written: str) -> PassageReading:
    """Return the reading of a marked sentence with the tree that is written for its words."""
    [passage] = passages_of(marked)
    [reading] = read_each([replace(passage, syntax=tree(written))])
    return reading


def party(name: str) -> Party:
    """Return the party of a name that stands alone in a sentence."""
    return reading_of(f"The sign read {name} there.").parties[0]
