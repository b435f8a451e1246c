from bot.domain.conversation import Conversation, TurnRecord
from bot.domain.language import Memory
from bot.domain.owner import Ownership


def test_a_new_conversation_remembers_nothing_and_is_the_bot_s() -> None:
    fresh = Conversation(1, "web", "chat")
    assert (fresh.memory, fresh.state, fresh.ownership) == (Memory(), None, Ownership())


def test_a_turn_changes_nothing_it_does_not_name() -> None:
    record = TurnRecord(None, (), Memory())
    assert (record.state, record.handoff, record.understood) == (None, None, {})


def test_what_two_turns_understood_is_not_shared() -> None:
    one, other = TurnRecord(None, (), Memory()), TurnRecord(None, (), Memory())
    assert one.understood is not other.understood
