"""The words that say how something is asked and not which service it is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bot.catalogue.fold import words

ARABIZI = "ary-Latn"
"""The language tag of Darija in Latin letters."""


@dataclass(frozen=True, slots=True)
class WordLists:
    """Folded words of all languages together, since people mix languages in one message.

    `function` are grammar and courtesy; `aspect` are words for what is asked (papers, price, where) and
    for what one does with any service (ask for, get, renew); `qualifier` are people and circumstances
    (my son, abroad, lost). All are left out of the search, but an alias that holds an aspect word or a
    qualifier ("papiers de voiture", "passeport enfant") is named in full only together with it.
    `arabizi` are those of the three that are Darija in Latin letters, which has no fixed spelling.

    `head` are the kinds of papers (card, permit, certificate): they are searched for, but without the
    word that follows them they leave open which service is meant.
    """

    function: frozenset[str]
    aspect: frozenset[str]
    qualifier: frozenset[str] = frozenset()
    head: frozenset[str] = frozenset()
    arabizi: frozenset[str] = frozenset()

    @classmethod
    def load(cls, directory: Path) -> Self:
        """Read the `*.txt` of `function-words`, `aspect-words`, `qualifier-words` and `head-words`.

        A line holds words, `#` begins a comment. Raises FileNotFoundError when a folder holds no list.
        """
        fillers = [directory / f"{kind}-words" for kind in ("function", "aspect", "qualifier")]
        function, aspect, qualifier = (_read(folder, "*") for folder in fillers)
        arabizi = frozenset().union(*(_read(folder, ARABIZI) for folder in fillers))
        return cls(function, aspect, qualifier, _read(directory / "head-words", "*"), arabizi)

    @property
    def fillers(self) -> frozenset[str]:
        """All words that name no service."""
        return self.function | self.aspect | self.qualifier


def _read(directory: Path, tag: str) -> frozenset[str]:
    files = sorted(directory.glob(f"{tag}.txt"))
    if not files:
        raise FileNotFoundError(f"{directory} holds no word list {tag}.txt; restore it from the repository")
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return frozenset(_entries(lines))


def _entries(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        yield from words(line.partition("#")[0])
