"""The words of reported speech, as ``lexicon/reporting.toml`` lists them: for who says so, for the
day on which it is said, and for where a clause of saying ends.
"""

from extractors.lexicon import read_toml
from extractors.text import PhraseIndex, alternatives, inflections, phrase_map

_LEXICON = read_toml(__package__, "reporting")

VERBS = PhraseIndex(phrase_map([("verb", _LEXICON["verbs"])]))
"""Verbs that report speech or findings."""

SAYING = frozenset(form for verb in _LEXICON["verbs"] for form in inflections(verb))
"""The forms of the same verbs, in small letters."""

NOUN_LIKE = frozenset(_LEXICON["also_nouns"])
"""Those of the verbs that may be nouns."""

CLAUSAL = frozenset(_LEXICON["clausal"])
"""Those of the verbs that report clauses alone."""

AFTER_VALUE = frozenset(_LEXICON["after_value"])
"""Those of the verbs that may follow what is said."""

CITING = PhraseIndex(phrase_map([("citing", _LEXICON["citing"])]))
"""What names a source: "according to"."""

SPEAKER_NOUNS = frozenset(_LEXICON["nouns"])
"""Nouns that name a speaker without a name, in lemmas."""

NOUNS = PhraseIndex(phrase_map([("noun", _LEXICON["nouns"])]))
"""The same nouns, to find the lemma of a word."""

UNOWNED = frozenset(_LEXICON["unowned"])
"""Nouns of what is nobody's unless it is said whose it is."""

PERSONS, GROUPS = frozenset(_LEXICON["persons"]), frozenset(_LEXICON["groups"])
"""Pronouns for a person who spoke, and for an organisation."""

ORGANISATIONS = frozenset(_LEXICON["organisations"])
"""Nouns for the organisation spoken of last."""

GATHERED = frozenset(_LEXICON["gathered"])
"""Participles for who gathered what others say."""

ADVERBS = frozenset(_LEXICON["adverbs"])
"""What may stand between a speaker and the verb."""

CIRCUMSTANCES = frozenset(_LEXICON["circumstances"])
"""What after a verb of saying only tells when, where or to whom."""

ENDING_CLAUSE = frozenset(_LEXICON["ending_clause"])
"""Forms of verbs that end the clause of the party before them."""

TITLES = alternatives(_LEXICON["titles"])
"""A pattern for what begins the title of an article that one speaker makes."""

BEFORE_DAY = alternatives(_LEXICON["before_day"])
RIGHT_AFTER_DAY = alternatives(_LEXICON["right_after_day"]).replace(r"\ ", r"\s")
AFTER_OPENING_DAY = alternatives(_LEXICON["after_opening_day"])
"""Patterns for the forms that make a day the day of the saying: before it, right after it, and
after one that opens the sentence.
"""

DECIDING = alternatives(_LEXICON["deciding"])
"""A pattern for the forms by which somebody decides what others do."""

ANNOUNCING = alternatives(_LEXICON["announcing"])
"""A pattern for the forms that make an announcement the event."""
