"""The word lists of the varieties (data/language/detection/*.yml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.dialogue.detection.variety import Variety
from bot.dialogue.detection.words import Word, words

STRONG = 1.0
WEAK = 0.4
_CLITICS = tuple("وفبلك")
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one variety and how much each says for it: 1 for a strong word, less for a weak one."""

    weights: Mapping[str, float]

    def weight(self, word: Word) -> float:
        """Return what a word says for this variety (0 when it is not listed)."""
        folded = word.folded
        if weight := self.weights.get(folded):
            return weight
        if folded.startswith(_CLITICS) and len(folded) > _SHORTEST_STEM:
            return self.weights.get(folded[1:], 0.0)
        return 0.0


def read_lexicons(directory: Path) -> dict[Variety, Lexicon]:
    """Read the lexicon of every variety; each also lists the neutral words, which so tell nothing.

    Raises OSError, YAMLError, or ValueError when a file lacks a group of words.
    """
    neutral = _weighted(directory / "neutral.yml", "words", WEAK)
    return {
        variety: Lexicon(neutral | _weighted(path, "weak", WEAK) | _weighted(path, "strong", STRONG))
        for variety in Variety
        for path in [directory / f"{variety}.yml"]
    }


def read_shared_words(directory: Path) -> frozenset[str]:
    """Read the words of ours that foreign languages write too. Raises what `read_lexicons` raises."""
    files = (directory / "foreign.yml", directory / "neutral.yml")
    return frozenset(word for path in files for word in _weighted(path, "words", WEAK))


def listed(text: str) -> list[str]:
    """Return the words of a list in the form messages are compared with."""
    return [word.folded for _, word in words(text)]


def _weighted(path: Path, group: str, weight: float) -> dict[str, float]:
    content: Any = YAML(typ="safe").load(path)
    lists = content.get(group) if isinstance(content, dict) else None
    if not isinstance(lists, dict) or not all(isinstance(text, str) for text in lists.values()):
        raise ValueError(f"{path}: '{group}' must hold lists of words, each under a heading")
    return {word: weight for text in lists.values() for word in listed(text)}
