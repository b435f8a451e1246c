"""What a record must keep to beyond its schema."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from bot.catalogue.faults import Fault
from bot.catalogue.fold import fold
from bot.catalogue.source import Source

EARLIEST_REVIEW = date(2000, 1, 1)
"""Before any administration kept such a catalogue: an earlier review date is a typing error."""


def identity_faults(source: Source) -> Iterator[Fault]:
    """Yield a fault when `id` is not the name of the file: the one place to look a service up."""
    stem = Path(source.file).stem
    identifier = source.data.get("id")
    if isinstance(identifier, str) and identifier != stem:
        yield source.fault(("id",), f'must be "{stem}" like the name of the file, not "{identifier}"')


def review_faults(source: Source, today: date) -> Iterator[Fault]:
    """Yield a fault when the review date is no day of the calendar, long ago or yet to come."""
    written = source.data.get("reviewed")
    if not isinstance(written, str):
        return
    try:
        reviewed = date.fromisoformat(written)
    except ValueError:
        yield source.fault(("reviewed",), "is not a day of the calendar; write it like 2026-01-31")
        return
    # One day of tolerance: a reviewer east of the server may already be in tomorrow.
    if not EARLIEST_REVIEW <= reviewed <= today + timedelta(days=1):
        yield source.fault(
            ("reviewed",), f"must lie between {EARLIEST_REVIEW} and today ({today}), not {reviewed}"
        )


def alias_faults(sources: Sequence[Source]) -> Iterator[Fault]:
    """Yield a fault for each alias that an earlier file already gives to another service."""
    owners: dict[tuple[str, str], Source] = {}
    for source in sources:
        for tag, position, alias in _aliases(source):
            owner = owners.setdefault((tag, fold(alias)), source)
            if owner is not source:
                problem = f'"{alias}" is already an alias in {Path(owner.file).name}; keep it in one'
                yield source.fault(("aliases", tag, position), problem)


def _aliases(source: Source) -> Iterator[tuple[str, int, str]]:
    aliases = source.data.get("aliases")
    for tag, words in aliases.items() if isinstance(aliases, Mapping) else ():
        for position, alias in enumerate(words if isinstance(words, list) else ()):
            if isinstance(alias, str):
                yield tag, position, alias
