"""Takes a message apart where it may hold several questions: "quels documents, et combien ?"."""

import re
from typing import List

from engine.intents.normalise import normalise

_MARKS = re.compile(r"[,;.:?!،؛؟\n]+")
_CONJUNCTIONS = frozenset(["et", "and", "و", "w", "puis", "plus", "also", "aussi", "ainsi"])
_ATTACHED_AND = "و"
_WORDS_BEFORE_ATTACHED = 2  # "شنو الوثائق وشحال"; fewer, and the letter is mostly the word's own ("وثائق")
_SHORTEST = 4


def clauses(text: str) -> List[str]:
    """Return the clauses of a message, normalised and not empty, in order."""
    parts: List[List[str]] = []
    for sentence in _MARKS.split(text):
        parts.append([])
        for word in normalise(sentence).split():
            _place(word, parts)
    return [" ".join(words) for words in parts if words]


def _place(word: str, parts: List[List[str]]) -> None:
    """Add a word to the last part, or begin a new part with it."""
    attached = word.startswith(_ATTACHED_AND) and len(word) >= _SHORTEST
    if word in _CONJUNCTIONS:
        parts.append([])
    elif attached and len(parts[-1]) >= _WORDS_BEFORE_ATTACHED:
        parts.append([word[len(_ATTACHED_AND) :]])
    else:
        parts[-1].append(word)
