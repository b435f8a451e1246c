"""Faults in what the assistant understands and does: domain slices, rules and examples of topics."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterator, List, Set

from rasa.shared.core.constants import DEFAULT_ACTION_NAMES, DEFAULT_INTENTS

from engine.intents.normalise import normalise
from engine.topics import Problem, Topic, line_of, read_yaml


@dataclass(frozen=True)
class Named:
    """Something a file names, and where."""

    name: str
    file: Path
    line: int

    def problem(self, text: str) -> Problem:
        """Return a problem at this place."""
        return Problem(self.file, self.line, text)


@dataclass(frozen=True)
class Example:
    """A sentence under an intent, and where it stands."""

    text: str
    intent: Named


def without_content(topics: List[Topic]) -> Iterator[Problem]:
    """Find topics that nobody could tell are there."""
    for topic in topics:
        if not topic.responses and not topic.nlu:
            yield Problem(topic.folder / "topic.yml", 1, "the topic is empty: add phrases or examples.")


def without_rule(topics: List[Topic]) -> Iterator[Problem]:
    """Find intents that lead nowhere: the assistant would understand and keep silent."""
    answered = {step.name for step in _steps(topics, "intent")}
    for intent in _declared(topics, "intents"):
        if intent.name not in answered:
            yield intent.problem(f"intent '{intent.name}' has no rule: add one to the topic's rules.yml.")


def without_examples(topics: List[Topic]) -> Iterator[Problem]:
    """Find intents that no message could have."""
    learnt = {example.intent.name for example in examples(topics)}
    for intent in _declared(topics, "intents"):
        if intent.name not in learnt | set(DEFAULT_INTENTS):
            yield intent.problem(f"intent '{intent.name}' has no example: write some in the nlu folder.")


def not_declared(topics: List[Topic]) -> Iterator[Problem]:
    """Find intents and actions that rules or examples use and no domain knows."""
    intents = {intent.name for intent in _declared(topics, "intents")} | set(DEFAULT_INTENTS)
    for used in [*_steps(topics, "intent"), *_unique_intents(topics)]:
        if used.name not in intents:
            yield used.problem(f"intent '{used.name}' is not declared: add it to the topic's domain.yml.")
    actions = {action.name for action in _declared(topics, "actions")} | set(DEFAULT_ACTION_NAMES)
    for used in _steps(topics, "action"):
        if used.name not in actions | _phrases(topics):
            yield used.problem(f"'{used.name}' is neither an action of the domain nor a phrase in French.")


def under_two_intents(topics: List[Topic]) -> Iterator[Problem]:
    """Find sentences that are said to mean two things, spelt as the classifier sees them."""
    first: Dict[str, Named] = {}
    for example in examples(topics):
        known = first.setdefault(normalise(example.text), example.intent)
        if known.name != example.intent.name:
            place = f"{known.file.parent.parent.name}/nlu/{known.file.name}:{known.line}"
            yield example.intent.problem(f"the example is under '{known.name}' too ({place}): keep one.")


def _engine(topics: List[Topic]) -> List[Topic]:
    return [topic for topic in topics if topic.engine]


def _declared(topics: List[Topic], section: str) -> Iterator[Named]:
    for topic in _engine(topics):
        if topic.domain:
            items = read_yaml(topic.domain).get(section, [])
            for i, item in enumerate(items):
                name = item if isinstance(item, str) else next(iter(item))
                yield Named(name, topic.domain, int(items.lc.item(i)[0]) + 1)


def _steps(topics: List[Topic], kind: str) -> Iterator[Named]:
    for topic in _engine(topics):
        for file in topic.dialogue:
            for path in _paths(read_yaml(file)):
                for step in _flat(path.get("steps", [])):
                    if kind in step:
                        yield Named(str(step[kind]), file, line_of(step, kind))


def _paths(dialogue: Any) -> List[Any]:
    return [*dialogue.get("rules", []), *dialogue.get("stories", [])]


def _flat(steps: List[Any]) -> Iterator[Any]:
    """Yield steps with the alternatives of `or` in place."""
    for step in steps:
        yield from step.get("or", [step])


def examples(topics: List[Topic]) -> Iterator[Example]:
    """Yield the examples of all topics the engine speaks, in the order of files and lines."""
    for topic in _engine(topics):
        for file in topic.nlu:
            for item in read_yaml(file).get("nlu", []):
                if "intent" in item:
                    yield from _listed(item, file)


def _listed(item: Any, file: Path) -> Iterator[Example]:
    """Yield the examples of a block, one a line, which starts on the line after its key."""
    start = line_of(item, "examples") + 1
    for offset, line in enumerate(str(item["examples"]).splitlines()):
        text = line.strip().lstrip("-").strip()
        if text:
            yield Example(text, Named(str(item["intent"]), file, start + offset))


def _unique_intents(topics: List[Topic]) -> List[Named]:
    """Return each intent that has examples, at its first example in each file."""
    found = {(e.intent.name, e.intent.file): e.intent for e in reversed(list(examples(topics)))}
    return list(found.values())


def _phrases(topics: List[Topic]) -> Set[str]:
    files = [topic.responses["fr"] for topic in _engine(topics) if "fr" in topic.responses]
    return {str(key) for file in files for key in read_yaml(file)}


CHECKS = [without_content, without_rule, without_examples, not_declared, under_two_intents]
