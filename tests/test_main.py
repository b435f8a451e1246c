import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def bot(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_wrong_setting_is_a_sentence_and_no_traceback():
    done = bot("doctor", BOT_PORT="hunter2")
    assert done.returncode == 1
    assert done.stderr.startswith("BOT_PORT: it must be a valid integer")
    assert "Traceback" not in done.stderr
    assert "hunter2" not in done.stderr


def test_the_help_lists_every_command():
    listed = bot("--help").stdout
    for command in ("run", "train", "check", "catalogue", "doctor", "talk", "serve", "work", "migrate"):
        assert f" {command} " in listed


def test_an_unknown_command_is_wrong_usage():
    assert bot("fly").returncode == 2


def test_calling_one_command_loads_no_other():
    code = (
        "import sys; from typer.testing import CliRunner; from bot.__main__ import app;"
        "assert CliRunner().invoke(app, ['train', '--help']).exit_code == 0;"
        "assert not [name for name in ('sqlalchemy', 'bm25s', 'alembic') if name in sys.modules]"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=60)


def test_a_trouble_nobody_expected_keeps_its_traceback():
    code = "from bot import __main__ as m; m.app = lambda: 1 / 0; m.main()"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "ZeroDivisionError" in done.stderr
