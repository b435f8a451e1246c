"""How fast the whole product answers: web citizens talking to one gateway and one engine.

Start: `make bench`, or `python -m bench.web [--json FILE] [--seconds N]`. Every citizen waits for an answer
before writing again. Latency is what a citizen sees: from the sent frame to the last line of the answer.
"""

import argparse
import asyncio
import json
import os
import platform
import re
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import chain, cycle
from pathlib import Path
from urllib.request import urlopen

import psutil
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.web.chat.client import ChatClient
from tests.e2e.launch import Product, launch

CROWDS = (1, 10, 50)
STAGES = ("queue", "engine", "database", "turn")
TALK = (
    "quels papiers pour la carte nationale ?",
    "et combien ça coûte ?",
    "what documents do I need for a passport",
    "فين كاين هاد الشي",
)


@dataclass(frozen=True)
class Load:
    """What one crowd saw: turns a second, latencies and mean time of each stage in milliseconds."""

    citizens: int
    turns: int
    per_second: float
    p50: float
    p95: float
    stages: dict[str, float]


async def measure(url: str, citizens: int, seconds: float) -> Load:
    """Let so many citizens talk for so long."""
    await crowd(url, citizens, seconds / 5)  # warm
    before, started = stage_sums(url), time.perf_counter()
    latencies = await crowd(url, citizens, seconds)
    took, after = time.perf_counter() - started, stage_sums(url)
    cuts = statistics.quantiles(latencies, n=20)
    stages = {name: 1000 * (after[name] - before[name]) / len(latencies) for name in STAGES}
    return Load(citizens, len(latencies), len(latencies) / took, 1000 * cuts[9], 1000 * cuts[18], stages)


async def crowd(url: str, citizens: int, seconds: float) -> list[float]:
    """Return the latency of every turn of the crowd, in seconds."""
    end = time.perf_counter() + seconds
    return list(chain(*await asyncio.gather(*(talk(url, end) for _ in range(citizens)))))


async def talk(url: str, end: float) -> list[float]:
    """Return the latency of every turn of one citizen, in seconds."""
    latencies: list[float] = []
    async with ChatClient(url) as citizen:
        for sentence in cycle(TALK):
            started = time.perf_counter()
            await citizen.say(sentence)
            latencies.append(time.perf_counter() - started)
            if time.perf_counter() > end:
                return latencies
    return latencies


def stage_sums(url: str) -> dict[str, float]:
    """Return the seconds the gateway has spent in each stage so far."""
    with urlopen(f"{url}/metrics") as page:  # noqa: S310 - our own address
        text = page.read().decode()
    found = re.findall(r'jmaa_stage_seconds_sum\{stage="(\w+)"\} (\S+)', text)
    return dict.fromkeys(STAGES, 0.0) | {name: float(value) for name, value in found}


def memory(product: Product) -> dict[str, float]:
    """Return the proportional memory of each kind of process, in MiB."""
    top = psutil.Process(product.process.pid)
    sizes: dict[str, float] = {}
    for process in (top, *top.children(recursive=True), *databases(product)):
        kind = kind_of(process)
        sizes[kind] = sizes.get(kind, 0.0) + process.memory_full_info().pss / 2**20
    return sizes


def databases(product: Product) -> Iterator[psutil.Process]:
    """PostgreSQL's processes are nobody's children: found by their data folder."""
    for process in psutil.process_iter():
        if process.name() == "postgres" and str(product.said.parent) in " ".join(process.cmdline()):
            yield from (process, *process.children(recursive=True))


def kind_of(process: psutil.Process) -> str:
    """Return what part of the product a process is."""
    words = process.cmdline()
    kinds = {"serve": "gateway", "rasa": "engine", "run": "supervisor"}
    return next((kind for word, kind in kinds.items() if word in words), "PostgreSQL")


def show(console: Console, loads: list[Load], sizes: dict[str, float], ready: float) -> None:
    """Print the figures."""
    table = Table(title="A web turn, end to end: one gateway, one engine")
    for heading in ("citizens", "turns", "turns/s", "p50 ms", "p95 ms", *(f"{stage} ms" for stage in STAGES)):
        table.add_column(heading, justify="right")
    for load in loads:
        figures = (load.per_second, load.p50, load.p95, *load.stages.values())
        table.add_row(str(load.citizens), str(load.turns), *(f"{figure:.1f}" for figure in figures))
    console.print(table)
    console.print("Stages are means: waiting in the queue, engine, commit; turn is from receipt to commit.")
    console.print("Memory (PSS): " + ", ".join(f"{kind} {size:.0f} MiB" for kind, size in sizes.items()))
    console.print(
        f"Warm start: ready after {ready:.1f} s. {platform.processor() or platform.machine()}, "
        f"{os.cpu_count()} cores, Python {platform.python_version()}."
    )


def main() -> None:
    """Start the product twice (the second start is warm), measure, print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--json", type=Path, help="also write the figures to this file")
    options.add_argument("--seconds", type=float, default=15.0, help="how long each crowd talks")
    given, console = options.parse_args(), Console()
    with tempfile.TemporaryDirectory(prefix="jmaa-bench-") as folder:
        with launch(Path(folder)):
            pass
        started = time.perf_counter()
        with launch(Path(folder), BOT_RATE="100000") as product:
            ready = time.perf_counter() - started
            steps = track(CROWDS, description="Citizens talk", console=console)
            loads = [asyncio.run(measure(product.url, citizens, given.seconds)) for citizens in steps]
            sizes = memory(product)
    show(console, loads, sizes, ready)
    if given.json:
        figures = {"loads": [asdict(load) for load in loads], "memory_mib": sizes, "ready_seconds": ready}
        given.json.write_text(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
