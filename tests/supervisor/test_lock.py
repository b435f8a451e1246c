import os
import signal
import subprocess
import sys

import pytest

from bot.supervisor.lock import AlreadyRunning, holder, only_one

HOLD = """
import sys, time
from pathlib import Path
from bot.supervisor.lock import only_one
with only_one(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_run_in_the_same_folder_is_refused_with_the_first_ones_process(tmp_path):
    with (
        only_one(tmp_path / "var"),
        pytest.raises(AlreadyRunning, match=rf"process {os.getpid()}.*BOT_VAR"),
        only_one(tmp_path / "var"),
    ):
        pass


def test_the_folder_is_free_again_after_a_run(tmp_path):
    for _ in range(2):
        with only_one(tmp_path):
            assert holder(tmp_path) == os.getpid()
        assert holder(tmp_path) is None


def test_nobody_holds_a_folder_that_was_never_used(tmp_path):
    assert holder(tmp_path / "missing") is None


def test_a_killed_run_leaves_the_folder_free(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE)
    with process:
        assert process.stdout.readline() == b"held\n"
        assert holder(tmp_path) == process.pid
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    with only_one(tmp_path):
        assert holder(tmp_path) == os.getpid()
