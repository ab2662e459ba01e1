"""What the verb before or after a party says of it."""

import pytest

from extractors.statements.parties.clauses import as_object, as_subject
from tests.extractors.statements.marked_sentences import sentence_of, told

OBJECTS = [
    pytest.param("They awarded {ORG|Acme} a contract.", "Acme giver", id="awarded"),
    pytest.param("They lent Peru two boats.", "Peru taker", id="given"),
    pytest.param("They paid {ORG|Acme} in full.", "Acme payee", id="paid"),
    pytest.param("They lent neighbouring Peru two boats.", "Peru taker", id="modifier-between"),
    pytest.param("They bought Peru a drink.", "", id="taking-has-no-such-object"),
    pytest.param("A group providing Peru with boats met.", "", id="participle-in-ing"),
    pytest.param("The previously awarded {ORG|Acme} option lapsed.", "", id="participle-in-ed"),
    pytest.param("They sold boats, said Peru.", "", id="no-verb-of-exchange-before"),
]
SUBJECTS = [
    pytest.param("Peru signed.", "Peru both", id="agrees"),
    pytest.param("Peru bought boats.", "Peru taker", id="takes"),
    pytest.param("Peru paid.", "Peru payer", id="pays"),
    pytest.param("{ORG|Acme} builds boats.", "Acme maker", id="makes"),
    pytest.param("Peru was given boats.", "Peru taker", id="passive-of-giving"),
    pytest.param("{ORG|Acme} was awarded the job.", "Acme giver", id="passive-of-awarding"),
    pytest.param("{ORG|Acme} was sold.", "Acme goods", id="passive-of-selling"),
    pytest.param("{ORG|Acme} secured two new orders.", "Acme giver", id="wins-an-order"),
    pytest.param("{ORG|Acme} secured two new boats.", "Acme taker", id="wins-no-order"),
    pytest.param("Peru said that it bought boats.", "Peru taker", id="says-of-itself"),
    pytest.param("Peru said rivals bought boats.", "Peru subject", id="says-of-others"),
    pytest.param("Peru, which was late, bought boats.", "Peru taker", id="relative-clause"),
    pytest.param("Peru rested; rivals bought boats.", "Peru subject", id="end-of-clause"),
    pytest.param("Peru in sales rose.", "Peru subject", id="noun"),
]


@pytest.mark.parametrize(("marked", "expected"), OBJECTS)
def test_objects(marked: str, expected: str) -> None:
    sentence, [party] = sentence_of(marked)
    assert told(as_object(sentence, party)) == expected


@pytest.mark.parametrize(("marked", "expected"), SUBJECTS)
def test_subjects(marked: str, expected: str) -> None:
    sentence, [party] = sentence_of(marked)
    assert told(as_subject(sentence, party)) == expected


def test_a_verb_far_from_its_subject_says_less() -> None:
    weights = []
    for marked in ("Peru bought boats.", "Peru in its first dry and hot year bought boats."):
        sentence, [party] = sentence_of(marked)
        [slot] = as_subject(sentence, party)
        assert slot.side == "taker"
        weights.append(slot.weight)
    assert weights[1] < weights[0]
