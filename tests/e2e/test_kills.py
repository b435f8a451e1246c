"""Processes are killed at random moments while fifty citizens talk: nothing is lost, nothing happens twice.

A conversation that was disturbed must read, line for line, like one that was not. `JMAA_KILLS` says how
many processes are killed (100 for a release), `JMAA_SEED` which moments are chosen.
"""

import asyncio
import os
import random
import statistics
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import psutil
import pytest

from bot.web.chat.client import ChatClient
from tests.e2e.launch import Product, launch, ready

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(3600)]

KILLS = int(os.environ.get("JMAA_KILLS", "8"))
SEED = int(os.environ.get("JMAA_SEED", "2026"))
CITIZENS = 50
ANSWER_PATIENCE = 900.0
"""Seconds after which an answer counts as lost. Killed again and again, a turn may take a minute."""

WAITED: list[float] = []
"""How long the citizens waited for their answers, in seconds."""

PATIENCE = 90.0
"""Seconds a turn may wait for the killed to come back: far beyond what a restart takes."""

TALKS = (
    ("bonjour", "quels papiers pour la carte nationale ?", "et combien ça coûte ?", "merci"),
    ("hello", "what documents do I need for a passport", "and how long does it take?", "bye"),
    ("السلام عليكم", "شنو خاصني باش ندير الباسبور", "وفين؟", "شكرا"),
    ("extrait", "je veux parler à une personne", "quel temps fait-il", "au revoir"),
)


@pytest.fixture
def victim() -> Iterator[Product]:
    """A product of this test's own, whose gateway waits patiently for its engine."""
    patience = {"BOT_ENGINE_PATIENCE": str(PATIENCE)}
    with (
        tempfile.TemporaryDirectory(prefix="jmaa-kills-") as folder,
        launch(Path(folder), **patience) as product,
    ):
        yield product


async def test_killed_processes_lose_and_repeat_nothing(victim: Product) -> None:
    expected = [await talk(victim.url, words) for words in TALKS]
    killing = asyncio.create_task(kill_at_random(victim))
    citizens = [asyncio.create_task(talk_until(killing, victim.url, number)) for number in range(CITIZENS)]
    read = Counter[str]()
    for number, conversations in enumerate(await asyncio.gather(*citizens)):
        for conversation in conversations:
            assert conversation == expected[number % len(TALKS)]
            read["lines"] += len(conversation)
    killed = await killing
    waits = f"median wait {statistics.median(WAITED):.1f} s, longest {max(WAITED):.1f} s"
    print(f"{dict(killed)} killed with seed {SEED}; {read['lines']} lines read; {waits}")  # noqa: T201 (the figure)
    assert killed.total() == KILLS


async def talk(url: str, words: tuple[str, ...]) -> list[dict[str, Any]]:
    """Have one conversation and return it as the server keeps it, without what differs by nature."""
    async with ChatClient(url, answer_patience=ANSWER_PATIENCE) as citizen:
        for sentence in words:
            started = perf_counter()
            await citizen.say(sentence)
            WAITED.append(perf_counter() - started)
    async with ChatClient(url, token=citizen.token) as again:
        kept = again.welcome["messages"]
    assert kept == citizen.lines, "the page saw something else than what was kept"
    return [{name: value for name, value in line.items() if name not in {"id", "at"}} for line in kept]


async def talk_until(ended: asyncio.Task[Any], url: str, number: int) -> list[list[dict[str, Any]]]:
    conversations = [await talk(url, TALKS[number % len(TALKS)])]
    while not ended.done():
        conversations.append(await talk(url, TALKS[number % len(TALKS)]))
    return conversations


async def kill_at_random(product: Product) -> Counter[str]:
    """Kill the gateway or an engine, wait until all is ready, and again after a random moment."""
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    killed = Counter[str]()
    while killed.total() < KILLS:
        await asyncio.sleep(chance.uniform(0.0, 3.0))  # the moment is the point, not the waiting
        kind = chance.choice(("serve", "rasa"))
        for process in psutil.Process(product.process.pid).children(recursive=True):
            if kind in process.cmdline():
                process.kill()
                killed[kind] += 1
                break
        await asyncio.to_thread(ready, product)
    return killed
