"""Faults in what the assistant says: data/topics/<topic>/responses/<language>.yml."""

import re
from typing import Dict, Iterator, List, Set, Tuple

from ruamel.yaml.comments import CommentedMap

from engine.topics import LAST_RESORT, Problem, Topic, line_of, read_yaml

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def said_twice(topics: List[Topic]) -> Iterator[Problem]:
    """Find phrases that two topics claim: only one of them would ever be said."""
    owners: Dict[Tuple[str, str], str] = {}
    for topic in topics:
        for language, file in topic.responses.items():
            phrases = read_yaml(file)
            for key in phrases:
                owner = owners.setdefault((language, key), topic.name)
                if owner != topic.name:
                    yield Problem(file, line_of(phrases, key), f"{key} is said in topic '{owner}' too.")


def not_text(topics: List[Topic]) -> Iterator[Problem]:
    """Find phrases that are no text, are empty, or do not have the name of a phrase."""
    for topic in topics:
        for file in topic.responses.values():
            phrases = read_yaml(file)
            for key, text in phrases.items():
                if not str(key).startswith("utter_"):
                    yield Problem(file, line_of(phrases, key), f"{key} must begin with utter_.")
                elif not isinstance(text, str) or not text.strip():
                    yield Problem(file, line_of(phrases, key), f"{key} must be a text that is not empty.")


def unlike_french(topics: List[Topic]) -> Iterator[Problem]:
    """Find phrases without their French, on which all fall back, or with other placeholders."""
    for topic in topics:
        french = _placeholders(topic, LAST_RESORT)
        for language, file in topic.responses.items():
            phrases = read_yaml(file)
            for key, placeholders in _placeholders(topic, language).items():
                text = _difference(key, placeholders, french)
                if text:
                    yield Problem(file, line_of(phrases, key), text)


def _difference(key: str, placeholders: Set[str], french: Dict[str, Set[str]]) -> str:
    if key not in french:
        return f"{key} has no French: add it to responses/{LAST_RESORT}.yml."
    if placeholders != french[key]:
        return f"{key} must hold the placeholders of its French ({_listed(french[key])})."
    return ""


def _listed(placeholders: Set[str]) -> str:
    return " ".join(f"{{{name}}}" for name in sorted(placeholders)) or "none"


def _placeholders(topic: Topic, language: str) -> Dict[str, Set[str]]:
    file = topic.responses.get(language)
    phrases = read_yaml(file) if file else CommentedMap()
    return {key: set(_PLACEHOLDER.findall(str(text))) for key, text in phrases.items()}


CHECKS = [said_twice, not_text, unlike_french]
