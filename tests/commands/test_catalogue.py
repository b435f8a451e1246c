from pathlib import Path

from typer.testing import CliRunner

from bot.__main__ import app
from tests.conftest import PROJECT


def test_the_sample_catalogue_has_no_faults() -> None:
    result = CliRunner().invoke(app, ["catalogue", "check"])
    assert result.exit_code == 0
    assert "no faults" in result.output


def test_a_fault_is_named_with_file_line_and_field(tmp_path: Path) -> None:
    record = (PROJECT / "data" / "catalogue" / "passport.yml").read_text("utf-8")
    (tmp_path / "passport.yml").write_text(record.replace("reviewed: 2026-11-01", "reviewed: soon"), "utf-8")
    result = CliRunner().invoke(app, ["catalogue", "check", str(tmp_path)])
    line = record.splitlines().index("reviewed: 2026-11-01") + 1
    assert result.exit_code == 1
    assert f"passport.yml:{line} reviewed: " in result.output


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["catalogue", "check", str(tmp_path / "gone")]).exit_code == 2
