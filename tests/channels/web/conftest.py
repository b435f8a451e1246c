"""Golden files: what a channel reads and writes, kept as JSON to be read by people."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

GOLDEN = Path(__file__).parent / "golden"
UPDATE = "JMAA_UPDATE_GOLDEN"

type Compare = Callable[[str, Any], None]


@pytest.fixture
def matches_golden() -> Compare:
    """Compare a value with the golden file of this name; with JMAA_UPDATE_GOLDEN=1 write it instead."""

    def compare(name: str, value: Any) -> None:
        file = GOLDEN / f"{name}.json"
        found = json.loads(json.dumps(value))
        if os.environ.get(UPDATE) == "1":
            file.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", "utf-8")
        assert file.is_file(), f"{file} is missing: look at the value, then set {UPDATE}=1 to write it"
        assert found == json.loads(file.read_text("utf-8")), f"meant so? {UPDATE}=1 rewrites {file.name}"

    return compare
