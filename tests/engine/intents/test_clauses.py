import pytest

from engine.intents.clauses import clauses


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("quels documents et combien ?", ["quels documents", "combien"]),
        ("Où aller ? Quel prix ?", ["ou aller", "quel prix"]),
        ("documents, prix et délai", ["documents", "prix", "delai"]),
        ("what papers and how much", ["what papers", "how much"]),
        ("chno lwra9 w ch7al", ["chno lwra9 lwraq", "ch7al chhal"]),
        ("شنو الوثائق وشحال الثمن", ["شنو الوثايق", "شحال الثمن"]),
        ("أين أذهب؟ كم الثمن؟", ["اين اذهب", "كم الثمن"]),
        ("شنو وثائق", ["شنو وثايق"]),
        ("passeport", ["passeport"]),
        ("et, et ?!", []),
        ("", []),
    ],
)
def test_a_message_is_taken_apart_where_a_question_may_end(text, parts):
    assert clauses(text) == parts
