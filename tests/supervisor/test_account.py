import os
import stat

import pytest

from bot.supervisor.account import account_for, give, let_in

root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root needs another account")


@pytest.mark.skipif(os.geteuid() == 0, reason="for ordinary users")
def test_an_ordinary_user_runs_postgresql_himself(tmp_path):
    assert account_for(tmp_path) is None


@root_only
def test_root_uses_the_account_that_owns_the_data(tmp_path):
    give(tmp_path, "nobody")
    assert account_for(tmp_path) == "nobody"


def test_other_accounts_may_pass_through_but_not_list_the_folders_above(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    let_in(closed / "data")
    assert stat.S_IMODE(closed.stat().st_mode) == 0o701
