"""Finds the services that a message names in full, by title or by alias."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.catalogue.analysis import Role, Token
from bot.catalogue.vocabulary import name_terms


@dataclass(frozen=True, slots=True)
class _Name:
    service: int
    words: tuple[frozenset[str], ...]


class Names:
    """All names of all services. A name stands in a message when each of its words does, in any order."""

    def __init__(self, names: Iterable[tuple[int, Sequence[Token]]]) -> None:
        found = [_name(service, tokens) for service, tokens in names]
        every = [name for name in found if name is not None]
        frequency = Counter(term for name in every for word in name.words for term in word)
        self._by_term: dict[str, list[_Name]] = defaultdict(list)
        for name in every:
            # Filed under its rarest word, a name is looked at only when that word is in the message.
            for term in min(name.words, key=lambda word: min(frequency[term] for term in word)):
                self._by_term[term].append(name)

    def covered(self, positions: Mapping[str, set[int]]) -> dict[int, frozenset[int]]:
        """Return, for each service named, the positions in the message of its longest name.

        `positions` says where in the message each index term stands. A name inside the longer name of
        another service ("carte" in "carte grise") does not count.
        """
        longest: dict[int, frozenset[int]] = {}
        for name in {id(name): name for term in positions for name in self._by_term.get(term, ())}.values():
            covers = _covers(name, positions)
            if len(covers) > len(longest.get(name.service, ())):
                longest[name.service] = covers
        return {
            service: covers
            for service, covers in longest.items()
            if not any(covers < other for other in longest.values())
        }


def _name(service: int, tokens: Sequence[Token]) -> _Name | None:
    if not any(token.role is Role.CONTENT for token in tokens):
        return None
    return _Name(service, tuple(name_terms(token) for token in tokens))


def _covers(name: _Name, positions: Mapping[str, set[int]]) -> frozenset[int]:
    found = [set().union(*(positions.get(term, ()) for term in word)) for word in name.words]
    return frozenset[int]().union(*found) if all(found) else frozenset()
