"""Conversations through the whole product: browser protocol, database, queue, engine and back."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from bot.app import read_words
from bot.settings import Settings
from bot.web.chat.client import ChatClient
from bot.web.chat.play import Judge, Played, read_play
from tests.conftest import PROJECT
from tests.e2e.launch import Product

pytestmark = pytest.mark.e2e

PLAYS = sorted((PROJECT / "tests" / "plays").glob("*.yml"))


@pytest.fixture(scope="module")
def judge() -> Judge:
    words = read_words(Settings(project=PROJECT))
    return Judge(words.catalogue, words.phrases)


def test_every_language_and_script_has_a_play() -> None:
    assert {path.stem for path in PLAYS} == {"fr", "ar", "ary", "ary-Latn", "en"}


@pytest.mark.parametrize("path", PLAYS, ids=lambda path: path.stem)
async def test_a_citizen_gets_the_right_answers(path: Path, product: Product, judge: Judge) -> None:
    play = read_play(path)
    async with ChatClient(product.url, play.language) as client:
        played = [await judge.play(turn, client) for turn in play.turns]
    report = "\n".join(_report(played))
    assert not report, f"{path.name}\n{report}"


def _report(played: Sequence[Played]) -> Iterator[str]:
    for number, taken in enumerate(played, start=1):
        if taken.faults:
            yield f"{number}. › {taken.turn.deed}"
            for reply in taken.replies:
                offered = " ".join(f"[{button['title']}]" for button in reply["buttons"])
                yield f"     ‹ {reply['heading'] or ''} {reply['text'].splitlines()[0]} {offered}"
            yield from (f"     ✗ {fault}" for fault in taken.faults)
