"""Reads a catalogue directory: one YAML file per service, named after the service's identifier."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from bot.catalogue.faults import CatalogueFaulty, Fault
from bot.catalogue.record import to_service
from bot.catalogue.rules import alias_faults, identity_faults, review_faults
from bot.catalogue.schema import schema_faults
from bot.catalogue.source import Source, read_source
from bot.domain.service import Service


def check(directory: Path, *, today: date | None = None) -> list[Fault]:
    """Return every fault of the catalogue, by file and line; an empty list means that it can be used.

    `today` is the day that no review date may lie after; by default the clock's.
    """
    return _read(directory, today)[1]


def load(directory: Path, *, today: date | None = None) -> tuple[Service, ...]:
    """Return the services, by identifier. Raises `CatalogueFaulty` with all faults when there is one."""
    sources, faults = _read(directory, today)
    if faults:
        raise CatalogueFaulty(faults)
    return tuple(sorted((to_service(source.data) for source in sources), key=lambda service: service.id))


def _read(directory: Path, today: date | None) -> tuple[list[Source], list[Fault]]:
    files = sorted(directory.glob("*.y*ml"))
    if not files:
        problem = "holds no service; put one file named <identifier>.yml per service there"
        return [], [Fault(str(directory), 1, "", problem)]
    sources: list[Source] = []
    faults: list[Fault] = []
    for file in files:
        try:
            sources.append(read_source(file))
        except CatalogueFaulty as unreadable:
            faults.extend(unreadable.faults)
    faults.extend(_faults(sources, today or datetime.now(UTC).date()))
    return sources, sorted(faults)


def _faults(sources: Sequence[Source], today: date) -> list[Fault]:
    faults = [*alias_faults(sources)]
    for source in sources:
        faults.extend(schema_faults(source))
        faults.extend(identity_faults(source))
        faults.extend(review_faults(source, today))
    return faults
