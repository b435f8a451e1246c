"""Weighs the words of a message for and against each variety of its script."""

from collections.abc import Mapping, Sequence

from bot.dialogue.detection.lexicon import Lexicon
from bot.dialogue.detection.spelling import spelled_as
from bot.dialogue.detection.variety import Variety
from bot.dialogue.detection.words import Word

SPELLING = 0.5
DARIJA = 2.0
"""A Darija word says more than its neighbour: Moroccans mix French and standard Arabic words into Darija
all the time, and hardly any Darija into French or standard Arabic."""

Evidence = dict[Variety, float]


def weigh(
    words: Sequence[Word], varieties: Sequence[Variety], lexicons: Mapping[Variety, Lexicon]
) -> Evidence:
    """Return what the words say for each variety: about 1 per telling word."""
    total = dict.fromkeys(varieties, 0.0)
    for word in words:
        for variety, weight in _word_evidence(word, varieties, lexicons).items():
            total[variety] += weight * (DARIJA if variety in (Variety.DARIJA, Variety.ARABIZI) else 1.0)
    return total


def _word_evidence(word: Word, varieties: Sequence[Variety], lexicons: Mapping[Variety, Lexicon]) -> Evidence:
    listed = {variety: weight for variety in varieties if (weight := lexicons[variety].weight(word))}
    if not listed:
        return {variety: SPELLING for variety in varieties if spelled_as(word, variety)}
    if len(listed) == len(varieties):
        return {}
    return {variety: weight / len(listed) for variety, weight in listed.items()}
