"""One running product for all end-to-end tests that leave it alive."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.launch import Product, launch


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "e2e: plays through the whole product, started by `bot run`")


@pytest.fixture(scope="session")
def product() -> Iterator[Product]:
    """The product on a port and a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="jmaa-e2e-") as folder, launch(Path(folder)) as started:
        yield started
