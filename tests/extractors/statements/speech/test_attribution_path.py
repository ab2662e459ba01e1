"""Who answers for a value by the parse, on trees written by hand."""

import pytest

from extractors.statements.speech.attribution_path import speaker_of_whole, speaker_on_path
from extractors.statements.speech.speakers import Floor, Speaker
from extractors.statements.value_groups import value_groups_of
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
        f"Sales came to {TANKS} , customs office data showed",
        "Sales/NNS/nsubj>1 came/VBD/ROOT>1 to/IN/case>3 tanks/NNS/obl>1 ,/,/punct>3 "
        "customs/NNS/compound>6 office/NN/compound>7 data/NNS/appos>3 showed/VBD/conj>1",
        "customs office",
        id="data-behind-read-as-apposition",
    ),
    pytest.param(
        f"Estimates from NordData indicate they sold {TANKS}",
        "Estimates/NNS/nsubj>3 from/IN/case>2 NordData/NNS/nmod>0 indicate/VBP/ROOT>3 "
        + CONTENT.format(5, 3),
        "NordData",
        id="issuer-that-nobody-knows",
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
    pytest.param(
        f"They sold {TANKS} , two aides told clients",
        "They/PRP/nsubj>1 sold/VBD/ROOT>1 tanks/NNS/obj>1 ,/,/punct>6 two/CD/nummod>5 "
        "aides/NNS/nsubj>6 told/VBD/conj>1 clients/NNS/obj>6",
        "two aides",
        id="behind-and-read-as-joined",
    ),
    pytest.param(
        f"They sold {TANKS} and {{ORG|Acme}} said so",
        "They/PRP/nsubj>1 sold/VBD/ROOT>1 tanks/NNS/obj>1 and/CC/cc>5 Acme/NNP/nsubj>5 "
        "said/VBD/conj>1 so/RB/advmod>5",
        None,
        id="joined",
    ),
    pytest.param(
        f"They sold {TANKS} , official data show",
        "They/PRP/nsubj>1 sold/VBD/ROOT>1 tanks/NNS/obj>1 ,/,/punct>6 official/JJ/amod>6 "
        "data/NN/compound>6 show/NN/conj>2",
        "official data",
        id="shows-read-as-a-noun",
    ),
    pytest.param(
        f"{{ORG|Acme}} adds {TANKS}",
        "Acme/NNP/nsubj>1 adds/VBZ/ROOT>1 tanks/NNS/obj>1",
        None,
        id="adding-things-is-no-speech",
    ),
    pytest.param(
        f"{{ORG|Acme}} claims land , which holds {TANKS}",
        "Acme/NNP/nsubj>1 claims/VBZ/ROOT>1 land/NN/obj>1 ,/,/punct>5 which/WDT/nsubj>5 "
        "holds/VBZ/acl:relcl>2 tanks/NNS/obj>5",
        None,
        id="relative-clause-beside-what-is-claimed",
    ),
    pytest.param(
        f"The firm , which claims they sold {TANKS} , closed",
        "The/DT/det>1 firm/NN/nsubj>9 ,/,/punct>4 which/WDT/nsubj>4 claims/VBZ/acl:relcl>1 "
        "they/PRP/nsubj>6 sold/VBD/ccomp>4 tanks/NNS/obj>6 ,/,/punct>9 closed/VBD/ROOT>9",
        "Blue Lake",
        id="noun-before-the-relative-clause",
    ),
    pytest.param(
        f"{TANKS} were above the {{ORG|Acme}} estimate",
        "tanks/NNS/nsubj>5 were/VBD/cop>5 above/IN/case>5 the/DT/det>5 Acme/NNP/compound>5 "
        "estimate/NN/ROOT>5",
        "Acme",
        id="owner-of-an-estimate",
    ),
    pytest.param(
        f"The sale of {TANKS} expected in a poll compiled by {{ORG|Acme}}",
        "The/DT/det>1 sale/NN/ROOT>1 of/IN/case>3 tanks/NNS/nmod>1 expected/VBN/acl>1 in/IN/case>7 "
        "a/DT/det>7 poll/NN/obl>4 compiled/VBN/acl>7 by/IN/case>10 Acme/NNP/obl:agent>8",
        "Acme",
        id="who-compiled-the-poll",
    ),
    pytest.param(
        f"Estimates from {{ORG|Acme}} show they sold {TANKS}",
        "Estimates/NNS/nsubj>3 from/IN/case>2 Acme/NNP/nmod>0 show/VBP/ROOT>3 they/PRP/nsubj>5 "
        "sold/VBD/ccomp>3 tanks/NNS/obj>5",
        "Acme",
        id="estimates-from",
    ),
    pytest.param(
        f"Reports from {{GPE|Norway}} show they sold {TANKS}",
        "Reports/NNS/nsubj>3 from/IN/case>2 Norway/NNP/nmod>0 show/VBP/ROOT>3 they/PRP/nsubj>5 "
        "sold/VBD/ccomp>3 tanks/NNS/obj>5",
        None,
        id="reports-from-a-place",
    ),
    pytest.param(
        f"The {{PERSON|Lee}} administration said they sold {TANKS}",
        "The/DT/det>2 Lee/NNP/compound>2 administration/NN/nsubj>3 said/VBD/ROOT>3 "
        "they/PRP/nsubj>5 sold/VBD/ccomp>3 tanks/NNS/obj>5",
        "Lee administration",
        id="an-administration-is-not-its-head",
    ),
    pytest.param(
        f"They sold {TANKS} , customs department data showed",
        "They/PRP/nsubj>1 sold/VBD/ccomp>7 tanks/NNS/obj>1 ,/,/punct>7 customs/NNS/compound>5 "
        "department/NN/compound>6 data/NN/nsubj>7 showed/VBD/ROOT>7",
        "customs department",
        id="data-of-a-department",
    ),
]


@pytest.mark.parametrize(("marked", "written", "expected"), CASES)
def test_speakers(marked: str, written: str, expected: str | None) -> None:
    reading = parsed_reading_of(marked, written)
    passage = reading.passage
    assert passage.text == " ".join(word.text for word in passage.syntax.words)
    [group] = value_groups_of(passage)
    found = speaker_on_path(passage, group, reading.parties, FLOOR)
    assert (found.name if found else None) == expected


ANNOUNCING = [
    pytest.param(
        "The review shows :", "The/DT/det>1 review/NN/nsubj>2 shows/VBZ/ROOT>2 :/:/punct>2"
    ),
    pytest.param(
        "The review shows :", "The/DT/det>1 review/NN/compound>2 shows/NNS/ROOT>2 :/:/punct>2"
    ),
]


@pytest.mark.parametrize(("text", "written"), ANNOUNCING)
def test_who_announces_a_list(text: str, written: str) -> None:
    reading = parsed_reading_of(text, written)
    found = speaker_of_whole(reading.passage, reading.parties, FLOOR)
    assert (found.name if found else None) == "Blue Lake"
