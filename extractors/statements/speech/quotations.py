"""Quotations over several sentences: who is named only where they end."""

from collections.abc import Sequence

from extractors.statements.readings import PassageReading
from extractors.statements.speech.attribution import Saying, sayings_in
from extractors.statements.speech.speakers import Floor

_AHEAD = 4  # sentences after the first in which a quotation ends


def opens_quotation(text: str) -> bool:
    """Say whether a sentence begins a quotation that it does not end.

    >>> opens_quotation("“Output fell by 5 bcm.")
    True
    >>> opens_quotation("“Output fell,” she said.")
    False
    """
    if "“" in text or "”" in text:
        return text.rfind("“") > text.rfind("”")
    return text.count('"') % 2 == 1


def closes_quotation(text: str) -> bool:
    """Say whether a sentence ends a quotation that another began.

    >>> closes_quotation("It rose by 2 bcm,” she said.")
    True
    """
    if "“" in text or "”" in text:
        return "”" in text.partition("“")[0]
    return text.count('"') % 2 == 1


def saying_of_quotation(
    readings: Sequence[PassageReading], index: int, floor: Floor
) -> Saying | None:
    """Return who says the quotation that begins in a sentence and ends in a later one, where it is
    the later one that names the speaker; None where no quotation is left open, or nobody is named.

    Args:
        readings: the sentences of the article.
        index: the one in which the quotation begins.
        floor: who has spoken before it.
    """
    passage = readings[index].passage
    if not opens_quotation(passage.text):
        return None
    for reading in readings[index + 1 : index + 1 + _AHEAD]:
        if closes_quotation(reading.passage.text):
            found = sayings_in(reading.passage, reading.parties, _outside(floor))
            if not found:
                return None
            first = passage.word_at(passage.start + _opening(passage.text))
            return Saying(
                speaker=found[-1].speaker, first=first, end=len(passage.words), is_source=True
            )
    return None


def _outside(floor: Floor) -> Floor:
    return Floor(person=floor.person, organisation=floor.organisation, called=floor.called)


def _opening(text: str) -> int:
    """Return where the quotation begins that a sentence leaves open."""
    return text.rfind("“" if "“" in text else '"')
