"""How real a fact is by the words that govern its values: the way up from a value in the parse of
its sentence, as far as the clause that says it.

"A deal to buy 12 jets was expected to be signed" leads from the jets over "buy" and "deal" to
"signed" and "expected". What another clause says ("which will be built in Oslo") is not met on the
way.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from extractors.lexicon import read_toml
from extractors.records import Mention, Modality
from extractors.statements.modality.cues import (
    DUTIES,
    MODALITIES,
    Cue,
    is_contracted,
)
from extractors.statements.parties.actions import DEALS
from extractors.statements.passages import Passage
from extractors.statements.syntax import ParsedSentence
from extractors.statements.value_groups import ValueGroup
from extractors.text import PhraseIndex, inflections, phrase_map

_LEXICON = read_toml(__package__, "modal_path")
_GOVERNING = phrase_map(_LEXICON["governing"].items())
_PHRASES = PhraseIndex(_GOVERNING)
_ATTACHED = frozenset(_LEXICON["attached"])
_BORDERS = frozenset(_LEXICON["borders"])
_GOVERNING_NOUNS = frozenset(_LEXICON["governing_nouns"])
_DECIDING = frozenset(_LEXICON["deciding"])
_DENYING = frozenset(_LEXICON["denying"])
_CONDITIONAL = frozenset(_LEXICON["conditional"])
_GRANTING = frozenset(_LEXICON["granting"])
_LASTING = frozenset(_LEXICON["lasting"])
_EARLIER = frozenset(_LEXICON["earlier"])
_FORESEEING = PhraseIndex(phrase_map([("foreseen", _LEXICON["foreseeing"])]))
_FORESEEING_NOUNS = PhraseIndex(phrase_map([("foreseen", _LEXICON["foreseeing_nouns"])]))
_PROPOSING_NOUNS = PhraseIndex(phrase_map([("proposed", _LEXICON["proposing_nouns"])]))
_COMPELLING = frozenset(_LEXICON["compelling"])
_PASSING = PhraseIndex(phrase_map([("passed", _LEXICON["passing"])]))
_EXAMINING = PhraseIndex(phrase_map([("examined", _LEXICON["examining"])]))
_NOUN_CLAUSES = frozenset({"acl", "acl:relcl"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_NOW = frozenset({"VBZ", "VBP", "VBG"})
_INCLUDING = frozenset(form for verb in _LEXICON["including"] for form in inflections(verb))
_SAID_OF = frozenset({"acl", "amod", "compound"})
_TRANSPARENT = frozenset(_LEXICON["transparent"])
SETTING_ASIDE = frozenset(_LEXICON["setting_aside"])
"""Verbs by which an amount is set aside for a time."""

_RANK = ("denied", "past", "possible", "planned", "done")
# "previously approved" is still a plan, "already bought" is none.
_RANK_OF_PLANS = ("denied", "possible", "planned", "past", "done")
_FINITE = frozenset({"VBD"})
_HAVING = frozenset({"has", "have", "had", "was", "were"})


def modality_on_path(
    passage: Passage, group: ValueGroup, cues: Sequence[Cue]
) -> tuple[Modality, str] | None:
    """Return the modality that the words above a group's values give them, and the word that does
    so; None where none of them says anything of it.
    """
    placed = _placed(passage, passage.syntax, [*cues, *_governing_in(passage)])
    examining = _heads(passage, _EXAMINING)
    for value in (group.main, *group.values):
        found = _examined(passage.syntax, value, examining) or _on_path(
            passage.syntax, value, placed
        )
        if found is not None:
            cue, modality = found
            if cue in DUTIES and is_contracted(passage, cues):
                return "asserted", cue
            return modality, cue
    return _passed(passage, group)


def _heads(passage: Passage, phrases: PhraseIndex) -> set[int]:
    """Return the words of the parse on which phrases of a passage rest."""
    found = (passage.head_of(first, last) for first, last, _ in phrases.find(passage.words))
    return {head for head in found if head is not None}


def _examined(
    syntax: ParsedSentence, value: Mention, examining: Collection[int]
) -> tuple[str, Modality] | None:
    """Return that a value is so which somebody only looks into: "is to examine a loan of 5"."""
    start = syntax.head_of(value.start, value.end)
    if start is None or not examining:
        return None
    verb = syntax.predicate_of(start)
    return ("examine", "asserted") if verb in examining else None


def _passed(passage: Passage, group: ValueGroup) -> tuple[Modality, str] | None:
    """Return that a value is planned whose noun somebody decided on: "from the 5 million bill that
    parliament passed".
    """
    syntax = passage.syntax
    start = syntax.head_of(group.main.start, group.main.end)
    if start is None:
        return None
    passing = _heads(passage, _PASSING)
    for word in (start, *syntax.ancestors(start)):
        if syntax.words[word].is_verb:
            return None
        for one in syntax.children(word):
            is_clause = syntax.words[one].relation in _NOUN_CLAUSES
            if one in passing and is_clause and syntax.words[one].tag in _TENSED:
                return "planned", syntax.words[one].lower
    return None


def cues_of_clause(passage: Passage, group: ValueGroup, cues: Sequence[Cue]) -> list[Cue]:
    """Return those of the cues that stand in the clauses that a group's main value depends on; all
    of them where its sentence has no parse.
    """
    syntax = passage.syntax
    start = syntax.head_of(group.main.start, group.main.end)
    if start is None:
        return list(cues)
    clauses = {syntax.clause_of(word) for word in _way_up(syntax, start)}
    heads = ((cue, passage.head_of(cue.at, cue.end)) for cue in cues)
    return [cue for cue, head in heads if head is None or syntax.clause_of(head) in clauses]


def is_included(passage: Passage, group: ValueGroup) -> bool:
    """Whether the verb above a value only says what something holds, and so leaves how real it is
    to what was said of that: "the package includes 5 launchers".
    """
    syntax = passage.syntax
    start = syntax.head_of(group.main.start, group.main.end)
    verb = None if start is None else syntax.predicate_of(start)
    return verb is not None and syntax.words[verb].lower in _INCLUDING


def is_foreseen(passage: Passage, group: ValueGroup) -> bool:
    """Whether a value is only what was foreseen: "below the 92 bcf expected by analysts"."""
    syntax = passage.syntax
    start = syntax.head_of(group.main.start, group.main.end)
    if start is None:
        return False
    places = {passage.head_of(first, last) for first, last, _ in _FORESEEING.find(passage.words)}
    for word in (start, *syntax.ancestors(start)):
        if syntax.words[word].is_verb:
            return False
        beside = (one for one in syntax.children(word) if syntax.words[one].relation in _SAID_OF)
        if not places.isdisjoint({word, *beside}):
            return True
    return False


def _on_path(
    syntax: ParsedSentence, value: Mention, placed: Mapping[int, list[Cue]]
) -> tuple[str, Modality] | None:
    start = syntax.head_of(value.start, value.end)
    if start is None:
        return None
    way = _way_up(syntax, start)
    if syntax.preposition(way[-1]) in _EARLIER:
        return "after", "asserted"
    if _is_heading(syntax, way):
        return "to", "planned"
    if any(_is_condition(syntax, word) for word in way):
        return "if", "possible"
    met = list(_met(syntax, value, start, placed))
    # "Denied that it has agreed": nothing of what a denial tells is so.
    denial = next((cue for _, cue in met if cue.phrase in _DENYING), None)
    return (denial.phrase, MODALITIES[denial.name]) if denial else _strongest(syntax, met)


def _strongest(
    syntax: ParsedSentence, met: Iterable[tuple[int, Cue]]
) -> tuple[str, Modality] | None:
    """Return what the cues on the way up from a value say together, nearest first: the first plan,
    chance or denial, else what is done; "notified Congress of a possible sale" is a plan, as who
    decides so outweighs it.
    """
    done: Cue | None = None
    doubt: Cue | None = None
    for word, cue in met:
        if cue.name == "done" or _stands(syntax, word, cue):
            done = done or (cue if _is_done(syntax, word) else None)
        elif doubt is not None:
            if cue.phrase in _DECIDING or cue.name == "denied":
                return cue.phrase, MODALITIES[cue.name]
        elif cue.name == "possible" and not syntax.words[word].is_verb:
            doubt = cue
        else:
            return cue.phrase, MODALITIES[cue.name]
    found = doubt or done
    if found is None:
        return None
    return found.phrase, "asserted" if found is done else MODALITIES[found.name]


def _stands(syntax: ParsedSentence, word: int, cue: Cue) -> bool:
    """Whether a deal that stands does what a plan else does: "the contract allows for imports"."""
    if _has_modal(syntax, word) or cue.phrase not in _GRANTING:
        return False
    subjects = syntax.subjects(word)
    if subjects and syntax.words[word].relation == "acl:relcl":
        subjects = [syntax.words[word].head]
    return any(syntax.words[one].lower in DEALS for one in subjects)


def _has_modal(syntax: ParsedSentence, verb: int) -> bool:
    return any(syntax.words[one].tag == "MD" for one in syntax.children(verb))


def _is_heading(syntax: ParsedSentence, way: Sequence[int]) -> bool:
    """Whether a sentence is a headline that tells of a plan by an infinitive: "Acme to sell 5
    tankers".
    """
    top = syntax.words[way[-1]]
    if top.head != way[-1]:
        return False
    if top.tag == "VB":
        return bool(syntax.subjects(way[-1])) and _is_infinitive(syntax, way[-1])
    below = way[-2] if len(way) > 1 else way[-1]
    is_beside = syntax.words[below].relation in ("acl", "advcl")
    return top.tag.startswith("NNP") and is_beside and _is_infinitive(syntax, below)


def _is_condition(syntax: ParsedSentence, word: int) -> bool:
    """Whether a word heads a clause of a condition or a question: "if Peru does not pay"."""
    beside = (syntax.words[one] for one in syntax.children(word))
    return any(one.relation == "mark" and one.lower in _CONDITIONAL for one in beside)


def _is_infinitive(syntax: ParsedSentence, word: int) -> bool:
    """Whether a verb stands with "to" and without an auxiliary: "to sell", not "is to sell"."""
    beside = [syntax.words[one] for one in syntax.children(word)]
    has_auxiliary = any(one.relation.startswith(("aux", "cop")) for one in beside)
    return not has_auxiliary and any(one.tag == "TO" for one in beside)


def _is_done(syntax: ParsedSentence, word: int) -> bool:
    """Whether a word tells of something done: a verb, but no infinitive ("a deal to sell")."""
    beside = (syntax.words[one] for one in syntax.children(word))
    return syntax.words[word].is_verb and all(one.tag != "TO" for one in beside)


def _met(
    syntax: ParsedSentence, value: Mention, start: int, placed: Mapping[int, list[Cue]]
) -> Iterator[tuple[int, Cue]]:
    """Yield the cues on the way up from a value, nearest first, each with the word of the way that
    it stands at; beyond a verb that tells of what is done only denials of it count.
    """
    is_told = False
    below = start
    for word in _way_up(syntax, start):
        is_joined = word != start and _is_joined(syntax, below)
        below = word
        if word != start and value.start <= syntax.words[word].start < value.end:
            continue
        for cue in _cues_at(syntax, word, placed, is_joined=is_joined):
            is_denial = cue.name == "denied" and not _is_limited(syntax, word)
            if is_denial or not (is_told or cue.name == "denied"):
                yield word, cue
        is_told = is_told or _is_finite(syntax, word)


def _is_joined(syntax: ParsedSentence, word: int) -> bool:
    """Whether a verb only stands beside the one above: what that says it says not of this one, as
    in "considered selling, but opted to buy".
    """
    return syntax.words[word].relation == "conj" and syntax.words[word].tag in _TENSED


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
        head = passage.head_of(cue.at, cue.end)
        if head is not None and _governs(syntax, head, cue):
            found.setdefault(head, []).append(cue)
    # "Estimates had put it at 5": the verb tells of what is foreseen.
    for nouns, name in ((_FORESEEING_NOUNS, "planned"), (_PROPOSING_NOUNS, "possible")):
        for first, last, noun in nouns.find(passage.words):
            head = passage.head_of(first, last)
            verb = None if head is None else syntax.words[head].head
            if head is None or verb is None or head not in syntax.subjects(verb):
                continue
            if name == "planned" or _has_modal(syntax, verb):
                found.setdefault(verb, []).append(Cue(first, last, name, noun))
    return found


def _governs(syntax: ParsedSentence, head: int, cue: Cue) -> bool:
    """Whether a cue that only counts as a verb stands as one, and who makes do has whom."""
    if cue.phrase in _COMPELLING and cue.phrase in _GOVERNING:
        makes = any(syntax.words[one].relation == "xcomp" for one in syntax.children(head))
        return makes and syntax.words[head].is_verb
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
    if word.lower in _TRANSPARENT:
        return False
    if word.relation in _BORDERS or syntax.preposition(index) in _EARLIER:
        return True
    if word.relation == "advcl":
        # "denied reports that it would send": the clause is the noun's, whatever it hangs on
        marks = {syntax.words[one].lower for one in syntax.children(index)}
        return syntax.subjects(index) != [] and "that" not in marks
    return word.relation == "conj" and word.is_verb and syntax.subjects(index) != []


def _cues_at(
    syntax: ParsedSentence, word: int, placed: Mapping[int, list[Cue]], *, is_joined: bool
) -> list[Cue]:
    """Return the cues that a word and its auxiliaries and modifiers are, the governing first; of
    the verb that another is joined to only the latter.
    """
    beside = [one for one in syntax.children(word) if syntax.words[one].relation in _ATTACHED]
    own = () if is_joined else (word,)
    found = [cue for one in (*beside, *own) for cue in placed.get(one, ())]
    if _is_sought_now(syntax, word, found):
        found = [cue for cue in found if cue.name != "past"]
    plans = syntax.words[word].is_verb and any(
        cue.name == "planned" and cue.phrase in _LASTING for cue in placed.get(word, ())
    )
    rank = _RANK_OF_PLANS if plans else _RANK
    return sorted(found, key=lambda cue: rank.index(cue.name))


def _is_sought_now(syntax: ParsedSentence, word: int, cues: Sequence[Cue]) -> bool:
    """Whether a verb in the present tells of a chance: "already seeks" is no more than "seeks"."""
    return syntax.words[word].tag in _NOW and any(cue.name == "possible" for cue in cues)


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
