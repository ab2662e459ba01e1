"""In which clause a date stands, seen from a value: a date of another clause of the sentence says
nothing of when the value holds.

"Peru, which has flown jets since 2003, ordered 18 tanks": 2003 is the time of the flying alone. The
way from the date to the value in the parse tells so, whatever the number of words between them.
"""

import re
from collections.abc import Sequence

from extractors.lexicon import read_toml
from extractors.records import Mention
from extractors.statements.passages import Passage
from extractors.statements.speech.reporting import ANNOUNCING, SAYING
from extractors.statements.syntax import ParsedSentence

_LEXICON = read_toml(__package__, "date_clauses")
_CLAUSES = frozenset(_LEXICON["clauses"])
_CONTENT = frozenset(_LEXICON["content"])
_GROUNDS = frozenset(_LEXICON["grounds"])
_ATTRIBUTES = frozenset(_LEXICON["attributes"])
_SAID = frozenset(_LEXICON["said"])
_PERFECT = frozenset(_LEXICON["perfect"])
_PART_OF = frozenset(_LEXICON["part_of"])
_WHOLE = frozenset(_LEXICON["whole"])
_RELATIVE = "acl:relcl"
# "announced" makes its day that of what is announced
_SAYING = SAYING - {form for form in SAYING if re.fullmatch(ANNOUNCING, form)}
_NEAR = 1  # clauses between a value and a date of its own


def is_elsewhere(passage: Passage, value: Mention, date: Mention) -> bool:
    """Whether a date stands by the parse in a clause that does not tell of a value.

    It does so in the clause of a clause beside the value; in a relative clause on a name ("Russia,
    which seized Crimea in 2014"); or where the value is only given as the grounds of what happened
    on that date ("raised its forecast on Monday, citing orders of 5 million"), or told in the
    perfect of somebody ("Acme, which has raised 5 million, opened a plant in May"); or where only
    part of the goods did something then ("18 tanks, six of which arrived in May").

    Args:
        passage: the sentence.
        value: the main value of a statement.
        date: a date of the sentence.
    """
    syntax = passage.syntax
    at, word = (syntax.head_of(one.start, one.end) for one in (date, value))
    if at is None or word is None:
        return False
    above = [word, *syntax.ancestors(word)]
    below_date = _until(syntax, at, above)
    borders = [one for one in below_date if syntax.words[one].relation in _CLAUSES]
    if any(_is_inserted(syntax, one, word) or _is_of_part(syntax, one) for one in below_date):
        return True
    if len(borders) > _NEAR or any(_is_of_name(syntax, one, above) for one in borders):
        return True
    below_value = _until(syntax, word, [at, *syntax.ancestors(at)])
    return any(_is_ground(syntax, one) or _is_perfect(syntax, one) for one in below_value)


def is_aside(passage: Passage, value: Mention, date: Mention) -> bool:
    """Whether a date stands beside a value that stands so at any time: in an insertion ("rose to 5
    million, with a decision expected in May"), or in what is told of the thing that the value only
    describes ("flows to the 5 bcm plant set to rise in May").

    Args:
        passage: the sentence.
        value: the main value of a statement of no event.
        date: a date of the sentence.
    """
    syntax = passage.syntax
    at, word = (syntax.head_of(one.start, one.end) for one in (date, value))
    if at is None or word is None:
        return False
    below_date = _until(syntax, at, [word, *syntax.ancestors(word)])
    borders = [one for one in below_date if syntax.words[one].relation in _CLAUSES]
    if not borders:
        return False
    described = _described(syntax, word)
    return any(
        syntax.words[one].head == described or _is_beside(syntax, one, below_date)
        for one in borders
    )


