"""Finds what is wrong with the topics before a training trips over it, or worse, does not."""

from pathlib import Path
from typing import Callable, Iterator, List

from engine import intent_checks, phrase_checks
from engine.topics import Problem, Topic, read_topic, read_yaml, topic_folders

Check = Callable[[List[Topic]], Iterator[Problem]]

CHECKS: List[Check] = [*phrase_checks.CHECKS, *intent_checks.CHECKS]
"""Each looks at all topics, readable and well-formed by then, and yields what it finds."""


def check_topics(root: Path) -> List[str]:
    """Return one line "file:line: problem" per fault in the topics under `root`; none when all is well."""
    problems = list(_unreadable(root))
    if not problems:
        topics = [read_topic(folder) for folder in topic_folders(root)]
        problems = [problem for check in CHECKS for problem in check(topics)]
    in_order = sorted(problems, key=lambda problem: (str(problem.file), problem.line, problem.text))
    return list(dict.fromkeys(map(str, in_order)))


def _unreadable(root: Path) -> Iterator[Problem]:
    try:
        folders = topic_folders(root)
    except Problem as problem:
        yield problem
        return
    for folder in folders:
        yield from _fault(read_topic, folder)
        for file in sorted(folder.rglob("*.yml")):
            yield from _fault(read_yaml, file)


def _fault(read: Callable[[Path], object], path: Path) -> Iterator[Problem]:
    try:
        read(path)
    except Problem as problem:
        yield problem
