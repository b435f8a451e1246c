import os
import sys
from pathlib import Path

import pytest

from bot.supervisor.child import ChildSpec
from bot.supervisor.children import ATTEMPTS, ChildFailed, Children

TELL_END = """
import signal, sys, time
def end(*_):
    print("ends", flush=True)
    sys.exit(0)
signal.signal(signal.SIGTERM, end)
print("up", flush=True)
time.sleep(60)
"""


def python(name: str, code: str, *, ends_last: bool = False) -> ChildSpec:
    argv = (sys.executable, "-c", code)
    return ChildSpec(name, argv, Path("/"), dict(os.environ), ends_last=ends_last)


async def test_all_end_together_and_those_that_serve_the_others_last(soon, gone):
    lines = []
    async with Children(lambda name, line: lines.append((name, line))) as children:
        kept = [
            children.start(python("store", TELL_END, ends_last=True)),
            children.start(python("user", TELL_END)),
        ]
        await soon(lambda: len(lines) == 2)
        pids = [child.pid for child in kept]
    assert all(gone(pid) for pid in pids)
    assert lines[2:] == [("user", "ends"), ("store", "ends")]


async def test_a_child_that_keeps_dying_before_all_is_ready_ends_the_start_with_its_last_lines(soon):
    async with Children(lambda name, line: None) as children:
        child = children.start(python("gateway", "print('no such table'); raise SystemExit(1)"))
        await soon(lambda: child.deaths == ATTEMPTS)
        with pytest.raises(ChildFailed, match=r"gateway ended 3 times before .*\n  no such table"):
            children.check()


async def test_a_child_that_cannot_be_started_is_named(soon):
    async with Children(lambda name, line: None) as children:
        children.start(ChildSpec("engine-1", ("/missing/python",), Path("/")))

        def failed() -> bool:
            try:
                children.check()
            except ChildFailed as trouble:
                return "engine-1 cannot be started" in str(trouble)
            return False

        await soon(failed)


async def test_living_children_pass_the_check(soon):
    lines = []
    async with Children(lambda name, line: lines.append(line)) as children:
        children.start(python("user", TELL_END))
        await soon(lambda: lines == ["up"])
        children.check()
