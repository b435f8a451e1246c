"""Measures the engine's turn against the stock Rasa starter bot, in one process, turn by turn about.

`python -m bench.engine [--turns N] [--json FILE]`, in the engine's environment, from the project's folder.
"""

import argparse
import asyncio
import json
import logging
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import structlog  # the two settings above have to come before Rasa
from rasa.core.agent import Agent, load_agent
from rasa.core.channels.channel import UserMessage
from rasa.core.utils import AvailableEndpoints
from rich.console import Console
from rich.table import Table

from bench.starter_bot import Trained, create, stock_validation, train
from engine.agent import prepare
from engine.in_process_actions import InProcessActions
from engine.turn import take_turn
from engine.turn_request import read_turn

Take = Callable[[str], Awaitable[Any]]
"""Takes one turn of a conversation."""

_OURS, _STOCK = "jmaa", "starter"
_WARM_UP = 10
_EARLY, _LATE = 20, 200
_SERVICE = {"candidates": [{"id": "cnie", "score": 0.9}], "focus": "known"}


def main() -> None:
    """Measure, print a table and, where asked, write the figures as JSON."""
    arguments = _arguments()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    console = Console()
    with tempfile.TemporaryDirectory() as folder, console.status("Training and measuring both bots ..."):
        figures = asyncio.run(_measure(Path(folder), arguments.turns))
    console.print(_table(figures))
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--turns", type=int, default=300, help="new conversations with each bot (default 300)"
    )
    parser.add_argument("--json", type=Path, help="file for the figures")
    return parser.parse_args()


async def _measure(folder: Path, turns: int) -> dict[str, float]:
    project = create(folder)
    starter, jmaa = train(project, folder, _STOCK), train(Path.cwd(), folder, _OURS)
    sys.path.insert(0, str(project))
    logging.disable(logging.WARNING)
    stock, ours = await _stock_agent(starter), await _our_agent(jmaa)
    takes = [_stock(stock, "hi"), _stock(stock, "are you a bot?"), _ours(ours)]
    plain, with_action, turn = await _medians(takes, turns)
    early, late = await _long_conversation(ours, turns)
    return {
        "starter_turn_ms": plain,
        "starter_turn_with_action_ms": with_action,
        "turn_with_action_ms": turn,
        "faster_than_starter": plain / turn,
        "faster_than_starter_with_action": with_action / turn,
        "turn_20_ms": early,
        "turn_200_ms": late,
        "turn_200_by_turn_20": late / early,
        "starter_training_s": starter.seconds,
        "training_s": jmaa.seconds,
        "starter_model_mib": starter.mebibytes,
        "model_mib": jmaa.mebibytes,
    }


async def _stock_agent(model: Trained) -> Agent:
    """Load the starter as Rasa does, its action in process too, so that only the bots differ."""
    agent = await load_agent(model_path=str(model.file), endpoints=AvailableEndpoints())
    agent.processor.action_endpoint = InProcessActions("starter_actions")
    return agent


async def _our_agent(model: Trained) -> Agent:
    endpoints = AvailableEndpoints.read_endpoints("endpoints.yml")
    agent = await load_agent(model_path=str(model.file), endpoints=endpoints)
    prepare(agent)
    return agent


def _stock(agent: Agent, text: str) -> Take:
    async def take(conversation: str) -> Any:
        with stock_validation():
            return await agent.handle_message(UserMessage(text, sender_id=f"{conversation} {text}"))

    return take


def _ours(agent: Agent) -> Take:
    return lambda conversation: _turn(agent, conversation, None)


async def _turn(agent: Agent, conversation: str, state: Any) -> Any:
    """Take a turn as the channel does, from bytes to bytes."""
    turn = {"conversation": conversation, "input": {"text": "combien coûte la carte nationale ?"}}
    turn |= {"slots": {"language": "fr"}, "context": _SERVICE, "state": state}
    result = await take_turn(agent, read_turn(json.dumps(turn).encode(), agent.domain))
    return json.loads(json.dumps(result))["state"]


async def _medians(takes: list[Take], turns: int) -> list[float]:
    """Return the median milliseconds of each kind of turn. They alternate, so that all share the noise."""
    spent: list[list[float]] = [[] for _ in takes]
    for number in range(_WARM_UP + turns):
        for take, times in zip(takes, spent, strict=True):
            start = time.perf_counter()
            await take(f"conversation {number}")
            times.append((time.perf_counter() - start) * 1000)
    return [statistics.median(times[_WARM_UP:]) for times in spent]


async def _long_conversation(agent: Agent, turns: int) -> list[float]:
    """Return the median milliseconds of turn 20 and of turn 200, taken again and again from their states."""
    state, states = None, []
    for _ in range(_LATE):
        states.append(state)
        state = await _turn(agent, "long", state)
    takes = [_from_state(agent, states[number - 1]) for number in (_EARLY, _LATE)]
    return await _medians(takes, turns)


def _from_state(agent: Agent, state: Any) -> Take:
    return lambda conversation: _turn(agent, conversation, state)


def _table(figures: dict[str, float]) -> Table:
    table = Table("", "Rasa starter bot", "Jmaa", "", title="One turn of the engine, in process")
    get = figures.__getitem__
    table.add_row("first turn, a plain reply", f"{get('starter_turn_ms'):.1f} ms", "", "")
    table.add_row(
        "first turn, one custom action",
        f"{get('starter_turn_with_action_ms'):.1f} ms",
        f"{get('turn_with_action_ms'):.1f} ms",
        f"{get('faster_than_starter'):.1f}x and {get('faster_than_starter_with_action'):.1f}x less",
    )
    table.add_row("turn 20", "", f"{get('turn_20_ms'):.1f} ms", "")
    table.add_row(
        "turn 200", "", f"{get('turn_200_ms'):.1f} ms", f"{get('turn_200_by_turn_20'):.2f}x turn 20"
    )
    table.add_row("training", f"{get('starter_training_s'):.0f} s", f"{get('training_s'):.0f} s", "")
    table.add_row("model", f"{get('starter_model_mib'):.1f} MiB", f"{get('model_mib'):.1f} MiB", "")
    return table


if __name__ == "__main__":
    main()
