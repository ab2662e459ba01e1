"""The syntax of a sentence: what governs a stretch of it, who does what, and where clauses end.

A parse is asked for only where a sentence holds a value. Relations are those of Universal
Dependencies (version 2, English); a model of another scheme is read through `relations.toml`.
Everything here is about words by their index in the sentence; `ParsedSentence.head_of` leads from
characters to them.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from spacy.tokens import Doc, Token

from extractors.lexicon import read_toml
from extractors.statements.syntax.left_out import with_left_out, word_of
from extractors.statements.syntax.parsed_words import ParsedWord, reread
from extractors.text import WordPlaces, inflections

_LEXICON = read_toml(__package__, "relations")
_STANDARD: dict[str, str] = {
    other: standard for standard, others in _LEXICON["schemes"].items() for other in others
}
_SUBJECTS = frozenset(_LEXICON["subjects"])
_OBJECTS = frozenset(_LEXICON["objects"])
_OBLIQUES = frozenset(_LEXICON["obliques"])
_CLAUSES = frozenset(_LEXICON["clauses"])
_SHARING = frozenset(_LEXICON["sharing"])
_ATTACHED = frozenset(_LEXICON["attached"])
_AMOUNTS = frozenset({"$", "CD"})
_PARTICIPLES = frozenset(_LEXICON["participles"])
_CONTROL = frozenset(form for verb in _LEXICON["control"] for form in inflections(verb))
_JUDGING = frozenset(form for verb in _LEXICON["judging"] for form in inflections(verb))
_CHANGED = frozenset(_LEXICON["changed"])
_PENALTIES = frozenset(form for noun in _LEXICON["penalties"] for form in inflections(noun))
_AGENT = "obl:agent"
_PASSIVE = "nsubj:pass"
_RELATIVE = "acl:relcl"
_SINGULAR = "VBZ"
_ASKING = "W"  # tags of "which", "who" and "whose" begin with it in the Penn Treebank


@dataclass(frozen=True, slots=True)
class Complement:
    """What stands beside a predicate: the word at `index`, and as what it stands there.

    `place` is ``subject``, ``object``, ``indirect``, ``agent``, ``owner`` (a possessive or a noun
    before the predicate's noun), or a preposition such as ``to`` or ``from``.
    """

    place: str
    index: int


class ParsedSentence:
    """The words of one sentence with the relations between them."""

    def __init__(self, words: Sequence[ParsedWord]) -> None:
        self.words = tuple(words)
        children: list[list[int]] = [[] for _ in words]
        for index, word in enumerate(words):
            if word.head != index:
                children[word.head].append(index)
        self._children = tuple(map(tuple, children))
        self._understood: dict[int, int | None] = {}
        self._ways: dict[tuple[int, int], tuple[int, bool]] = {}

    @classmethod
    def of(
        cls,
        doc: Doc,
        tokens: Sequence[Token] | None = None,
        left_out: Set[int] = frozenset(),
    ) -> "ParsedSentence":
        """Read the parse that a pipeline left in `doc`.

        Args:
            doc: the parsed sentence.
            tokens: its words in the article; by default those of `doc`.
            left_out: which of `tokens` the parser was not given, by their places among them.
        """
        printed = list(doc if tokens is None else tokens)
        places = [at for at in range(len(printed)) if at not in left_out]
        words: list[ParsedWord | None] = [None] * len(printed)
        for token, at in zip(doc, places, strict=True):
            relation = _STANDARD.get(token.dep_, token.dep_)
            words[at] = word_of(printed[at], token.tag_, relation, places[token.head.i])
        return cls(reread(with_left_out(words, printed)))

    def children(self, index: int) -> tuple[int, ...]:
        """Return the words that depend on a word, in text order."""
        return self._children[index]

    def inside(self, start: int, end: int) -> range:
        """Return the words that ``text[start:end]`` touches."""
        return self._places.touched(start, end)

    @cached_property
    def _places(self) -> WordPlaces:
        return WordPlaces(self.words)

    def head_of(self, start: int, end: int) -> int | None:
        """Return the word of ``text[start:end]`` on which its others depend; None outside of the
        sentence.
        """
        inside = self.inside(start, end)
        tops = [index for index in inside if self.words[index].head not in inside]
        roots = [index for index in inside if self.words[index].head == index]
        # Of a name that a parser has cut in two, the part that describes nothing.
        whole = [index for index in tops if self.words[index].relation != "compound"]
        return next(iter(roots or whole or tops), None)

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the words above a word, nearest first."""
        seen = {index}
        while (head := self.words[index].head) not in seen:
            yield head
            seen.add(head)
            index = head

    def path(self, one: int, other: int) -> list[int]:
        """Return the words on the way from one word to another in the tree, both included."""
        up = [one, *self.ancestors(one)]
        down = [other, *self.ancestors(other)]
        meeting = next((word for word in up if word in down), None)
        if meeting is None:
            return []
        return [*up[: up.index(meeting) + 1], *reversed(down[: down.index(meeting)])]

    def way(self, one: int, other: int) -> tuple[int, bool]:
        """Return how many relations lie between two words, and whether the first one stands above
        the other or is the same.
        """
        found = self._ways.get((one, other))
        if found is None:
            path = self.path(one, other)
            governs = one == other or one in self.ancestors(other)
            found = self._ways[one, other] = (len(path) - 1, governs)
        return found

    def clause_of(self, index: int) -> int:
        """Return the head of the clause that a word stands in: the root, or what begins a clause of
        its own.
        """
        for word in (index, *self.ancestors(index)):
            if self._begins_clause(word):
                return word
        return index

    def _begins_clause(self, index: int) -> bool:
        word = self.words[index]
        if word.head == index or word.relation in _CLAUSES:
            return True
        return word.relation == "conj" and (word.is_verb or self.subjects(index) != [])

    def subjects(self, index: int) -> list[int]:
        """Return the words that stand as subjects beside a word, of its passive too."""
        return [one for one in self._children[index] if self.words[one].relation in _SUBJECTS]

    def is_passive(self, index: int) -> bool:
        """Whether a verb is in the passive: by its subject or auxiliary, or as a participle that a
        noun carries ("frigates built by Fincantieri").
        """
        if any(self.words[one].relation in (_PASSIVE, "aux:pass") for one in self._children[index]):
            return True
        word = self.words[index]
        return word.tag == "VBN" and word.relation in ("acl", "amod", "advcl")

    def understood_subject(self, index: int) -> int | None:
        """Return who does what a verb says, its own subject or the one that it shares.

        An infinitive or participle takes the object of its governor ("asked Baltbank to arrange"),
        else its subject ("after buying"); a joined verb that of the first; a participle beside a
        noun that noun.
        """
        if index not in self._understood:
            self._understood[index] = self._find_subject(index)
        return self._understood[index]

    def _find_subject(self, index: int) -> int | None:
        seen: set[int] = set()
        while index not in seen:
            seen.add(index)
            own = self.subjects(index)
            if own:
                return own[0]
            word = self.words[index]
            if word.relation in ("acl", "acl:relcl"):
                above = self._holder_of_infinitive(index)
                if above is None:
                    return self._said_of(word.head)
                if self.words[above].relation == "nmod:poss":
                    return above
                index = above
                continue
            if word.relation not in _SHARING or word.head == index:
                return None
            controlled = self._object_in_control(index)
            if controlled is not None:
                return controlled
            index = word.head
        return None

    def referents(self, index: int) -> list[int]:
        """Return the words for which a relative pronoun stands, with those joined to them: "Chile,
        which ordered jets", "Chile and Peru, whose navies"; any other word stands for itself and
        those joined to it.
        """
        clause = self._relative_clause(index)
        if clause is None:
            return self.conjuncts(index)
        above = self.words[clause].head
        noun = above if self.words[above].tag.startswith("NNP") else self._said_of(above)
        joined = self.conjuncts(noun)
        is_one = any(self.words[one].tag == _SINGULAR for one in (clause, *self._children[clause]))
        clauses = (each for one in joined for each in self._children[one])
        is_own = any(self.words[one].relation == _RELATIVE and one != clause for one in clauses)
        return [noun] if is_one or is_own else joined

    def _relative_clause(self, index: int) -> int | None:
        """Return the head of the relative clause in which a word is the relative pronoun."""
        if not self.words[index].tag.startswith(_ASKING):
            return None
        for word in (index, *self.ancestors(index)):
            if self.words[word].relation == _RELATIVE:
                return word
            if self.words[word].relation == "ccomp":
                return None
        return None

    def _said_of(self, noun: int) -> int:
        """Return of whom a noun is said, "Acme is a maker of jets, selling to Chile"; the noun
        itself where it is said of nobody.
        """
        is_said = any(self.words[one].relation == "cop" for one in self._children[noun])
        return next(iter(self.subjects(noun)), noun) if is_said else noun

    def _holder_of_infinitive(self, index: int) -> int | None:
        """Return the verb whose subject also does what an infinitive beside a noun says: "signed a
        contract to supply"; the owner of the noun where it has one: "Chile's decision to buy".
        """
        if not self._is_marked(index, "to"):
            return None
        noun = self.words[index].head
        owners = (one for one in self._children[noun] if self.words[one].relation == "nmod:poss")
        return next(owners, self.predicate_of(noun))

    def _object_in_control(self, index: int) -> int | None:
        word = self.words[index]
        governor = self.words[word.head].lower
        if word.relation == "advcl" and self._is_marked(index, "for"):
            return self._punished(word.head)
        if word.relation != "xcomp" and not (word.relation == "advcl" and governor in _CONTROL):
            return None
        beside = self._children[word.head]
        return next((one for one in beside if self.words[one].relation in _OBJECTS), None)

    def _is_marked(self, index: int, mark: str) -> bool:
        beside = (self.words[one] for one in self._children[index])
        return any(word.relation == "mark" and word.lower == mark for word in beside)

    def _punished(self, verb: int) -> int | None:
        """Return who has done what stands behind "for": "fined Acme for selling", "imposed
        sanctions on Acme for selling".
        """
        beside = self._children[verb]
        objects = [one for one in beside if self.words[one].relation in _OBJECTS]
        if self.words[verb].lower in _JUDGING:
            passive = [one for one in beside if self.words[one].relation == _PASSIVE]
            return next(iter(objects + passive), None)
        if not any(self.words[one].lower in _PENALTIES for one in objects):
            return None
        around = [*beside, *(each for one in objects for each in self._children[one])]
        return next((one for one in around if self.preposition(one) in ("on", "against")), None)

    def conjuncts(self, index: int) -> list[int]:
        """Return the words joined with a word by "and", "or" or commas, in text order, with it."""
        first = index
        while self.words[first].relation == "conj" and self.words[first].head != first:
            first = self.words[first].head
        found, open_words = [], [first]
        while open_words:
            word = open_words.pop()
            found.append(word)
            open_words += [
                one for one in self._children[word] if self.words[one].relation == "conj"
            ]
        return sorted(found)

    def preposition(self, index: int) -> str | None:
        """Return the preposition before a word and what depends on it, in small letters: "to"; a
        participle that stands as one ("following a rise") is parsed above its noun.
        """
        cases = [one for one in self._children[index] if self.words[one].relation == "case"]
        if not cases:
            above = self.words[self.words[index].head].lower
            is_object = self.words[index].relation in _OBJECTS
            return above if is_object and above in _PARTICIPLES else None
        first = cases[0]
        fixed = [one for one in self._children[first] if self.words[one].relation == "fixed"]
        return " ".join(self.words[one].lower for one in (first, *fixed))

    def complements(self, index: int) -> list[Complement]:
        """Return what stands beside a predicate, a verb or a noun, in text order; of joined words
        the first.
        """
        found = [
            Complement(place, one)
            for one in self._children[index]
            if (place := self._place(one)) is not None
        ]
        subject = self.understood_subject(index) if self.words[index].is_verb else None
        if subject is not None and all(one.index != subject for one in found):
            found.append(Complement("object" if self.is_passive(index) else "subject", subject))
        return sorted(found, key=attrgetter("index"))

    def _place(self, index: int) -> str | None:
        relation = self.words[index].relation
        if relation == _PASSIVE:
            return "object"
        if relation in _SUBJECTS:
            return "subject"
        if relation in _OBJECTS:
            return "indirect" if relation == "iobj" else "object"
        if relation == _AGENT:
            return "agent"
        if relation in _OBLIQUES:
            return self.preposition(index)
        return "owner" if relation in _ATTACHED and not self._is_amount(index) else None

    def _is_amount(self, index: int) -> bool:
        """Whether a word is a number, a sign of money or a unit that is counted: what stands before
        the noun in "a $5 million loan" is nobody's name.
        """
        return self.words[index].tag in _AMOUNTS or any(
            self.words[one].relation == "nummod" for one in self._children[index]
        )

    def predicate_of(self, index: int) -> int | None:
        """Return the nearest verb above a word, None where only nouns govern it."""
        return next((one for one in self.ancestors(index) if self.words[one].is_verb), None)

    def governors(self, index: int) -> Iterator[int]:
        """Yield the words that govern a word, nearest first, through joined words and up to the
        clause's head.
        """
        clause = self.clause_of(index)
        for one in self.ancestors(index):
            yield one
            if one == clause:
                return

    def measured(self, index: int) -> list[int]:
        """Return the words that say what a value measures, nearest first.

        They are the nouns above it up to its verb ("imports of 5", "a price of 5"), what it is "of"
        itself ("5 of reserves") or is ("the price is 5"), the verb, its object where the value is
        how far that changes ("cut the budget to 5"), and its subject where the value is no subject
        ("demand rose to 5").
        """
        found = [one for one in self._children[index] if self.preposition(one) == "of"]
        found += self.subjects(index)
        for one in self.governors(index):
            found.append(one)
            if self.words[one].is_verb or self.subjects(one):
                found += self._changed(index, one)
                subject = self.understood_subject(one)
                found += self._named(subject) if subject is not None and subject != index else []
                break
        return found

    def _named(self, index: int) -> list[int]:
        """Return a word, or the one for which a relative pronoun stands: "sales, which rose"."""
        return [index] if self._relative_clause(index) is None else self.referents(index)[:1]

    def _changed(self, value: int, verb: int) -> list[int]:
        beside = self._children[verb] if self.says_how_far(value, verb) else ()
        return [one for one in beside if self.words[one].relation == "obj"]

    def says_how_far(self, value: int, verb: int) -> bool:
        """Whether a value says how far something changes: "cut its budget to 5"."""
        beside = [value, *self.ancestors(value)]
        at = next((one for one in beside if self.words[one].head == verb), value)
        return self.words[at].relation in _OBLIQUES and self.preposition(at) in _CHANGED

    def subtree(self, index: int) -> list[int]:
        """Return a word and all that depends on it, in text order."""
        found, open_words = [], [index]
        while open_words:
            word = open_words.pop()
            found.append(word)
            open_words += self._children[word]
        return sorted(found)

    @cached_property
    def root(self) -> int:
        """The word that depends on no other; the first of several."""
        return next((i for i, word in enumerate(self.words) if word.head == i), 0)
