import asyncio
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.turn import TurnFailed, take_turn
from engine.turn_request import read_turn
from engine.turn_store import current_turn

CARD = {"candidates": [{"id": "card", "score": 0.9}], "focus": "known"}
PASSPORT = {"candidates": [{"id": "passport", "score": 0.9}], "focus": "known"}


def effect(say):
    return say.result["replies"][0]


async def test_a_question_about_a_named_service_declares_an_answer(say):
    await say("quels documents pour la carte", **CARD)
    assert effect(say) == {
        "effect": "catalogue.answer",
        "service": "card",
        "aspects": ["documents"],
        "detail": "short",
    }
    assert say.result["parse"]["intent"] == "ask_documents"


async def test_a_follow_up_is_about_the_service_of_the_turn_before(say):
    await say("quels documents pour la carte", **CARD)
    await say("et combien ça coûte ?")
    assert (effect(say)["service"], effect(say)["aspects"]) == ("card", ["fee"])


async def test_a_new_service_replaces_the_old_and_keeps_the_question(say):
    await say("quels documents pour la carte", **CARD)
    await say("et pour le passeport ?", **PASSPORT)
    assert (effect(say)["service"], effect(say)["aspects"]) == ("passport", ["documents"])
    await say("où aller ?")
    assert effect(say)["service"] == "passport"


async def test_two_questions_in_one_message_are_both_answered(say):
    await say("quels documents pour la carte et combien ça coûte ?", **CARD)
    assert effect(say)["aspects"] == ["documents", "fee"]


async def test_a_button_answers_about_the_service_it_names(say):
    await say('/ask_fee{"service":"passport","detail":"full"}')
    assert effect(say)["detail"] == "full"


@pytest.mark.parametrize(
    ("language", "greeting"), [("fr", "Bonjour."), ("ar", "مرحبا"), ("ary", "السلام"), ("en", "Hello.")]
)
async def test_replies_are_in_the_language_of_the_request(say, language, greeting):
    assert await say("bonjour", language) == [greeting]


async def test_a_change_of_language_is_confirmed_in_the_new_language(say):
    assert await say("parle anglais", named_languages=["en"]) == ["language.set", "I answer in English."]


@pytest.mark.parametrize("text", ["/restart", " /back", "//session_start", '/ask_fee{"service":"card"}', "/"])
async def test_typed_text_is_never_a_command(say, agent, text):
    await say("quels documents pour la carte", **CARD)
    turn = json.loads(json.dumps({"conversation": "c", "input": {"text": text}, "slots": {"language": "fr"}}))
    turn["state"] = say.result["state"]
    result = await take_turn(agent, read_turn(json.dumps(turn).encode(), agent.domain))
    assert result["state"]["slots"]["service"] == "card"
    assert result["parse"]["confidence"] < 1
    assert all(reply.get("effect") != "catalogue.answer" for reply in result["replies"])


async def test_the_state_holds_no_word_of_the_citizen(say):
    await say("quels documents pour la carte de Zaynab", **CARD)
    await say("zaynab zaynab", focus="unknown")
    assert "zaynab" not in json.dumps(say.result["state"]).lower()


async def test_the_state_is_as_small_after_200_turns_as_after_20(say):
    sizes = []
    for number in range(1, 201):
        await say("combien coûte la carte", **CARD)
        if number in {20, 200}:
            sizes.append(len(json.dumps(say.result["state"])))
    assert sizes[0] == sizes[1] < 2048


async def test_nothing_is_kept_between_turns(say, agent):
    await say("quels documents pour la carte", **CARD)
    assert current_turn() is None
    assert agent.tracker_store._tracker_store.store == {}
    assert agent.tracker_store.fallback_tracker_store.store == {}
    assert agent.lock_store.conversation_locks == {}


async def test_two_conversations_at_once_do_not_see_each_other(agent, body):
    async def about(service):
        state = None
        for words in ("quels documents", "et combien ça coûte", "où aller"):
            named = {"candidates": [{"id": service, "score": 0.9}], "focus": "known"} if state is None else {}
            result = await take_turn(agent, read_turn(body(words, state, **named), agent.domain))
            state = result["state"]
        return result["replies"][0]["service"]

    assert await asyncio.gather(*map(about, ["card", "passport", "licence"])) == [
        "card",
        "passport",
        "licence",
    ]


async def test_a_turn_whose_action_fails_fails(agent, say, monkeypatch):
    monkeypatch.setitem(agent.action_endpoint._executor.actions, "action_answer", lambda *_: 1 / 0)
    with pytest.raises(TurnFailed, match="action_answer"):
        await say("quels documents pour la carte", **CARD)


async def test_a_turn_that_says_nothing_fails(agent, say, monkeypatch):
    monkeypatch.setitem(agent.action_endpoint._executor.actions, "action_answer", lambda *_: [])
    with pytest.raises(TurnFailed, match="said nothing"):
        await say("quels documents pour la carte", **CARD)


@pytest.fixture(scope="module")
def twin(load):
    return load()


MESSAGES = st.one_of(
    st.sampled_from(["bonjour", "oui", "quels documents", "et combien ça coûte", "où", "et pour le permis"]),
    st.sampled_from(["passeport", "parle anglais", "un agent", "blabla zzz", "/ask_fee", "/name_service"]),
    st.sampled_from(['/ask_where{"service":"card"}', '/ask_fee{"service":"card","detail":"full"}']),
    st.text(max_size=40).filter(lambda text: not text.startswith(("/ask", "/name"))),
)
CONTEXTS = st.fixed_dictionaries(
    {
        "candidates": st.lists(
            st.fixed_dictionaries({"id": st.sampled_from("abc"), "score": st.floats(0, 1)}), max_size=3
        ),
        "focus": st.sampled_from(["none", "known", "unknown"]),
        "named_languages": st.lists(st.sampled_from(["fr", "ar", "en"]), max_size=2),
    }
)
LANGUAGES = st.sampled_from(["fr", "ar", "ary", "en"])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(turns=st.lists(st.tuples(MESSAGES, LANGUAGES, CONTEXTS), min_size=1, max_size=8))
def test_the_same_state_and_input_give_the_same_bytes_on_any_engine(agent, twin, body, turns):
    state = None
    for given_, language, context in turns:
        turn = body(given_, state, language, **context)
        first, second = (
            json.dumps(asyncio.run(take_turn(engine, read_turn(turn, engine.domain))))
            for engine in (agent, twin)
        )
        assert first == second
        state = json.loads(first)["state"]
