from datetime import UTC, datetime

from bot.domain.content import Button, Content
from bot.domain.conversation import Conversation, Event, HandoffRequest
from bot.domain.inbound import Wrote
from bot.domain.language import Language, Memory, Script
from bot.services.draft import Draft

EVENT = Event(1, "web", "e", b"{}", datetime(2026, 11, 24, tzinfo=UTC))


def draft(memory: Memory = Memory(Language.AR), **fields: object) -> Draft:
    conversation = Conversation(7, "web", "chat", memory, state={"turns": 1})
    made = Draft(EVENT, conversation, Wrote("x"), Language.FR, memory)
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def test_the_language_is_the_conversation_s_or_else_the_town_s() -> None:
    assert draft().language is Language.AR
    assert draft(Memory()).language is Language.FR


def test_the_engine_is_asked_with_everything_the_steps_found() -> None:
    asked = draft(text="شحال", script=Script.ARABIC, named_languages=(Language.EN,)).turn_input()
    assert (asked.conversation, asked.text, asked.payload) == ("7", "شحال", None)
    assert (asked.script, asked.named_languages, asked.state) == (Script.ARABIC, (Language.EN,), {"turns": 1})


def test_a_button_goes_before_a_text() -> None:
    asked = draft(text="Prix", payload="/ask_fee").turn_input()
    assert (asked.text, asked.payload) == (None, "/ask_fee")


def test_a_refusal_takes_the_place_of_every_reply() -> None:
    refused = draft(replies=[Content("one", Language.AR)])
    refused.refuse("لا", (Button("x", "/help"),))
    assert refused.replies == [Content("لا", Language.AR, buttons=(Button("x", "/help"),))]
    assert refused.outcome == "refused"


def test_the_record_holds_what_is_to_be_committed() -> None:
    done = draft(
        said="شحال",
        state={"turns": 2},
        replies=[Content("one", Language.AR)],
        handoff=HandoffRequest("lost"),
        understood={"intent": "ask_fee"},
    ).record()
    assert done.said == Content("شحال", Language.AR)
    assert done.replies == (Content("one", Language.AR),)
    assert (done.state, done.handoff) == ({"turns": 2}, HandoffRequest("lost"))
    assert (done.memory, done.understood) == (Memory(Language.AR), {"intent": "ask_fee"})


def test_a_turn_the_engine_did_not_take_leaves_its_state_alone() -> None:
    assert draft().record().state is None


def test_drafts_share_nothing() -> None:
    one, other = draft(), draft()
    one.replies.append(Content("x", Language.FR))
    one.understood["intent"] = "x"
    assert (other.replies, other.understood) == ([], {})
