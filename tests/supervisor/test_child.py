import asyncio
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from bot.supervisor.child import LONGEST_LINE, Child, ChildSpec

ROOT = Path(__file__).parents[2]
STAY = "import time; print('up', flush=True); time.sleep(60)"
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {STAY}"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")


class Lines(list):
    def __call__(self, name: str, line: str) -> None:
        self.append((name, line))


def python(code: str, **changes: object) -> ChildSpec:
    given = {"name": "child", "argv": (sys.executable, "-c", code), "cwd": ROOT, "env": dict(os.environ)}
    return ChildSpec(**(given | changes))


async def test_a_killed_child_is_started_again(soon):
    lines = Lines()
    child = Child(python(STAY), lines)
    keeping = asyncio.create_task(child.keep())
    await soon(lambda: ("child", "up") in lines)
    first = child.pid
    os.kill(first, signal.SIGKILL)
    await soon(lambda: lines.count(("child", "up")) == 2)
    assert child.pid != first
    assert child.deaths == 1
    assert ("child", "ended (signal SIGKILL); it is started again in 0.2 s") in lines
    await child.end()
    await keeping
    assert child.pid is None


async def test_a_child_that_ignores_the_request_to_end_is_killed_after_its_patience(soon, gone):
    lines = Lines()
    child = Child(python(STUBBORN, patience=0.3), lines)
    keeping = asyncio.create_task(child.keep())
    await soon(lambda: ("child", "up") in lines)
    pid, begun = child.pid, monotonic()
    await child.end()
    await keeping
    assert 0.3 <= monotonic() - begun < 5
    assert gone(pid)


async def test_what_a_child_started_itself_ends_with_it(soon, gone):
    lines = Lines()
    start = f"import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', {STAY!r}])"
    code = f"{start}; print(p.pid, flush=True); {STAY}"
    child = Child(python(code), lines)
    keeping = asyncio.create_task(child.keep())
    await soon(lambda: lines.count(("child", "up")) == 2)
    grandchild = next(int(line) for _, line in lines if line.isdigit())
    await child.end()
    await keeping
    await soon(lambda: gone(grandchild))


async def test_what_a_crashed_child_started_does_not_outlive_it(soon, gone):
    lines = Lines()
    start = f"import os, subprocess, sys; p = subprocess.Popen([sys.executable, '-c', {STAY!r}])"
    child = Child(python(f"{start}; print(p.pid, flush=True); os._exit(3)"), lines)
    keeping = asyncio.create_task(child.keep())
    await soon(lambda: child.deaths)
    grandchild = next(int(line) for _, line in lines if line.isdigit())
    await soon(lambda: gone(grandchild))
    await child.end()
    await keeping


async def test_a_child_may_be_killed_in_its_own_way(soon):
    lines = Lines()
    quits = "lambda *_: (print('quits', flush=True), sys.exit())"
    code = f"import signal, sys; signal.signal(signal.SIGQUIT, {quits}); {STUBBORN}"
    child = Child(python(code, patience=0.3, kill=signal.SIGQUIT), lines)
    keeping = asyncio.create_task(child.keep())
    await soon(lambda: ("child", "up") in lines)
    await child.end()
    await keeping
    assert ("child", "quits") in lines


async def test_ending_does_not_wait_for_a_rest(soon):
    lines = Lines()
    child = Child(python("raise SystemExit(3)"), lines)
    keeping = asyncio.create_task(child.keep())
    await soon(lambda: child.deaths == 4)  # it rests 1.6 s now
    begun = monotonic()
    await child.end()
    await keeping
    assert monotonic() - begun < 1
    assert ("child", "ended (code 3); it is started again in 1.6 s") in lines


async def test_lines_are_passed_on_whole_without_those_to_hide_and_endless_ones_in_pieces(soon):
    lines = Lines()
    code = (
        "import sys; w = sys.stdout.buffer.write; w('été\\nboring\\n\\xff'.encode('latin-1', 'replace'));"
        f"w(b'\\n' + b'x' * {3 * 65536} + b'end')"
    )
    child = Child(python(code, hide=re.compile("boring")), lines)
    keeping = asyncio.create_task(child.keep())
    await soon(lambda: child.deaths)
    await child.end()
    await keeping
    texts = [line for _, line in lines]
    assert "boring" not in texts
    assert texts[0] == "�t�"
    assert len(next(text for text in texts if text.startswith("xxx"))) > LONGEST_LINE
    assert any(text.endswith("end") for text in texts)


async def test_a_program_that_is_missing_is_told_at_once():
    child = Child(ChildSpec("child", ("/missing/program",), ROOT), Lines())
    with pytest.raises(FileNotFoundError):
        await child.keep()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children that their parent died")
def test_children_die_with_a_supervisor_that_is_killed(until, gone):
    code = f"""
import asyncio, os, sys
from pathlib import Path
from bot.supervisor.child import Child, ChildSpec
spec = ChildSpec("child", (sys.executable, "-c", {STUBBORN!r}), Path("/"), dict(os.environ))
child = Child(spec, lambda name, line: print(child.pid, flush=True))
asyncio.run(child.keep())
"""
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE)
    with parent:
        pid = int(parent.stdout.readline())
        assert not gone(pid)
        parent.kill()
    until(lambda: gone(pid))
