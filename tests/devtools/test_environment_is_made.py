"""A newcomer's machine lacks something: one line says what, and nothing is half done."""

import pytest

from marketplace.devtools import bootstrap, system
from marketplace.devtools.system import MissingProgram, Need

ABSENT = Need("zbar-tools", lambda: None)
PRESENT = Need("gettext", lambda: "/usr/bin/xgettext")


def test_who_may_not_install_is_told_the_line_that_would(monkeypatch):
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000)
    with pytest.raises(MissingProgram) as told:
        system.ensure([ABSENT, PRESENT])
    assert "apt-get install -y --no-install-recommends zbar-tools" in str(told.value)
    assert "gettext" not in str(told.value)
    assert "\n" not in str(told.value)


def test_root_installs_only_what_is_missing(monkeypatch):
    calls, arrived = [], []
    need = Need("zbar-tools", lambda: arrived)

    def apt_get(*arguments):
        calls.append(arguments)
        if arguments[0] == "install":
            arrived.append("zbarimg")

    monkeypatch.setattr(system.os, "geteuid", lambda: 0)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system, "_apt_get", apt_get)
    system.ensure([need, PRESENT])
    assert [call[0] for call in calls] == ["update", "install"]
    assert calls[1][-1] == "zbar-tools"


def test_nothing_is_called_where_nothing_is_missing(monkeypatch):
    monkeypatch.setattr(system, "_apt_get", lambda *arguments: pytest.fail("apt-get was called"))
    system.ensure([PRESENT])


def test_an_old_python_is_refused_in_one_line(monkeypatch, capsys):
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 10, 4))
    monkeypatch.setattr(bootstrap.sys, "version", "3.10.4 (main)")
    assert bootstrap.main("run") == 1
    assert capsys.readouterr().err == "Python 3.11 or later is needed, this is 3.10.4.\n"


def test_a_package_is_known_under_each_spelling_of_its_name():
    assert bootstrap._plain("Pillow_Heif") == bootstrap._plain("pillow-heif")
