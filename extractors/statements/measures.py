"""What a figure measures: the noun that its value stands beside in the parse of its sentence.

"A judgment of $3bn" and "bonds worth $2bn" tell of a judgment and of bonds; "the deficit widened to
$5bn" of its subject. Two figures of one type and size that measure different things are no one
fact. The relations are those of Universal Dependencies.
"""

from collections.abc import Iterator

from extractors.lexicon import read_toml
from extractors.records import Mention
from extractors.statements.syntax import ParsedSentence
from extractors.text import PhraseIndex, Word, phrase_map

_LEXICON = read_toml(__package__, "measures")
_EMPTY = frozenset(_LEXICON["empty"])
_RELATIONAL = frozenset(_LEXICON["relational"])
_OF_WHAT = frozenset(_LEXICON["of_what"])
_BEHIND = frozenset(_LEXICON["behind"])
_MEASURING = frozenset(_LEXICON["measuring"])
_ESTIMATING = frozenset(_LEXICON["estimating"])
_VERBS = PhraseIndex(phrase_map([("verb", [*_LEXICON["measuring"], *_LEXICON["estimating"]])]))
_TELLING = frozenset(_LEXICON["telling"])
_PASSED_OVER = frozenset(_LEXICON["passed_over"])
_PLURAL_ONLY = frozenset(_LEXICON["plural_only"])
_HISSING = ("sses", "xes", "ches", "shes", "zzes")  # nouns whose plural adds a syllable
_COMMON = frozenset({"NN", "NNS"})
_BESIDE = frozenset({"nummod", "compound", "amod", "nmod:unmarked", "appos", "dep"})
_MOST_WORDS = 3


def measure_of(syntax: ParsedSentence, value: Mention) -> str | None:
    """Return what a value measures, as its noun with the nouns before it, in lemmas and small
    letters; None where the parse names nothing.
    """
    start = syntax.head_of(value.start, value.end)
    if start is None:
        return None
    return next(_told(syntax, start, value), None)


def _told(syntax: ParsedSentence, start: int, value: Mention) -> Iterator[str]:
    """Yield what a value may measure, the surest first."""
    for noun in _measured(syntax, start):
        word = syntax.words[noun]
        is_outside = word.end <= value.start or word.start >= value.end
        if is_outside and word.tag in _COMMON and _singular(syntax, noun) not in _PASSED_OVER:
            phrase = _phrase(syntax, noun)
            if phrase is not None:
                yield phrase


def _measured(syntax: ParsedSentence, start: int) -> Iterator[int]:
    """Yield the words that a value may measure: what it is of, the noun it belongs to, and the
    subject of what measures it.
    """
    yield from _of_what(syntax, start)
    yield from syntax.subjects(start)
    below = start
    for above in syntax.ancestors(start):
        if not _belongs(syntax, below):
            break
        if not syntax.words[above].is_verb:
            yield above
        if syntax.words[above].is_verb or _lemma(syntax, above) in _MEASURING:
            yield from _by_verb(syntax, above, below)
            return
        yield from syntax.subjects(above)
        below = above


def _by_verb(syntax: ParsedSentence, verb: int, below: int) -> Iterator[int]:
    """Yield what an amount beside a verb measures, where `below` leads to the amount."""
    lemma = _lemma(syntax, verb)
    if lemma in _MEASURING:
        subject = syntax.understood_subject(verb)
        yield from () if subject is None else (subject,)
    elif lemma in _ESTIMATING:
        objects = (one.index for one in syntax.complements(verb) if one.place == "object")
        yield from (one for one in objects if one != below)
    else:
        yield from _beside_object(syntax, verb, below)


def _of_what(syntax: ParsedSentence, index: int) -> Iterator[int]:
    """Yield what a noun is followed by as its contents: "$4bn in arms sales"."""
    for one in syntax.children(index):
        is_behind = one > index and syntax.words[one].relation.startswith("nmod")
        if is_behind and syntax.preposition(one) in _OF_WHAT:
            yield one


def _beside_object(syntax: ParsedSentence, verb: int, below: int) -> Iterator[int]:
    """Yield what a verb's amount is of, where it hangs on the verb: "raised $2bn in bonds",
    "ordered $2bn worth of bonds".
    """
    if syntax.words[below].relation != "obj":
        return
    for one in syntax.children(verb):
        relation = syntax.words[one].relation
        if one > below and relation == "obl" and syntax.preposition(one) == "in":
            yield one
        elif one > below and relation == "obj" and syntax.words[one].lower in _EMPTY:
            yield from _of_what(syntax, one)


def _belongs(syntax: ParsedSentence, index: int) -> bool:
    """Whether a word is a measure of the one above it."""
    relation = syntax.words[index].relation
    if relation in _BESIDE or relation in ("obj", "xcomp", "ccomp", "acl", "nsubj"):
        return True
    return relation.startswith(("nmod", "obl")) and (
        relation.endswith((":unmarked", ":npmod")) or syntax.preposition(index) in _BEHIND
    )


def _lemma(syntax: ParsedSentence, index: int) -> str:
    word = syntax.words[index]
    return _VERBS.lemma(Word(text=word.text, lower=word.lower, start=word.start, end=word.end))


def _phrase(syntax: ParsedSentence, noun: int) -> str | None:
    """Return a noun with what is before it: "arms sale"; of nouns that say nothing alone, with what
    they are of.
    """
    lemma = _singular(syntax, noun)
    if lemma in _EMPTY | _RELATIONAL:
        of = next((one for one in _of_what(syntax, noun) if _is_common(syntax, one)), None)
        own = _own(syntax, noun)
        if of is not None:
            own = [*_own(syntax, of), *own]
        own = [word for word in own if word not in _EMPTY]
    else:
        own = _own(syntax, noun)
    return " ".join(own[-_MOST_WORDS:]) or None


def _own(syntax: ParsedSentence, noun: int) -> list[str]:
    before = [one for one in syntax.children(noun) if one < noun and _says_which(syntax, one)]
    return [_singular(syntax, one) for one in (*before, noun)]


def _says_which(syntax: ParsedSentence, index: int) -> bool:
    word = syntax.words[index]
    if word.relation == "compound":
        return _is_common(syntax, index) and word.text.isalpha()
    return word.relation == "amod" and word.lower in _TELLING


def _is_common(syntax: ParsedSentence, index: int) -> bool:
    return syntax.words[index].tag in _COMMON


def _singular(syntax: ParsedSentence, index: int) -> str:
    """Return a noun in small letters and the singular."""
    word = syntax.words[index]
    lower = word.lower
    if word.tag != "NNS" or lower in _PLURAL_ONLY:
        return lower
    if lower.endswith("ies"):
        return f"{lower[:-3]}y"
    return lower[:-2] if lower.endswith(_HISSING) else lower.removesuffix("s")
