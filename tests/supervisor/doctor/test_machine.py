import os
import shutil
import socket
from types import SimpleNamespace

import pytest

from bot.settings import Settings
from bot.supervisor.doctor import machine
from bot.supervisor.doctor.finding import Level
from bot.supervisor.lock import only_one


def test_a_port_somebody_else_uses_is_a_problem(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        settings = Settings(project=tmp_path, port=other.getsockname()[1])
        assert machine.port(settings).level is Level.PROBLEM
        with only_one(settings.var_path):  # ... unless it is ours
            assert str(os.getpid()) in machine.port(settings).found
    assert machine.port(settings).level is Level.OK


def test_an_address_that_is_not_this_machines_is_a_problem(tmp_path):
    assert machine.port(Settings(project=tmp_path, host="192.0.2.1")).level is Level.PROBLEM


@pytest.mark.parametrize(
    ("free", "level"),
    [(machine.TIGHT, Level.OK), (machine.TIGHT - 1, Level.WARNING), (machine.FULL - 1, Level.PROBLEM)],
)
def test_a_disk_that_fills_up_is_told_in_time(monkeypatch, tmp_path, free, level):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=free))
    assert machine.disk(tmp_path / "not" / "yet").level is level


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_we_cannot_write_is_a_problem(tmp_path):
    tmp_path.chmod(0o500)
    assert machine.disk(tmp_path / "var").level is Level.PROBLEM
