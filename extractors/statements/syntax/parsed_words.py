"""The words of a parse, read again where a parser likes to misread what news writes."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.lexicon import read_toml
from extractors.text import inflections

_LEXICON = read_toml(__package__, "parsed_words")
_DITRANSITIVE = frozenset(form for verb in _LEXICON["ditransitive"] for form in inflections(verb))
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"obj", "obl", "nmod", "nsubj", "nsubj:pass"})
_AUXILIARIES = frozenset({"aux", "aux:pass"})
_FLOATING = frozenset(_LEXICON["floating"])
_LONGEST_RECIPIENT = 4  # words of a name between a verb and what it gives


class ParsedWord(NamedTuple):
    """A word of a parsed sentence.

    `start` and `end` are offsets in the article; `tag` is a tag of the Penn Treebank; `relation`
    holds between the word and the one at `head`, which is itself at the root.
    """

    text: str
    start: int
    end: int
    tag: str
    relation: str
    head: int

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def is_verb(self) -> bool:
        """Whether the word is tagged as a verb, modals aside."""
        return self.tag.startswith("VB")


def reread(words: Sequence[ParsedWord]) -> list[ParsedWord]:
    """Return the words of a parse with the relations that they have in such sentences.

    Args:
        words: all words of one sentence.
    """
    determined = {word.head for word in words if word.relation == "det"}
    read = [_as_noun(word, index in determined) for index, word in enumerate(words)]
    read = [_as_owner(read, index) for index in range(len(read))]
    read = [_as_recipient(read, index) for index in range(len(read))]
    read = _with_appositions(_with_subjects_of_auxiliaries(read))
    read = _with_described_subjects(_with_bounds(read))
    return _with_main_verb(_with_subjects_of_reported(read))


def _with_subjects_of_auxiliaries(words: Sequence[ParsedWord]) -> list[ParsedWord]:
    """Return words with "Peru and Chile" as the subject of "ordered" in "Peru and Chile have each
    ordered", where parsers like to see "each", and the states as a subject of "have".
    """
    read = list(words)
    for index, word in enumerate(words):
        above = words[word.head]
        if not word.relation.startswith("nsubj") or above.relation not in _AUXILIARIES:
            continue
        verb = above.head
        for one in range(word.head + 1, verb):
            if words[one].head == verb and words[one].lower in _FLOATING:
                read[one] = words[one]._replace(relation="advmod")
        if not _has_subject(read, verb):
            read[index] = word._replace(head=verb)
    return read


def _with_appositions(words: Sequence[ParsedWord]) -> list[ParsedWord]:
    """Return words with what somebody is in apposition in "Norway, Europe's supplier, exported",
    where parsers sometimes see a second one, joined by no word.
    """
    joined = {word.head for word in words if word.relation in ("conj", "cc")}
    read = list(words)
    for index, word in enumerate(words):
        name = words[word.head]
        is_noun = word.relation == "conj" and word.tag in ("NN", "NNS")
        if not (is_noun and name.tag.startswith("NNP")) or index in joined:
            continue
        if sum(one.relation == "conj" and one.head == word.head for one in words) == 1:
            read[index] = word._replace(relation="appos")
    return read


def _with_bounds(words: Sequence[ParsedWord]) -> list[ParsedWord]:
    """Return words with the amount as the object in "raised up to 5", where parsers like to see how
    far something was raised.
    """
    read = list(words)
    for index, word in enumerate(words[2:], 2):
        if word.lower != "to" or word.relation != "case" or words[index - 1].lower != "up":
            continue
        amount = words[word.head]
        if amount.relation == "obl" and amount.head == index - 2:
            read[index] = word._replace(relation="advmod")
            read[word.head] = amount._replace(relation="obj")
    return read


def _with_main_verb(words: Sequence[ParsedWord]) -> list[ParsedWord]:
    """Return words with the finite verb as their root in "Acme reported that it sold", where
    parsers sometimes see a noun with a participle or with a remark, and in "Acme, which flies jets,
    sold three", where they see a noun with two joined verbs; in a headline with the infinitive that
    stands for one: "Acme to sell three".
    """
    read = list(words)
    root = next((index for index, word in enumerate(words) if word.head == index), None)
    if root is None or not words[root].tag.startswith("NN"):
        return read
    beside = [index for index in range(root + 1, len(words)) if words[index].head == root]
    verb = _main_verb(words, root, beside)
    if verb is None or _has_subject(words, verb):
        return read
    read[verb] = words[verb]._replace(relation=words[root].relation, head=verb)
    read[root] = words[root]._replace(relation="nsubj", head=verb)
    for one in beside:
        if one > verb:
            read[one] = words[one]._replace(head=verb)
    return read


def _main_verb(words: Sequence[ParsedWord], root: int, beside: Sequence[int]) -> int | None:
    """Return the verb that a noun which was seen as the root carries."""
    joined = (one for one in beside if words[one].relation in ("acl", "parataxis"))
    clauses = _behind_relative_clauses(words, beside)
    verb = next((one for one in (*joined, *clauses) if words[one].tag in _FINITE), None)
    return _infinitive_of_headline(words, root, beside) if verb is None else verb


def _infinitive_of_headline(
    words: Sequence[ParsedWord], root: int, beside: Sequence[int]
) -> int | None:
    """Return the infinitive that a name carries alone: "Acme to sell three"."""
    if not words[root].tag.startswith("NNP"):
        return None
    marks = (index for index, word in enumerate(words) if word.relation == "mark")
    marked = {words[mark].head for mark in marks if words[mark].lower == "to"}
    return next((one for one in beside if one in marked and words[one].tag == "VB"), None)


def _with_described_subjects(words: Sequence[ParsedWord]) -> list[ParsedWord]:
    """Return words with one subject in "Oil giant Acme sold", where parsers like to see two: what
    comes right before a name describes it.
    """
    read = list(words)
    for index, word in enumerate(words):
        if not word.relation.startswith("nsubj") or not word.tag.startswith("NN"):
            continue
        name = _subject_behind(words, index)
        if name is not None:
            read[index] = word._replace(relation="compound", head=name)
    return read


def _subject_behind(words: Sequence[ParsedWord], index: int) -> int | None:
    """Return the name that is a subject of the same verb as a noun and begins right behind it."""
    verb = words[index].head
    first = next(
        (
            at
            for at in range(index + 1, verb)
            if words[at].head == verb and words[at].relation.startswith("nsubj")
        ),
        None,
    )
    if first is None or not words[first].tag.startswith("NNP"):
        return None
    between = words[index + 1 : first]
    return (
        first if all(one.head == first and one.tag.startswith("NNP") for one in between) else None
    )


def _behind_relative_clauses(words: Sequence[ParsedWord], beside: Sequence[int]) -> Iterator[int]:
    """Yield the verbs right behind a comma that are joined, by no word, to that of a relative
    clause.
    """
    clauses = [one for one in beside if words[one].relation == "acl:relcl"]
    for index, word in enumerate(words):
        if word.relation == "conj" and word.head in clauses and words[index - 1].text == ",":
            yield index


def _has_subject(words: Sequence[ParsedWord], verb: int) -> bool:
    return any(one.head == verb and one.relation.startswith("nsubj") for one in words)


def _with_subjects_of_reported(words: Sequence[ParsedWord]) -> list[ParsedWord]:
    """Return words with the clause "Acme won" read in "Norway said Acme won" and "Norway said Acme,
    a maker of jets, won", where parsers like to see a name that is said, and a verb joined to
    "said".
    """
    read = list(words)
    for index, word in enumerate(words):
        if word.relation != "ccomp" or not word.tag.startswith("NNP") or word.head >= index:
            continue
        verb = _reported_verb(words, index)
        if verb is not None:
            read[index] = word._replace(relation="nsubj", head=verb)
            read[verb] = words[verb]._replace(relation="ccomp", head=word.head)
    return read


def _reported_verb(words: Sequence[ParsedWord], name: int) -> int | None:
    """Return the verb behind a name that is joined to the verb before it, and has no subject."""
    said = words[name].head
    behind = [one for one in range(name + 1, len(words)) if words[one].head == said]
    verb = next((one for one in behind if words[one].relation == "conj"), None)
    if verb is None or not words[verb].is_verb or verb == said:
        return None
    is_joined = any(one.head == verb and one.relation == "cc" for one in words)
    return None if is_joined or _has_subject(words, verb) else verb


def _as_noun(word: ParsedWord, is_determined: bool) -> ParsedWord:
    """Return a word, read as a noun in "plans for a bid", where taggers like to see a verb."""
    is_noun = is_determined and word.is_verb and word.relation in _NOMINAL
    return word._replace(tag="NN") if is_noun else word


def _as_owner(words: Sequence[ParsedWord], index: int) -> ParsedWord:
    """Return a word, read as whose the noun is in "Acme's Oslo plant", where parsers like to see
    whose the name is that describes it.
    """
    word = words[index]
    described = words[word.head]
    is_name = described.relation == "compound" and described.tag.startswith("NNP")
    if word.relation == "nmod:poss" and is_name and described.head > word.head:
        return word._replace(head=described.head)
    return word


def _as_recipient(words: Sequence[ParsedWord], index: int) -> ParsedWord:
    """Return a word, read as who gets something in "gave Peru loans" and "owes Peru $3 billion",
    where parsers like to see a name that describes the loans or the money.
    """
    word = words[index]
    given = words[word.head]
    verb = given.head
    is_name = word.relation in ("compound", "nmod:desc") and word.tag.startswith("NNP")
    is_given = given.relation == "obj" and verb < index < word.head
    if not (is_name and is_given and words[verb].lower in _DITRANSITIVE):
        return word
    is_beside = word.head == index + 1 and (given.tag == "$" or given.tag.startswith("NN"))
    is_thing = is_beside or _is_amount(words[index + 1 : word.head + 1])
    if is_thing and _begins_behind(words, verb, index):
        return word._replace(relation="iobj", head=verb)
    return word


def _begins_behind(words: Sequence[ParsedWord], verb: int, index: int) -> bool:
    """Whether nothing but the name that the word at `index` ends stands behind a verb."""
    between = words[verb + 1 : index]
    head = words[index].head
    return len(between) <= _LONGEST_RECIPIENT and all(
        one.head == index or (one.head == head and one.tag == "DT") for one in between
    )


def _is_amount(words: Sequence[ParsedWord]) -> bool:
    """Whether words are a number with its currency: "4.3 billion euros"."""
    tags = {word.tag for word in words}
    return "CD" in tags and tags <= {"CD", "$", "NN", "NNS"}
