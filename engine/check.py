"""Checks the topics: `python -m engine.check [FOLDER]`. Prints one line per fault; exit code 1 if any."""

import sys
from pathlib import Path
from typing import List

from engine.topic_checks import check_topics
from engine.topics import ROOT


def main(arguments: List[str]) -> int:
    """Check the topics in the folder named, data/topics by default; return the exit code."""
    problems = check_topics(Path(arguments[0]) if arguments else ROOT)
    sys.stdout.writelines(f"{problem}\n" for problem in problems)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
