import asyncio

import psycopg

from bot.store.feed import FEED, PostgresFeed, feed_key


async def test_a_change_committed_elsewhere_wakes_its_watchers_and_no_others(database_url: str) -> None:
    feed = PostgresFeed(database_url)
    listening = asyncio.create_task(feed.run())
    async with feed.watch("web", "a") as mine, feed.watch("web", "b") as other:
        await asyncio.wait_for(mine.wait(), 10)  # the feed wakes everybody once it listens
        mine.clear()
        other.clear()
        async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as elsewhere:
            await elsewhere.execute("SELECT pg_notify(%s, %s)", (FEED, feed_key("web", "a")))
        await asyncio.wait_for(mine.wait(), 10)
        assert not other.is_set()
    listening.cancel()


async def test_a_lost_connection_is_made_again_and_wakes_everybody(database_url: str) -> None:
    feed = PostgresFeed(database_url)
    listening = asyncio.create_task(feed.run())
    async with feed.watch("web", "a") as changed:
        await asyncio.wait_for(changed.wait(), 10)
        changed.clear()
        async with await psycopg.AsyncConnection.connect(database_url, autocommit=True) as killer:
            await killer.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE query LIKE 'LISTEN%' AND datname = current_database()"
            )
        await asyncio.wait_for(changed.wait(), 10)
    listening.cancel()
