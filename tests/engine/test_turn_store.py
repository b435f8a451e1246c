import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from engine.turn_store import Turn, TurnStore, current_turn, taking


@pytest.fixture
def store():
    return TurnStore(Domain.empty())


def tracker(sender):
    return DialogueStateTracker(sender, [])


async def test_a_turn_brings_its_conversation_and_leaves_nothing(store):
    mine = tracker("c")
    with taking(Turn(mine)):
        assert await store.retrieve("c") is mine
        assert await store.retrieve_full_tracker("c") is mine
        await store.save(mine)
    assert store.store == {}
    assert await store.retrieve("c") is None


async def test_outside_a_turn_it_is_an_ordinary_store(store):
    await store.save(tracker("c"))
    assert (await store.retrieve("c")).sender_id == "c"
    assert (await store.retrieve_full_tracker("c")).sender_id == "c"


def test_a_turn_ends_even_when_it_fails():
    with pytest.raises(ZeroDivisionError), taking(Turn(tracker("c"))):
        raise ZeroDivisionError
    assert current_turn() is None
