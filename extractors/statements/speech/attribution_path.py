"""Who says so by the parse: the subject of the verb of saying that governs a value, or the agent of
its passive.
"""

from collections.abc import Iterator, Mapping, Sequence

from extractors.lexicon import read_toml
from extractors.statements.parties.names import Party
from extractors.statements.passages import Passage
from extractors.statements.speech.noun_speakers import is_document, is_person, speaker_at
from extractors.statements.speech.reporting import CLAUSAL, VERBS
from extractors.statements.speech.speakers import Floor, Speaker
from extractors.statements.syntax import ParsedSentence
from extractors.statements.value_groups import ValueGroup
from extractors.text import PhraseIndex, phrase_map

_LEXICON = read_toml(__package__, "attribution_path")
_MORE_VERBS = PhraseIndex(phrase_map([("verb", _LEXICON["verbs"])]))
_GERUNDS = frozenset(_LEXICON["gerunds"])
_PLACING = frozenset(_LEXICON["placing"])
_PLEDGING = PhraseIndex(phrase_map([("verb", _LEXICON["pledging"])]))
_FORESEEING = PhraseIndex(phrase_map([("noun", _LEXICON["foreseeing"])]))
_CONTENT = frozenset(_LEXICON["content"])
_CLAUSES = frozenset(_LEXICON["clauses"])
_SAYING = frozenset(_LEXICON["saying"])
_TRAILING = frozenset(_LEXICON["trailing"])
_MODIFIERS = frozenset({"acl", "amod"})
_CUTS = frozenset({",", "”", '"', "''"})
_SHOWN = frozenset({"obj", "obl"})
_SHOWING = frozenset({"show", "shows", "showed"})
_STOPS = frozenset({".", ":", ",", "''"})
_PREPOSITIONS = frozenset({"by", "from"})


def speaker_on_path(
    passage: Passage, group: ValueGroup, parties: Sequence[Party], floor: Floor
) -> Speaker | None:
    """Return who answers for the values of a group by the parse of their sentence, None where
    nobody is found.

    Args:
        passage: the sentence.
        group: the values of the statement.
        parties: the parties of the sentence in text order.
        floor: who has spoken before it.
    """
    syntax = passage.syntax
    verbs = _verbs_of_saying(passage)
    for value in dict.fromkeys((group.main, *group.values)):
        start = syntax.head_of(value.start, value.end)
        if start is None:
            continue
        for subject in _sources(passage, start, verbs, parties):
            speaker = speaker_at(passage, subject, parties, floor)
            if speaker is not None:
                return speaker
    return None


def speaker_of_whole(passage: Passage, parties: Sequence[Party], floor: Floor) -> Speaker | None:
    """Return who says what a sentence announces: "The regulator's review shows:"."""
    said = (
        subject for verb in sorted(_verbs_of_saying(passage)) for subject in _sayer(passage, verb)
    )
    for subject in (*said, *_shown_behind(passage, 0)):
        speaker = speaker_at(passage, subject, parties, floor)
        if speaker is not None:
            return speaker
    return None


def _verbs_of_saying(passage: Passage) -> dict[int, str]:
    """Return the words of the parse that are verbs of saying, with their lemmas."""
    found = [*VERBS.find(passage.words), *_MORE_VERBS.find(passage.words)]
    heads = ((passage.head_of(first, last), phrase) for first, last, phrase in found)
    return {
        head: phrase
        for head, phrase in heads
        if head is not None and passage.syntax.words[head].is_verb
    }


def _sources(
    passage: Passage, start: int, verbs: Mapping[int, str], parties: Sequence[Party]
) -> Iterator[int]:
    """Yield the words that may name who answers for a word, nearest first."""
    syntax = passage.syntax
    below, is_aside = start, False
    for word in (start, *syntax.ancestors(start)):
        relation = syntax.words[below].relation
        is_aside = is_aside or relation == "acl:relcl"
        yield from _owner_of_forecast(passage, word)
        is_said = word == start or _is_said(passage, word, relation, verbs, is_aside=is_aside)
        if (word in verbs and is_said) or _estimates(passage, word, below, parties):
            yield from _sayer(passage, word)
        for one in syntax.children(word):
            if one in verbs and one != below and _tells(syntax, one, word):
                yield from _sayer(passage, one)
        below = word
    yield from _trailing(passage, start, verbs)


def _is_said(
    passage: Passage, verb: int, relation: str, verbs: Mapping[int, str], *, is_aside: bool
) -> bool:
    """Whether a verb of saying says what stands below it in a relation."""
    if verb not in verbs:
        return False
    is_shown = relation in _SHOWN and not is_aside and _is_shown(passage, verb, verbs[verb])
    return is_shown or _is_content(relation, verbs[verb], is_aside)


def _estimates(passage: Passage, verb: int, below: int, parties: Sequence[Party]) -> bool:
    """Whether a verb that is else none of saying tells what somebody says."""
    return _places(passage.syntax, verb, below) or _pledges(passage, verb, parties)


def _is_content(relation: str, verb: str, is_aside: bool) -> bool:
    """Whether what stands below a verb of saying in a relation is what it says: of a noun with a
    relative clause only the noun is, and some verbs say clauses alone ("adds another 5 million").
    """
    if relation == "advcl":
        return verb in _GERUNDS
    return relation in (_CLAUSES if is_aside or verb in CLAUSAL else _CONTENT)


