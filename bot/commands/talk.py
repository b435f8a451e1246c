"""`bot talk`: talk to the running assistant in the terminal, or let a play talk to it."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot.app import read_words
from bot.domain.language import Language
from bot.settings import Settings, load
from bot.web.chat.client import ChatClient, ChatRefused, Frame
from bot.web.chat.play import Judge, read_play

PATIENCE = 5.0
"""Seconds a gateway that is not there is waited for: as long as it takes to start again."""

console = Console(highlight=False)


def command(
    script: Annotated[list[Path] | None, typer.Option(help="A play to perform; may be repeated.")] = None,
    url: Annotated[str, typer.Option(help="The gateway's address; default BOT_HOST and BOT_PORT.")] = "",
    language: Annotated[Language | None, typer.Option(help="The page's language.")] = None,
) -> None:
    """Talk to the running assistant. A number presses the button of that number; an empty line ends."""
    settings = load()
    address = url.rstrip("/") or f"http://{settings.host}:{settings.port}"
    if script:
        raise typer.Exit(0 if asyncio.run(_perform(settings, address, script)) else 1)
    asyncio.run(_talk(address, language))


async def _talk(address: str, language: Language | None) -> None:
    async with ChatClient(address, language, patience=PATIENCE) as client:
        _show([client.welcome["greeting"]])
        while text := await asyncio.to_thread(_ask):
            try:
                lines = await _say(client, text)
            except ChatRefused as refused:
                console.print(str(refused), style="yellow", markup=False)
            else:
                _show([line for line in lines if line["author"] != "citizen"])


async def _say(client: ChatClient, text: str) -> list[Frame]:
    buttons = client.lines[-1]["buttons"] if client.lines else client.welcome["greeting"]["buttons"]
    if text.isdecimal() and 0 < int(text) <= len(buttons):
        title = buttons[int(text) - 1]["title"]
        return await (client.press(title) if client.lines else client.say(title))
    return await client.say(text)


async def _perform(settings: Settings, address: str, scripts: list[Path]) -> bool:
    """Perform the plays and show what went wrong; true when nothing did."""
    words = read_words(settings)
    judge = Judge(words.catalogue, words.phrases)
    plays = [(path, read_play(path)) for path in scripts]
    right = True
    for path, play in plays:
        console.rule(path.name, align="left")
        async with ChatClient(address, play.language, patience=PATIENCE) as client:
            for turn in play.turns:
                played = await judge.play(turn, client)
                console.print(f"› {turn.deed}", style="bold", markup=False)
                _show(played.replies)
                for fault in played.faults:
                    console.print(f"✗ {fault}", style="red", markup=False)
                right &= not played.faults
    return right


def _ask() -> str:
    try:
        return console.input("› ").strip()
    except EOFError:
        return ""


def _show(lines: Sequence[Frame]) -> None:
    for line in lines:
        body = Text(line["text"])
        for number, button in enumerate(line["buttons"], start=1):
            body.append(f"\n[{number}] {button['title']}", style="cyan")
        if line["footnote"]:
            body.append(f"\n{line['footnote']}", style="dim")
        console.print(
            Panel(body, title=Text(line["heading"]) if line["heading"] else None, title_align="left")
        )
