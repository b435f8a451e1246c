"""Finds the services that a message names, in full or in part, by title, alias or keyword."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.catalogue.analysis import Role, Token
from bot.catalogue.corpus import Phrases
from bot.catalogue.vocabulary import Match, name_terms

LIGHT = 0.25
"""What a kind of paper, a person or a question word weighs in a name beside a word that tells it."""

HINT = 0.65
"""The share of a keyword in full: its service must be offered and not answered."""

type Asked = Sequence[tuple[Token, Match | None]]
"""The words of a message, each with what it stands for in the catalogue."""


@dataclass(frozen=True, slots=True)
class _Name:
    service: int
    words: tuple[Token, ...]
    whole: bool
    """Whether it names the service when all of it is there; a keyword only hints at it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A service named in full: which words of the message do it, and how many are of which sort."""

    covers: frozenset[int]
    topical: int
    telling: int
    exact: int

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """The better name has more topical words, more words, truer ones, and those closer together."""
        return self.topical, len(self.covers), self.exact, min(self.covers) - max(self.covers)


@dataclass(slots=True)
class Naming:
    """How a message names one service.

    `share` is how much of its best name, by weight, the message holds: 0 when only kinds of papers
    match. `exact` says whether any word matches as it is written, not by consonants or a typing error.
    `places` are the positions in the message of the topical words that match.
    """

    share: float = 0.0
    exact: bool = False
    places: set[int] = field(default_factory=set)
    named: Named | None = None


@dataclass(slots=True)
class _Hits:
    """The words of one name found in a message: for each, the positions there."""

    positions: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    exact: set[int] = field(default_factory=set)
    """Which topical words of the name stand there as they are written."""

    def add(self, slot: int, position: int, *, exact: bool) -> None:
        """Add that a word of the name stands at a position of the message."""
        self.positions[slot].add(position)
        if exact:
            self.exact.add(slot)


class Names:
    """All names of all services. A name stands in a message when each of its words does, in any order."""

    def __init__(self, names: Phrases, hints: Phrases = ()) -> None:
        self._names = [*_read(names, whole=True), *_read(hints, whole=False)]
        self._places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, name in enumerate(self._names):
            for slot, word in enumerate(name.words):
                for term in name_terms(word):
                    self._places[term].append((place, slot))

    def read(self, asked: Asked) -> dict[int, Naming]:
        """Return how the message names each service that has any word of it in a name.

        Of two names in full that claim the same telling word ("carte" aside, in "carte grise") the
        lesser does not count, and neither does a name inside the longer name of another service.
        """
        found: dict[int, Naming] = defaultdict(Naming)
        for place, hits in self._hits(asked).items():
            _take(found[self._names[place].service], self._names[place], hits)
        named = {service: naming.named for service, naming in found.items() if naming.named}
        telling = frozenset(place for place, (token, _) in enumerate(asked) if token.role is Role.CONTENT)
        for service in _beaten(named, telling):
            found[service].named = None
        return {service: naming for service, naming in found.items() if naming.places}

    def _hits(self, asked: Asked) -> Mapping[int, _Hits]:
        found: dict[int, _Hits] = defaultdict(_Hits)
        for position, (token, match) in enumerate(asked):
            if match is None:
                continue
            for term in match.terms:
                exact = match.is_exact(term)
                for place, slot in self._places.get(term, ()):
                    word = self._names[place].words[slot]
                    # "papiers" and "berceau" sound alike; a listed word is not the other one.
                    if exact or token.role.topical or not word.role.topical:
                        found[place].add(slot, position, exact=exact and word.role.topical)
        return found


def _read(phrases: Phrases, *, whole: bool) -> Iterator[_Name]:
    # Different spellings of a name often come down to the same words.
    distinct = dict.fromkeys((service, tuple(tokens)) for service, tokens in phrases)
    for service, tokens in distinct:
        if any(token.role.topical for token in tokens):
            yield _Name(service, tokens, whole)


def _take(naming: Naming, name: _Name, hits: _Hits) -> None:
    """Add what one name tells to what is known about its service."""
    roles = [name.words[slot].role for slot in hits.positions]
    # A kind of paper in a keyword ("déclaration de loyer") hints at nothing without the rest of it.
    if not (any(role.topical for role in roles) and (name.whole or Role.CONTENT in roles)):
        return
    for slot, places in hits.positions.items():
        if name.words[slot].role.topical:
            naming.places |= places
    naming.exact = naming.exact or bool(hits.exact)
    if Role.CONTENT in roles:
        whole = _weight(word.role for word in name.words)
        naming.share = max(naming.share, _weight(roles) / whole * (1 if name.whole else HINT))
    if name.whole and len(hits.positions) == len(name.words):
        named = _named(roles, hits)
        if naming.named is None or named.rank > naming.named.rank:
            naming.named = named


def _named(roles: Sequence[Role], hits: _Hits) -> Named:
    covers = frozenset[int]().union(*hits.positions.values())
    return Named(covers, sum(role.topical for role in roles), roles.count(Role.CONTENT), len(hits.exact))


def _weight(roles: Iterable[Role]) -> float:
    return sum(1.0 if role is Role.CONTENT else LIGHT for role in roles)


def _beaten(named: Mapping[int, Named], telling: frozenset[int]) -> list[int]:
    """Return the services whose name is part of a better one in the same message."""
    return [
        service
        for service, name in named.items()
        if any(
            name.covers < other.covers or (name.covers & other.covers & telling and name.rank < other.rank)
            for other in named.values()
        )
    ]
