import logging
from collections.abc import Callable, Iterator

import pytest
import structlog

from bot.logs import configure_logs

type Configure = Callable[[str], None]


@pytest.fixture
def configure() -> Iterator[Configure]:
    """Configure the logs of a process that has none, and give this one back what it had."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level

    def _configure(least: str) -> None:
        root.handlers.clear()
        configure_logs(least)

    yield _configure
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


def test_an_event_is_one_line_with_its_facts(
    configure: Configure, capsys: pytest.CaptureFixture[str]
) -> None:
    configure("info")
    structlog.get_logger("x").warning("turn given up", inbox_id=7, error="ValueError")
    shown = capsys.readouterr()
    assert shown.out == ""
    (line,) = shown.err.splitlines()
    assert line.startswith("timestamp=")
    assert line.endswith('level=warning event="turn given up" inbox_id=7 error=ValueError')


def test_what_is_less_serious_than_the_level_is_not_shown(
    configure: Configure, capsys: pytest.CaptureFixture[str]
) -> None:
    configure("warning")
    structlog.get_logger("x").info("frame refused")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("level", ["debug", "info"])
def test_libraries_are_heard_from_their_warnings_on(
    configure: Configure, level: str, capsys: pytest.CaptureFixture[str]
) -> None:
    configure(level)
    logging.getLogger("procrastinate").info("Starting job converse")
    logging.getLogger("procrastinate").warning("Worker lost")
    assert capsys.readouterr().err == "Worker lost\n"


def test_the_trace_of_an_exception_tells_its_place_and_type_but_not_its_message(
    configure: Configure, capsys: pytest.CaptureFixture[str]
) -> None:
    configure("info")
    words = "what a citizen wrote"
    for log in (structlog.get_logger("x"), logging.getLogger("procrastinate")):
        try:
            int(words)
        except ValueError:
            log.exception("turn given up")
    shown = capsys.readouterr().err
    assert shown.count("ValueError") == 2
    assert shown.count("test_logs.py") == 2
    assert words not in shown
