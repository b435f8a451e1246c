"""What `bot run` says on the terminal: a few calm lines of its own, and the lines of its children."""

import zlib

from rich.console import Console
from rich.text import Text

_COLOURS = ("cyan", "magenta", "blue", "green", "yellow")


class Voice:
    """Writes to a console; on a terminal in colour, into a file or a journal without."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def step(self, sentence: str) -> None:
        """Say what is being done."""
        self._line(Text(f"· {sentence}", style="dim"))

    def ready(self, address: str, seconds: float) -> None:
        """Say that citizens can be answered, and where."""
        self._line(
            Text(f"Jmaa is ready: {address}", style="bold green").append(f"  ({seconds:.1f} s)", "dim")
        )
        self._line(Text("Press Ctrl-C to end it.", style="dim"))

    def child(self, name: str, line: str) -> None:
        """Pass on a child's line with its name in front."""
        colour = _COLOURS[zlib.crc32(name.encode()) % len(_COLOURS)]
        self._line(Text(f"{name:<9}| ", style=colour).append(Text.from_ansi(line)))

    def _line(self, text: Text) -> None:
        self._console.print(text, soft_wrap=True, highlight=False)
