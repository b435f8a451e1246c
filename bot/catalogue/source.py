"""One record file as YAML, remembering on which line each value stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.catalogue.faults import CatalogueFaulty, Fault

type FieldPath = tuple[str | int, ...]
"""Where a value stands in a record: keys and positions, from the outside in."""

MAX_BYTES = 256 * 1024
"""The largest record file accepted: forty times a usual one, small enough to parse in seconds."""


def dotted(path: FieldPath) -> str:
    """Return a path as people write it: `evidence.items[2].fr`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


@dataclass(frozen=True, slots=True)
class Source:
    """A parsed record file: plain data (dates as ISO text) and the line of every field."""

    file: str
    data: Mapping[str, Any]
    lines: Mapping[FieldPath, int]

    def fault(self, path: FieldPath, problem: str) -> Fault:
        """Return a fault at the field, or at the nearest field around it that the file holds."""
        known = next((path[:end] for end in range(len(path), 0, -1) if path[:end] in self.lines), ())
        return Fault(self.file, self.lines.get(known, 1), dotted(path), problem)


def read_source(path: Path) -> Source:
    """Read one record file. Raises `CatalogueFaulty` when it is too large, not UTF-8 or not YAML."""
    tree = _parse(path, _text(path))
    if not isinstance(tree, CommentedMap):
        raise _faulty(path, 1, "must be a YAML mapping that begins with `id:`")
    lines: dict[FieldPath, int] = {}
    try:
        data = _plain(tree, (), lines, set())
    except _Shared as shared:
        raise _faulty(
            path, shared.line, "write values out instead of using YAML anchors (&) and aliases (*)"
        ) from None
    return Source(str(path), data, lines)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _faulty(path, 1, f"cannot be read: {error.strerror}") from error
    if len(raw) > MAX_BYTES:
        raise _faulty(path, 1, f"is larger than {MAX_BYTES // 1024} KiB; split the record or shorten it")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _faulty(path, line, "is not UTF-8 text; save the file as UTF-8") from error


def _parse(path: Path, text: str) -> Any:
    try:
        return YAML(typ="rt", pure=True).load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = (error.problem or "is not YAML").splitlines()[0]
        raise _faulty(path, line, f"YAML: {problem}") from error
    except YAMLError as error:
        raise _faulty(path, 1, f"YAML: {str(error).splitlines()[0]}") from error
    except RecursionError as error:
        raise _faulty(path, 1, "YAML: is nested too deeply") from error
    except ValueError as error:
        raise _faulty(path, 1, f"YAML: {error}") from error


class _Shared(Exception):
    """A value stands in two places, which lets a small file unfold into an enormous one."""

    def __init__(self, line: int) -> None:
        self.line = line


def _plain(node: Any, path: FieldPath, lines: dict[FieldPath, int], seen: set[int]) -> Any:
    if isinstance(node, CommentedMap | CommentedSeq):
        if id(node) in seen:
            raise _Shared(lines.get(path, 1))
        seen.add(id(node))
    if isinstance(node, CommentedMap):
        return {str(key): _child(node, key, path, lines, seen) for key in node}
    if isinstance(node, CommentedSeq):
        return [_child(node, index, path, lines, seen) for index in range(len(node))]
    return node.isoformat() if isinstance(node, date) else node


def _child(
    node: CommentedMap | CommentedSeq, key: Any, path: FieldPath, lines: dict[FieldPath, int], seen: set[int]
) -> Any:
    is_map = isinstance(node, CommentedMap)
    step = (*path, str(key) if is_map else key)
    lines[step] = (node.lc.key(key) if is_map else node.lc.item(key))[0] + 1
    return _plain(node[key], step, lines, seen)


def _faulty(path: Path, line: int, problem: str) -> CatalogueFaulty:
    return CatalogueFaulty([Fault(str(path), line, "", problem)])
