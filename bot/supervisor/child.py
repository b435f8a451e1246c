"""One child process: started, listened to, started again when it dies, and ended."""

import asyncio
import codecs
import ctypes
import os
import re
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from bot.supervisor.backoff import rest

type Tell = Callable[[str, str], None]
"""Takes a child's name and one line it wrote or that is to be said of it."""

LONGEST_LINE = 16_384
"""Characters after which a line is passed on in pieces, so that no child can fill the memory."""

LAST_PATIENCE = 1.0
"""Seconds a killed child has to vanish."""

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


@dataclass(frozen=True, slots=True)
class ChildSpec:
    """How to start and end a child.

    `env` is its whole environment. `account` is the system account it runs as (root only). `stop` asks
    it to end, `patience` is how many seconds it may take, then comes `kill`. `orphaned` is what the
    kernel sends it when the supervisor itself is killed (Linux). Lines that match `hide` are not passed
    on. A child that `ends_last` is ended when the others are gone.
    """

    name: str
    argv: tuple[str, ...]
    cwd: Path
    env: Mapping[str, str] = field(default_factory=dict)
    account: str | None = None
    stop: signal.Signals = signal.SIGTERM
    patience: float = 4.0
    kill: signal.Signals = signal.SIGKILL
    orphaned: signal.Signals = signal.SIGKILL
    hide: re.Pattern[str] | None = None
    ends_last: bool = False


class Child:
    """A process that is kept alive until `end` is called."""

    def __init__(self, spec: ChildSpec, tell: Tell) -> None:
        self.spec = spec
        self.deaths = 0
        self.last_words: list[str] = []
        self._tell = tell
        self._ending = asyncio.Event()
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int | None:
        """The process id, or None while no process lives."""
        return self._process.pid if self._process and self._process.returncode is None else None

    async def keep(self) -> None:
        """Start the process, and again with growing rests whenever it dies, until `end` is called."""
        deaths = 0
        while not self._ending.is_set():
            born = monotonic()
            code = await self._live()
            if self._ending.is_set():
                return
            self.deaths += 1
            pause, deaths = rest(deaths, monotonic() - born)
            self._tell(self.spec.name, f"ended ({_cause(code)}); it is started again in {pause:g} s")
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ending.wait(), pause)

    async def end(self) -> None:
        """Ask the process to end; after its patience, kill it with everything it started."""
        self._ending.set()
        for number, patience in ((self.spec.stop, self.spec.patience), (self.spec.kill, LAST_PATIENCE)):
            if self._process is None or self.pid is None:
                break
            with suppress(ProcessLookupError):
                self._process.send_signal(number)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._process.wait(), patience)
        if self._process is not None:
            _kill_group(self._process.pid)

    async def _live(self) -> int:
        reading, writing = os.pipe()
        try:
            self._process = await _spawn(self.spec, writing)
        except OSError:
            os.close(reading)
            raise
        finally:
            os.close(writing)
        listening = asyncio.create_task(self._listen(reading))
        if self._ending.is_set():  # asked to end while the process was being made
            self._process.kill()
        code = await self._process.wait()
        _kill_group(self._process.pid)
        await asyncio.wait({listening}, timeout=LAST_PATIENCE)
        listening.cancel()
        return code

    async def _listen(self, descriptor: int) -> None:
        reader = asyncio.StreamReader()
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(descriptor, "rb", buffering=0)
        )
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        rest_of_line = ""
        try:
            while data := await reader.read(65_536):
                *lines, rest_of_line = (rest_of_line + decode(data)).split("\n")
                if len(rest_of_line) > LONGEST_LINE:
                    lines, rest_of_line = [*lines, rest_of_line], ""
                for line in lines:
                    self._pass_on(line.rstrip())
        finally:
            transport.close()
            self._pass_on(rest_of_line)

    def _pass_on(self, line: str) -> None:
        if not line or (self.spec.hide and self.spec.hide.search(line)):
            return
        self.last_words = [*self.last_words[-9:], line]
        self._tell(self.spec.name, line)


async def _spawn(spec: ChildSpec, output: int) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *spec.argv,
        cwd=spec.cwd,
        env=dict(spec.env),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,  # Ctrl-C reaches the supervisor alone, and it ends the children in order
        preexec_fn=_die_with(os.getpid(), spec.orphaned) if _libc else None,
        user=spec.account,
        group=spec.account,
        extra_groups=[] if spec.account else None,
    )


def _die_with(parent: int, number: signal.Signals) -> Callable[[], None]:
    """Ask the kernel to signal the child when its parent dies, even by SIGKILL."""

    def ask() -> None:
        if _libc is not None:
            _libc.prctl(_PR_SET_PDEATHSIG, int(number))
        if os.getppid() != parent:  # it died before the kernel was asked
            os._exit(1)

    return ask


def _kill_group(pid: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _cause(code: int) -> str:
    if code >= 0:
        return f"code {code}"
    return f"signal {signal.Signals(-code).name}"
