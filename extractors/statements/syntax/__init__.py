"""The parse of a sentence: its words as a parser reads them, and what is asked of them."""

from extractors.statements.syntax.parsed_sentence import Complement, ParsedSentence
from extractors.statements.syntax.parsed_words import ParsedWord

__all__ = ["Complement", "ParsedSentence", "ParsedWord"]
