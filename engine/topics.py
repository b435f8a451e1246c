"""Reads the topics folder: what the assistant can talk about, one folder per topic."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import MarkedYAMLError, YAMLError

LAST_RESORT = "fr"
ROOT = Path("data/topics")
LANGUAGES = ("fr", "ar", "ary", "en")
FALLBACKS: Dict[str, List[str]] = {"fr": [], "ar": ["fr"], "ary": ["ar", "fr"], "en": ["fr"]}
"""Where to look, in order, when a phrase is missing in a language."""


@dataclass
class Problem(Exception):
    """A fault in a topic file: where it is and what to do about it."""

    file: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


@dataclass(frozen=True)
class Topic:
    """A topic's folder. `engine` is false for words that only the gateway speaks."""

    folder: Path
    engine: bool

    @property
    def name(self) -> str:
        """The topic's name: that of its folder."""
        return self.folder.name

    @property
    def domain(self) -> Optional[Path]:
        """The topic's slice of the Rasa domain, where it has one."""
        file = self.folder / "domain.yml"
        return file if file.is_file() else None

    @property
    def nlu(self) -> List[Path]:
        """The files of examples, one per language."""
        return sorted(self.folder.glob("nlu/*.yml"))

    @property
    def dialogue(self) -> List[Path]:
        """The files of rules and stories."""
        return [file for name in ("rules.yml", "stories.yml") if (file := self.folder / name).is_file()]

    @property
    def responses(self) -> Dict[str, Path]:
        """The files of phrases by language."""
        files = {language: self.folder / "responses" / f"{language}.yml" for language in LANGUAGES}
        return {language: file for language, file in files.items() if file.is_file()}


def read_yaml(file: Path) -> CommentedMap:
    """Return a YAML mapping that knows its line numbers. Raises `Problem`."""
    try:
        content = YAML().load(file.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        raise Problem(file, _line(error), _first_line(error.problem)) from None
    except (YAMLError, UnicodeDecodeError) as error:
        raise Problem(file, 1, _first_line(str(error))) from None
    if content is None:
        return CommentedMap()
    if not isinstance(content, CommentedMap):
        raise Problem(file, 1, "must be a mapping of names to values.")
    return content


def read_topic(folder: Path) -> Topic:
    """Return the topic in a folder. Raises `Problem` when its topic.yml is missing or incomplete."""
    file = folder / "topic.yml"
    if not file.is_file():
        raise Problem(file, 1, "is missing: give the topic a title, a description and engine: true or false.")
    about = read_yaml(file)
    for key in ("title", "description"):
        if not isinstance(about.get(key), str):
            raise Problem(file, 1, f"'{key}' is missing: write one line of text.")
    if not isinstance(about.get("engine"), bool):
        raise Problem(file, 1, "'engine' is missing: write true, or false for words of the gateway.")
    return Topic(folder, about["engine"])


def topic_folders(root: Path) -> List[Path]:
    """Return the folders of all topics, sorted by name. Raises `Problem` when there is none."""
    folders = sorted(path for path in root.glob("*") if path.is_dir())
    if not folders:
        raise Problem(root, 1, "holds no topic.")
    return folders


def line_of(mapping: Any, key: Any) -> int:
    """Return the line (from 1) of a key in a mapping that `read_yaml` read."""
    return int(mapping.lc.key(key)[0]) + 1


def _line(error: MarkedYAMLError) -> int:
    return int(error.problem_mark.line) + 1 if error.problem_mark else 1


def _first_line(text: Optional[str]) -> str:
    return (text or "is no readable YAML").strip().splitlines()[0]
