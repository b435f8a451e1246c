import pytest

from bot.domain.delivery import DeliveryStatus
from bot.web.metrics import PrometheusMeter


def page(meter: PrometheusMeter) -> str:
    body = meter.page().body
    assert isinstance(body, bytes)
    return body.decode()


def test_turns_are_counted_by_their_outcome() -> None:
    meter = PrometheusMeter()
    for outcome in ("answered", "answered", "refused"):
        meter.ended(outcome)
    assert meter.registry.get_sample_value("jmaa_turns_total", {"outcome": "answered"}) == 2
    assert meter.registry.get_sample_value("jmaa_turns_total", {"outcome": "refused"}) == 1


def test_the_time_of_a_stage_is_added_up() -> None:
    meter = PrometheusMeter()
    meter.took("engine", 0.003)
    meter.took("engine", 0.3)
    stage = {"stage": "engine"}
    assert meter.registry.get_sample_value("jmaa_stage_seconds_count", stage) == 2
    assert meter.registry.get_sample_value("jmaa_stage_seconds_sum", stage) == pytest.approx(0.303)
    assert meter.registry.get_sample_value("jmaa_stage_seconds_bucket", stage | {"le": "0.005"}) == 1


def test_what_waits_is_set_anew_and_what_is_gone_is_zero() -> None:
    meter = PrometheusMeter()
    meter.waits(3, 1.5, {"waiting": 2, "dead": 1})
    meter.waits(0, 0.0, {"waiting": 1})
    shown = page(meter)
    assert "jmaa_inbox_waiting 0.0" in shown
    assert "jmaa_inbox_oldest_seconds 0.0" in shown
    assert 'jmaa_outbox{status="waiting"} 1.0' in shown
    assert 'jmaa_outbox{status="dead"} 0.0' in shown


def test_every_status_but_sent_is_shown() -> None:
    meter = PrometheusMeter()
    meter.waits(0, 0.0, {})
    shown = {status for status in DeliveryStatus if f'jmaa_outbox{{status="{status}"}}' in page(meter)}
    assert shown == set(DeliveryStatus) - {DeliveryStatus.SENT}


def test_the_page_is_what_prometheus_reads() -> None:
    response = PrometheusMeter().page()
    assert response.headers["Content-Type"].startswith("text/plain; version=")
    assert "process_resident_memory_bytes" in page(PrometheusMeter())
