"""What can be wrong with a catalogue, told so that its author finds the place."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong. `line` counts from 1; `field` is a dotted path such as `costs.text.ar`, or ""."""

    file: str
    line: int
    field: str
    problem: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}"
        return f"{place} {self.field}: {self.problem}" if self.field else f"{place}: {self.problem}"


class CatalogueFaulty(Exception):
    """The catalogue cannot be used. The message lists every fault, one a line; `faults` holds them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
