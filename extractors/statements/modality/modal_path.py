"""How real a fact is by the words that govern its values: the way up from a value in the parse of
its sentence, as far as the clause that says it.

"A deal to buy 12 jets was expected to be signed" leads from the jets over "buy" and "deal" to
"signed" and "expected". What another clause says ("which will be built in Oslo") is not met on the
way.
"""

from collections.abc import Iterator, Mapping, Sequence

from extractors.lexicon import read_toml
from extractors.records import Mention, Modality
from extractors.statements.modality.cues import (
    DUTIES,
    MODALITIES,
    Cue,
    is_contracted,
)
from extractors.statements.passages import Passage
from extractors.statements.syntax import ParsedSentence
from extractors.statements.value_groups import ValueGroup
from extractors.text import PhraseIndex, phrase_map

_LEXICON = read_toml(__package__, "modal_path")
_GOVERNING = phrase_map(_LEXICON["governing"].items())
_PHRASES = PhraseIndex(_GOVERNING)
_ATTACHED = frozenset(_LEXICON["attached"])
_BORDERS = frozenset(_LEXICON["borders"])
_GOVERNING_NOUNS = frozenset(_LEXICON["governing_nouns"])
_DECIDING = frozenset(_LEXICON["deciding"])
_EARLIER = frozenset(_LEXICON["earlier"])
_TRANSPARENT = frozenset(_LEXICON["transparent"])
_FINITE = frozenset({"VBD"})
_HAVING = frozenset({"has", "have", "had", "was", "were"})


def modality_on_path(
    passage: Passage, group: ValueGroup, cues: Sequence[Cue]
) -> tuple[Modality, str] | None:
    """Return the modality that the words above a group's values give them, and the word that does
    so; None where none of them says anything of it.
    """
    placed = _placed(passage, passage.syntax, [*cues, *_governing_in(passage)])
    for value in (group.main, *group.values):
        found = _on_path(passage.syntax, value, placed)
        if found is not None:
            cue, modality = found
            if cue in DUTIES and is_contracted(passage, cues):
                return "asserted", cue
            return modality, cue
    return None


def _on_path(
    syntax: ParsedSentence, value: Mention, placed: Mapping[int, list[Cue]]
) -> tuple[str, Modality] | None:
    start = syntax.head_of(value.start, value.end)
    if start is None:
        return None
    if syntax.preposition(_way_up(syntax, start)[-1]) in _EARLIER:
        return "after", "asserted"
    done: Cue | None = None
    doubt: Cue | None = None
    for word, cue in _met(syntax, value, start, placed):
        if cue.name == "done":
            done = done or (cue if syntax.words[word].is_verb else None)
        elif doubt is not None:
            if cue.phrase in _DECIDING:
                return cue.phrase, MODALITIES[cue.name]
        elif cue.name == "possible" and not syntax.words[word].is_verb:
            # "notified Congress of a possible sale": who decides outweighs it.
            doubt = cue
        else:
            return cue.phrase, MODALITIES[cue.name]
    found = doubt or done
    return None if found is None else (found.phrase, MODALITIES[found.name])


def _met(
    syntax: ParsedSentence, value: Mention, start: int, placed: Mapping[int, list[Cue]]
) -> Iterator[tuple[int, Cue]]:
    """Yield the cues on the way up from a value, nearest first, each with the word of the way that
    it stands at; beyond a verb that tells of what is done only denials of it count.
    """
    is_told = False
    for word in _way_up(syntax, start):
        if word != start and value.start <= syntax.words[word].start < value.end:
            continue
        for cue in _cues_at(syntax, word, placed):
            is_denial = cue.name == "denied" and not _is_limited(syntax, word)
            if is_denial or not (is_told or cue.name == "denied"):
                yield word, cue
        is_told = is_told or _is_finite(syntax, word)


def _is_limited(syntax: ParsedSentence, word: int) -> bool:
    """Whether what is denied is so for a time only: "is not expected to fly until 2028"."""
    return any(syntax.words[one].lower == "until" for one in syntax.subtree(word))


def _governing_in(passage: Passage) -> list[Cue]:
    """Return the words of a passage that bear on the modality of what they govern in the parse, in
    text order.
    """
    found = _PHRASES.find(passage.words)
    return [Cue(first, end, _GOVERNING[phrase], phrase) for first, end, phrase in found]


def _placed(
    passage: Passage, syntax: ParsedSentence, cues: Sequence[Cue]
) -> Mapping[int, list[Cue]]:
    """Return the cues by the word of the parse that each rests on."""
    found: dict[int, list[Cue]] = {}
    for cue in cues:
        head = syntax.head_of(passage.words[cue.at].start, passage.words[cue.end - 1].end)
        if head is not None and _governs(syntax, head, cue):
            found.setdefault(head, []).append(cue)
    return found


def _governs(syntax: ParsedSentence, head: int, cue: Cue) -> bool:
    """Whether a cue that only counts as a verb stands as one."""
    return (
        cue.phrase not in _GOVERNING or cue.phrase in _GOVERNING_NOUNS or syntax.words[head].is_verb
    )


def _way_up(syntax: ParsedSentence, start: int) -> list[int]:
    """Return the words above a word, itself first, up to the border of what its clause says."""
    way = [start]
    for above in syntax.ancestors(start):
        below = way[-1]
        if _is_border(syntax, below):
            break
        way.append(above)
    return way


def _is_border(syntax: ParsedSentence, index: int) -> bool:
    """Whether what stands above a word says nothing of how real the word is."""
    word = syntax.words[index]
    if word.relation in _BORDERS or syntax.preposition(index) in _EARLIER:
        return True
    if word.relation == "advcl":
        return syntax.subjects(index) != []
    return word.relation == "conj" and word.is_verb and syntax.subjects(index) != []


def _cues_at(syntax: ParsedSentence, word: int, placed: Mapping[int, list[Cue]]) -> list[Cue]:
    """Return the cues that a word and its auxiliaries and modifiers are, the governing first."""
    beside = [one for one in syntax.children(word) if syntax.words[one].relation in _ATTACHED]
    found = [cue for one in (*beside, word) for cue in placed.get(one, ())]
    rank = ("denied", "past", "possible", "planned", "done")
    return sorted(found, key=lambda cue: rank.index(cue.name))


def _is_finite(syntax: ParsedSentence, index: int) -> bool:
    """Whether a verb tells of what is done: "bought", "has bought"."""
    word = syntax.words[index]
    if word.relation == "xcomp" or word.lower in _TRANSPARENT:
        return False
    if word.tag in _FINITE:
        return True
    return word.tag == "VBN" and any(
        syntax.words[one].lower in _HAVING
        for one in syntax.children(index)
        if syntax.words[one].relation.startswith("aux")
    )
