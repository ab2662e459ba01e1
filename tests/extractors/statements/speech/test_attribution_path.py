"""Who answers for a value by the parse, on trees written by hand."""

import pytest

from extractors.statements.speech.attribution_path import speaker_on_path
from extractors.statements.speech.speakers import Floor, Speaker
from tests.extractors.statements.marked_sentences import parsed_reading_of

TANKS = "{weapon #tank x14|tanks}"
FLOOR = Floor(
    person=Speaker(name="Ann Lee"),
    organisation=Speaker(name="Blue Lake"),
    last=Speaker(name="Ann Lee"),
)
CONTENT = "they/PRP/nsubj>{0} sold/VBD/ccomp>{1} tanks/NNS/obj>{0}"
CASES = [
    pytest.param(
        f"{{ORG|Acme}} said they sold {TANKS}",
        "Acme/NNP/nsubj>1 said/VBD/ROOT>1 " + CONTENT.format(3, 1),
        "Acme",
        id="subject",
    ),
    pytest.param(
        f"{{ORG|Acme}} knew they sold {TANKS}",
        "Acme/NNP/nsubj>1 knew/VBD/ROOT>1 " + CONTENT.format(3, 1),
        None,
        id="no-verb-of-saying",
    ),
    pytest.param(
        f"They sold {TANKS} , {{ORG|Acme}} said",
        "They/PRP/nsubj>1 sold/VBD/ROOT>1 tanks/NNS/obj>1 ,/,/punct>5 Acme/NNP/nsubj>5 "
        "said/VBD/parataxis>1",
        "Acme",
        id="behind",
    ),
    pytest.param(
        f"It was reported by {{ORG|Acme}} they sold {TANKS}",
        "It/PRP/nsubj:pass>2 was/VBD/aux:pass>2 reported/VBN/ROOT>2 by/IN/case>4 "
        "Acme/NNP/obl:agent>2 " + CONTENT.format(6, 2),
        "Acme",
        id="agent",
    ),
    pytest.param(
        f"She said they sold {TANKS}",
        "She/PRP/nsubj>1 said/VBD/ROOT>1 " + CONTENT.format(3, 1),
        "Ann Lee",
        id="pronoun",
    ),
    pytest.param(
        f"The company said they sold {TANKS}",
        "The/DT/det>1 company/NN/nsubj>2 said/VBD/ROOT>2 " + CONTENT.format(4, 2),
        "Blue Lake",
        id="organisation-spoken-of",
    ),
    pytest.param(
        f"The official said they sold {TANKS}",
        "The/DT/det>1 official/NN/nsubj>2 said/VBD/ROOT>2 " + CONTENT.format(4, 2),
        "Ann Lee",
        id="person-spoken-of",
    ),
    pytest.param(
        f"Two officials said they sold {TANKS}",
        "Two/CD/nummod>1 officials/NNS/nsubj>2 said/VBD/ROOT>2 " + CONTENT.format(4, 2),
        "Two officials",
        id="called-by-a-noun",
    ),
    pytest.param(
        f"{{ORG|Acme}} analysts said they sold {TANKS}",
        "Acme/NNP/compound>1 analysts/NNS/nsubj>2 said/VBD/ROOT>2 " + CONTENT.format(4, 2),
        "Acme",
        id="analysts-of-an-organisation",
    ),
    pytest.param(
        f"Its chief , {{PERSON|Bo}} , said they sold {TANKS}",
        "Its/PRP$/nmod:poss>1 chief/NN/nsubj>5 ,/,/punct>3 Bo/NNP/appos>1 ,/,/punct>3 "
        "said/VBD/ROOT>5 " + CONTENT.format(7, 5),
        "Bo",
        id="apposition",
    ),
    pytest.param(
        f"A survey said they sold {TANKS}",
        "A/DT/det>1 survey/NN/nsubj>2 said/VBD/ROOT>2 " + CONTENT.format(4, 2),
        None,
        id="document-of-nobody",
    ),
]


@pytest.mark.parametrize(("marked", "written", "expected"), CASES)
def test_speakers(marked: str, written: str, expected: str | None) -> None:
    reading = parsed_reading_of(marked, written)
    passage = reading.passage
    assert passage.text == " ".join(word.text for word in passage.syntax.words)
    found = speaker_on_path(passage, passage.values[0], reading.parties, FLOOR)
    assert (found.name if found else None) == expected
