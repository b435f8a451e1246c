import subprocess
import sys

import pytest

from bot.supervisor import cluster
from bot.supervisor.account import account_for
from bot.supervisor.cluster import PostgresFailed, end_leftover, make, programs


def test_the_servers_programs_are_found():
    assert (programs() / "postgres").exists()


def test_a_missing_wheel_is_told_with_what_to_do(monkeypatch):
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    with pytest.raises(PostgresFailed, match="make setup"):
        programs()


def test_a_cluster_that_was_cut_off_while_made_is_made_again(short_tmp):
    folder = short_tmp / "postgres"
    (short_tmp / "postgres.new").mkdir()
    (short_tmp / "postgres.new" / "PG_VERSION").write_text("18\n")
    make(folder, account_for(folder))
    assert (folder / "global" / "pg_control").exists()
    assert not (short_tmp / "postgres.new").exists()
    assert folder.stat().st_mode & 0o077 == 0


def test_a_process_id_that_is_another_programs_by_now_is_forgotten_and_that_program_lives(tmp_path):
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as other:
        (tmp_path / "postmaster.pid").write_text(f"{other.pid}\n{tmp_path}\n")
        end_leftover(tmp_path)
        assert other.poll() is None
        other.kill()
    assert not (tmp_path / "postmaster.pid").exists()


@pytest.mark.parametrize("note", ["", "not a number\n", "999999999\n"])
def test_a_broken_note_of_an_earlier_server_is_forgotten(tmp_path, note):
    (tmp_path / "postmaster.pid").write_text(note)
    end_leftover(tmp_path)
    assert not (tmp_path / "postmaster.pid").exists()
