"""Logs: one line an event, a stable word and its facts. Never a citizen's words, never a secret."""

import logging
import sys
import traceback
from typing import Any

import structlog


def _trace(exc_info: Any) -> str:
    """Return where an exception came from and its type. Not its message: that may quote a citizen."""
    kind, _, places = exc_info
    return f"{''.join(traceback.format_tb(places))}{kind.__name__}"


class _Formatter(logging.Formatter):
    def formatException(self, ei: Any) -> str:  # noqa: N802 (the library's name)
        return _trace(ei)


def configure_logs(level: str) -> None:
    """Send our events and the libraries' warnings to stderr, from this level on."""
    number = logging.getLevelNamesMapping()[level.upper()]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Formatter("%(message)s"))
    logging.basicConfig(handlers=[handler], level=max(number, logging.WARNING))
    logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets itself to DEBUG when imported
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(number),
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.ExceptionRenderer(_trace),
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
