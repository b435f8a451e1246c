"""The topics as the tests of this folder read them: plain YAML, without the code that is judged by it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from ruamel.yaml import YAML

from tests.tree.sources import PROJECT

TOPICS = PROJECT / "data" / "topics"
ANSWERED = ("fr", "ar", "ary", "en")
WRITTEN = ("fr", "ar", "ary", "ary-Latn", "en")
"""Languages citizens write in: Darija in both scripts."""

RIGHT_TO_LEFT = ("ar", "ary")
NO_EXAMPLES = frozenset({"nlu_fallback"})
"""Intents no sentence has: the engine's own word for "none of these"."""

LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]")
"""An Arabic letter, punctuation and digits left out."""

_ONE_LETTER = str.maketrans("أإآٱىةؤئ", "اااايهوي")


@cache
def read(path: str) -> Mapping[str, Any]:
    """Return a YAML file of the topics, empty when it is not there."""
    file = TOPICS / path
    return YAML(typ="safe").load(file.read_text("utf-8")) or {} if file.is_file() else {}


def names(*, engine: bool | None = None) -> list[str]:
    """Return the topics, all or only those the engine is trained on (or not)."""
    found = sorted(path.name for path in TOPICS.iterdir() if path.is_dir())
    return [name for name in found if engine in {None, read(f"{name}/topic.yml").get("engine")}]


def intents(topic: str) -> list[str]:
    """Return the intents a topic declares that have examples."""
    declared = read(f"{topic}/domain.yml").get("intents", [])
    plain = (intent if isinstance(intent, str) else next(iter(intent)) for intent in declared)
    return [intent for intent in plain if intent not in NO_EXAMPLES]


def examples(topic: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield intent and sentence of every example."""
    for block in read(f"{topic}/nlu/{language}.yml").get("nlu", []):
        for line in block["examples"].splitlines():
            if sentence := line.strip().removeprefix("-").strip():
                yield block["intent"], sentence


def phrases(topic: str, language: str) -> Mapping[str, str]:
    return read(f"{topic}/responses/{language}.yml")


def keys() -> set[str]:
    """Return the key of every phrase."""
    return {key for topic in names() for language in ANSWERED for key in phrases(topic, language)}


def normalised(sentence: str) -> str:
    """Return the sentence without case, accents, punctuation, diacritics and elongations."""
    letters = unicodedata.normalize("NFKD", sentence.casefold().translate(_ONE_LETTER).replace("ـ", ""))
    kept = "".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c))
    return " ".join(re.sub(r"(.)\1{2,}", r"\1", kept).split())
