import asyncio

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.owner import Owner
from bot.store.conversations import PostgresConversations
from tests.store.conftest import Receive


async def test_of_many_who_want_a_conversation_one_gets_it(tables: AsyncEngine, receive: Receive) -> None:
    _, chat = await receive("1")
    store = PostgresConversations(tables)
    claims = [store.hand_to(chat.id, Owner.HUMAN, chat.ownership.version) for _ in range(8)]
    assert sorted(await asyncio.gather(*claims)) == [False] * 7 + [True]
    after = await store.find("web", "citizen")
    assert after is not None
    assert (after.ownership.owner, after.ownership.version) == (Owner.HUMAN, 1)


async def test_an_unknown_chat_has_no_conversation(tables: AsyncEngine) -> None:
    assert await PostgresConversations(tables).find("web", "nobody") is None
