import pytest

from actions import effects
from actions.named import answer_named, sure_aspects


def told(outcome):
    return None if outcome is None else outcome.replies[0]


@pytest.mark.parametrize(
    ("fields", "aspects"),
    [
        ({}, ["overview"]),
        ({"pending_aspect": "fee"}, ["fee"]),
        ({"ranking": (("greet", 0.5), ("ask_delay", 0.45))}, ["delay"]),
        ({"ranking": (("ask_delay", 0.3),)}, ["overview"]),
        ({"clauses": (("name_service", 0.9), ("ask_fee", 0.95)), "pending_aspect": "delay"}, ["fee"]),
        ({"clauses": (("ask_fee", 0.95), ("ask_delay", 0.95), ("ask_where", 0.95))}, ["fee", "delay"]),
    ],
)
def test_a_service_named_in_full_is_answered_with_what_is_likeliest_asked(turn, fields, aspects):
    assert told(answer_named(turn("nlu_fallback", {"card": 0.9}, **fields))) == effects.answer(
        "card", aspects, "short"
    )


@pytest.mark.parametrize("candidates", [{}, {"card": 0.7}, {"card": 0.5}, {"card": 0.9, "licence": 0.85}])
def test_less_than_one_full_name_is_not_answered(turn, candidates):
    assert answer_named(turn("nlu_fallback", candidates)) is None


def test_an_unsure_clause_asks_nothing(turn):
    assert sure_aspects(turn("nlu_fallback", clauses=(("ask_fee", 0.89), ("greet", 0.99)))) == ()
