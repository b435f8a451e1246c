from bot.settings import Settings
from bot.supervisor.doctor.examination import examine
from bot.supervisor.doctor.finding import Level


def test_an_empty_folder_is_examined_to_the_end(tmp_path):
    findings = examine(Settings(project=tmp_path), tmp_path / "models" / "m.tar.gz")
    subjects = [finding.subject for finding in findings]
    assert len(subjects) == len(set(subjects)) == 11
    assert {finding.subject for finding in findings if finding.level is Level.PROBLEM} == {"engine"}