def is_of_saying(passage: Passage, value: Mention, date: Mention) -> bool:
    """Whether a date is by the parse that on which somebody says what a value is: "in May the
    minister, who had long refused to speak, told reporters that costs were 5 million".
    """
    syntax = passage.syntax
    at, word = (syntax.head_of(one.start, one.end) for one in (date, value))
    if at is None or word is None or value.start < date.end:
        return False
    verbs = (one for one in syntax.ancestors(at) if syntax.words[one].is_verb)
    said = next(verbs, None)
    if said is None or syntax.words[said].lower not in _SAYING:
        return False
    if any(syntax.words[one].relation in _CLAUSES for one in _until(syntax, at, [said])):
        return False
    below_value = _until(syntax, word, [said])
    is_below = said in syntax.ancestors(word)
    return is_below and any(syntax.words[one].relation in _SAID for one in below_value)


def is_outside(passage: Passage, value: Mention, date: Mention) -> bool:
    """Whether a value stands in a clause or an infinitive that the date has no part in: "in May
    they pledged to reach 5 million".
    """
    syntax = passage.syntax
    at, word = (syntax.head_of(one.start, one.end) for one in (date, value))
    if at is None or word is None:
        return False
    below_value = _until(syntax, word, [at, *syntax.ancestors(at)])
    return any(syntax.words[one].relation in _CONTENT for one in below_value)


def _until(syntax: ParsedSentence, word: int, meeting: Sequence[int]) -> list[int]:
    """Return the words from one upwards, before it meets any of those given."""
    way: list[int] = []
    for one in (word, *syntax.ancestors(word)):
        if one in meeting:
            break
        way.append(one)
    return way


def _is_inserted(syntax: ParsedSentence, verb: int, value: int) -> bool:
    """Whether a verb stands in an insertion before a value: "listed radios, announced on Tuesday,
    and 5 drones".
    """
    word = syntax.words[verb]
    if word.relation != "conj" or not word.is_verb or syntax.words[verb - 1].text != ",":
        return False
    last = syntax.subtree(verb)[-1]
    return last < value and syntax.words[min(last + 1, value)].text == ","


def _is_of_part(syntax: ParsedSentence, verb: int) -> bool:
    """Whether a verb tells of but a part of what stands before: ", six of which arrived"."""
    subjects = (
        one
        for one in syntax.children(verb)
        if syntax.words[one].relation.startswith("nsubj") and syntax.words[one].lower not in _WHOLE
    )
    return any(
        syntax.words[part].lower in _PART_OF and syntax.preposition(part) == "of"
        for subject in subjects
        for part in syntax.children(subject)
    )


def _is_of_name(syntax: ParsedSentence, border: int, above: Sequence[int]) -> bool:
    """Whether a relative clause is about somebody who is named, and not about goods or a deal."""
    word = syntax.words[border]
    named = syntax.words[word.head].tag.startswith("NNP")
    return word.relation == _RELATIVE and named and word.head not in above


def _is_perfect(syntax: ParsedSentence, index: int) -> bool:
    """Whether a word is the verb of a relative clause in the perfect: "which has raised"."""
    if syntax.words[index].relation != _RELATIVE:
        return False
    auxiliaries = (syntax.words[one] for one in syntax.children(index))
    return any(one.relation == "aux" and one.lower in _PERFECT for one in auxiliaries)


def _described(syntax: ParsedSentence, word: int) -> int | None:
    """Return the noun that a value before it describes: "the 5 bcm harbour plant"."""
    above = word
    while syntax.words[above].relation in _ATTRIBUTES and syntax.words[above].head > above:
        above = syntax.words[above].head
    return above if above != word else None


def _is_beside(syntax: ParsedSentence, border: int, below_date: Sequence[int]) -> bool:
    """Whether a participle belongs to a noun behind "with" that is no part of a value's phrase."""
    head = syntax.words[border].head
    return head in below_date and syntax.preposition(head) == "with"


def _is_ground(syntax: ParsedSentence, index: int) -> bool:
    """Whether a word on the way up from a value only gives the grounds of what stands above."""
    return syntax.words[index].lower in _GROUNDS or syntax.preposition(index) in _GROUNDS