def _is_shown(passage: Passage, verb: int, phrase: str) -> bool:
    """Whether a document shows what else is only said in a clause: "figures showed a deficit"."""
    return phrase in CLAUSAL and any(
        is_document(passage, subject) for subject in passage.syntax.subjects(verb)
    )


def _places(syntax: ParsedSentence, verb: int, below: int) -> bool:
    """Whether a verb estimates what stands below it: "Acme put its debts at 5 million"."""
    return (
        below != verb
        and syntax.words[verb].is_verb
        and syntax.words[verb].lower in _PLACING
        and syntax.preposition(below) == "at"
    )


def _pledges(passage: Passage, verb: int, parties: Sequence[Party]) -> bool:
    """Whether a person in office pledges with a verb what others are to do: "the minister promised
    to send 5 tanks".
    """
    syntax = passage.syntax
    parsed = syntax.words[verb]
    at = passage.word_at(parsed.start)
    if not parsed.is_verb or parsed.relation.startswith("acl") or syntax.is_passive(verb):
        return False
    if not any(_PLEDGING.find(passage.words[at : at + 1])):
        return False
    subject = syntax.understood_subject(verb)
    return subject is not None and is_person(passage, subject, parties)


def _tells(syntax: ParsedSentence, verb: int, word: int) -> bool:
    """Whether a verb of saying beside a word tells of it: "..., Acme said", "the rise foreseen by
    Acme", "the 5 million that Acme says it owes".
    """
    relation = syntax.words[verb].relation
    if relation == "acl:relcl" and not syntax.is_passive(verb):
        told = any(syntax.words[one].relation == "ccomp" for one in syntax.children(verb))
        return told and all(one in syntax.referents(one) for one in syntax.subjects(verb))
    return relation in _SAYING or (relation in _MODIFIERS and syntax.is_passive(verb))


def _owner_of_forecast(passage: Passage, word: int) -> Iterator[int]:
    """Yield whose forecast or estimate a noun is: "the agency's estimate", "a forecast by Acme"."""
    syntax = passage.syntax
    at = passage.word_at(syntax.words[word].start)
    if syntax.words[word].is_verb or not any(_FORESEEING.find(passage.words[at : at + 1])):
        return
    for one in syntax.children(word):
        relation = syntax.words[one].relation
        if relation in ("nmod:poss", "compound") or syntax.preposition(one) in _PREPOSITIONS:
            yield one


def _trailing(passage: Passage, start: int, verbs: Mapping[int, str]) -> Iterator[int]:
    """Yield who says all that stands before: a subject and its verb of saying after a comma, with
    nothing said behind them ("..., Acme analysts told clients on Monday").
    """
    syntax = passage.syntax
    for verb in sorted(verbs, reverse=True):
        subjects = syntax.subjects(verb)
        if verb <= start or not subjects or syntax.words[verb].relation not in _TRAILING:
            continue
        beside = {syntax.words[one].relation for one in syntax.children(verb)}
        if _is_cut_off(syntax, start, subjects[-1]) and beside.isdisjoint(_CLAUSES | {"cc"}):
            yield subjects[-1]
            return
    yield from _shown_behind(passage, start)


def _is_cut_off(syntax: ParsedSentence, start: int, subject: int) -> bool:
    """Whether a comma or the end of a quotation stands between a word and a subject behind it."""
    phrase = syntax.subtree(subject)
    before = [phrase[0] - 1, phrase[0]]
    return start < phrase[0] and any(syntax.words[one].text in _CUTS for one in before)


def _shown_behind(passage: Passage, start: int) -> Iterator[int]:
    """Yield what shows all that stands before, where "shows" is read as a noun or as a verb joined
    to another: "..., official data show".
    """
    syntax = passage.syntax
    for at in range(len(syntax.words) - 1, max(start, 0), -1):
        word = syntax.words[at]
        if word.lower in _SHOWING and at > start + 1 and not syntax.subjects(at):
            if is_document(passage, at - 1) and _ends(syntax, at):
                yield at - 1
            return


def _ends(syntax: ParsedSentence, at: int) -> bool:
    return at + 1 == len(syntax.words) or syntax.words[at + 1].tag in _STOPS


def _sayer(passage: Passage, verb: int) -> Iterator[int]:
    """Yield who says what a verb of saying says: its subject, of a relative clause the noun before;
    or the agent of its passive, or who made what it is said in.
    """
    syntax = passage.syntax
    if syntax.is_passive(verb):
        yield from _agents(syntax, verb)
        for one in syntax.children(verb):
            if syntax.words[one].relation == "obl" and is_document(passage, one):
                yield from _makers(syntax, one)
                yield one
        return
    subject = syntax.understood_subject(verb)
    if subject is not None:
        yield syntax.referents(subject)[0]


def _makers(syntax: ParsedSentence, document: int) -> Iterator[int]:
    """Yield who made a document: "a survey compiled by Acme"."""
    for one in syntax.children(document):
        if syntax.words[one].relation == "acl" and syntax.is_passive(one):
            yield from _agents(syntax, one)


def _agents(syntax: ParsedSentence, verb: int) -> Iterator[int]:
    return (one.index for one in syntax.complements(verb) if one.place in ("agent", "by"))
