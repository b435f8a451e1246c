from typer.testing import CliRunner

from bot.__main__ import app
from bot.commands import check


def invoke(monkeypatch, found: list[str]):
    async def faults(settings) -> list[str]:
        return found

    monkeypatch.setattr(check, "faults", faults)
    return CliRunner().invoke(app, ["check"])


def test_data_without_faults_is_said_to_have_none(monkeypatch):
    result = invoke(monkeypatch, [])
    assert result.exit_code == 0
    assert "no faults" in result.output


def test_every_fault_is_shown_unbroken_and_ends_it_with_one(monkeypatch):
    long = f"data/catalogue/cnie.yml:12 costs.text.ar: {'[x] ' * 60}"
    result = invoke(monkeypatch, [long.strip(), "data/topics/x/rules.yml:3: no such intent"])
    assert result.exit_code == 1
    assert result.output.splitlines() == [long.strip(), "data/topics/x/rules.yml:3: no such intent"]
