"""Figures for Prometheus: where the time of a turn goes, how turns end, and what waits."""

from aiohttp import web
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)

from bot.domain.delivery import DeliveryStatus

BUCKETS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)


class PrometheusMeter:
    """The meter of one gateway process (port `Meter`)."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=self.registry)
        self._stages = Histogram(
            "jmaa_stage_seconds",
            "Seconds each stage of a turn took: queue, engine, database; turn is the whole.",
            ["stage"],
            registry=self.registry,
            buckets=BUCKETS,
        )
        self._turns = Counter("jmaa_turns", "Turns by outcome.", ["outcome"], registry=self.registry)
        self._waiting = Gauge("jmaa_inbox_waiting", "Events not yet answered.", registry=self.registry)
        self._oldest = Gauge(
            "jmaa_inbox_oldest_seconds", "Age of the oldest event not yet answered.", registry=self.registry
        )
        self._outbox = Gauge(
            "jmaa_outbox",
            "Outgoing messages that are not sent, by status.",
            ["status"],
            registry=self.registry,
        )

    def took(self, stage: str, seconds: float) -> None:
        """Record the seconds one stage of a turn took."""
        self._stages.labels(stage).observe(seconds)

    def ended(self, outcome: str) -> None:
        """Count a turn by its outcome."""
        self._turns.labels(outcome).inc()

    def waits(self, inbox: int, oldest: float, outbox: dict[str, int]) -> None:
        """Set what waits now."""
        self._waiting.set(inbox)
        self._oldest.set(oldest)
        for status in set(DeliveryStatus) - {DeliveryStatus.SENT}:
            self._outbox.labels(status).set(outbox.get(status, 0))

    def page(self) -> web.Response:
        """Return the figures in Prometheus's text format."""
        return web.Response(
            body=generate_latest(self.registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )
