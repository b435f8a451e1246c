"""The whole start with real processes: PostgreSQL is the real one, engine and gateway are tiny stand-ins."""

import os
import signal
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import psutil
import pytest

from bot.supervisor.plan import free_port

ROOT = Path(__file__).parents[2]

ENGINE = """
import os, sys, time
at = sys.argv.index
print("model", os.path.exists(sys.argv[at("--model") + 1]), "secrets",
      [name for name in os.environ if name in ("DATABASE_URL", "BOT_SECRET")], flush=True)
time.sleep(600)
"""

GATEWAY = """
import http.server, os
class Ready(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(os.environ["BOT_ENGINE_URLS"].encode())
    def log_message(self, *_): pass
http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ["BOT_PORT"])), Ready).serve_forever()
"""

RUN = """
import asyncio, sys
from pathlib import Path
from rich.console import Console
from bot.settings import Settings
from bot.supervisor.lock import only_one
from bot.supervisor.run import supervise, until_signalled
from bot.supervisor.voice import Voice

def migrate(url):
    import psycopg
    with psycopg.connect(url) as connection:
        connection.execute("create table if not exists migrated ()")

settings = Settings(project=Path(sys.argv[1]), port=int(sys.argv[2]), engines=2)
work = supervise(settings, settings.project / "models" / "m.tar.gz", migrate, Voice(Console(width=200)))
with only_one(settings.var_path):
    asyncio.run(until_signalled(work))
"""


@pytest.fixture(scope="module")
def project() -> Iterator[Path]:
    """A project whose engine is a stand-in for Rasa and whose gateway says that it is ready at once.

    The tests share it, so that PostgreSQL's data is made once.
    """
    with tempfile.TemporaryDirectory(prefix="jmaa-") as folder:
        python = Path(folder, "engine", ".venv", "bin", "python")
        python.parent.mkdir(parents=True)
        python.symlink_to(sys.executable)
        Path(folder, "rasa.py").write_text(ENGINE)
        Path(folder, "bot.py").write_text(GATEWAY)
        Path(folder, "models").mkdir()
        Path(folder, "models", "m.tar.gz").write_bytes(b"model")
        yield Path(folder)


@contextmanager
def running(
    project: Path, port: int
) -> Iterator[tuple[subprocess.Popen[str], list[str], list[psutil.Process]]]:
    """A ready `bot run`, the lines it said until then, and its children."""
    command = [sys.executable, "-c", RUN, str(project), str(port)]
    environment = os.environ | {"BOT_SECRET": "x" * 32, "PYTHONUNBUFFERED": "1"}
    environment.pop("DATABASE_URL", None)
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as run:
        lines: list[str] = []
        for line in run.stdout:
            lines.append(line.rstrip())
            if "Ctrl-C" in line:
                break
        try:
            assert run.poll() is None, lines
            yield run, lines, psutil.Process(run.pid).children(recursive=True)
        finally:
            run.kill()


def engines_of(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/ready", timeout=5) as answer:
        return answer.read().decode()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_everything_within_ten_seconds(project, gone, number):
    with running(project, free_port()) as (run, lines, children):
        assert len(children) > 3
        begun = monotonic()
        run.send_signal(number)
        lines.extend(run.communicate(timeout=20)[0].splitlines())
        assert monotonic() - begun < 10
        assert run.returncode == 0
        assert all(gone(child.pid) for child in children)
    assert any(line.startswith("Jmaa is ready: http://127.0.0.1:") for line in lines)
    for engine in ("engine-1", "engine-2"):
        assert f"{engine} | model True secrets []" in lines


def test_a_killed_engine_comes_back_on_the_same_port_and_a_killed_gateway_comes_back(project, until):
    port = free_port()

    def process(word: str) -> int | None:
        known = [process.info for process in psutil.process_iter(["pid", "ppid", "cmdline"])]
        children = [child for child in known if child["ppid"] == run.pid]
        return next((child["pid"] for child in children if word in " ".join(child["cmdline"] or ())), None)

    def answers() -> bool:
        try:
            return bool(engines_of(port))
        except OSError:
            return False

    with running(project, port) as (run, _, _):
        before = engines_of(port)
        address = before.split(",")[0].rpartition(":")[2]
        killed = {process(address), process("serve")}
        for pid in killed:
            os.kill(pid, signal.SIGKILL)
        until(lambda: process(address) not in {None, *killed})
        until(lambda: process("serve") not in {None, *killed})
        until(answers)
        assert engines_of(port) == before


def test_a_killed_run_leaves_no_orphan_and_the_next_one_starts(project, until, gone):
    port = free_port()
    with running(project, port) as (run, _, children):
        run.kill()
        until(lambda: all(gone(child.pid) for child in children))
    with running(project, port):
        assert engines_of(port)


def test_a_second_run_in_the_same_folder_is_refused(project):
    with running(project, free_port()) as (first, _, _):
        command = [sys.executable, "-c", RUN, str(project), "0"]
        second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=20, check=False)
        assert second.returncode != 0
        assert f"process {first.pid}" in second.stderr
        assert first.poll() is None


@pytest.fixture
def broken_gateway(project: Path) -> Iterator[None]:
    (project / "bot.py").write_text("raise SystemExit('the catalogue is broken')")
    yield
    (project / "bot.py").write_text(GATEWAY)


@pytest.mark.usefixtures("broken_gateway")
def test_a_gateway_that_cannot_start_ends_the_start_and_everything_else(project):
    command = [sys.executable, "-c", RUN, str(project), str(free_port())]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode != 0
    assert "gateway ended 3 times before it was ready" in done.stderr
    assert "the catalogue is broken" in done.stderr
    left = [process.info["cmdline"] or [] for process in psutil.process_iter(["cmdline"])]
    assert not [command for command in left if str(project) in " ".join(command)]
