"""`make run` says plainly why it cannot start, and leaves no process behind."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest

from marketplace.devtools.serve import CannotStart, Family, _free_port, rehearse, welcome
from tests.house.tree import ROOT
from tests.support.postgres import free_port


@pytest.mark.parametrize("text", ["http", "0", "-1", "65536", "80 80"])
def test_a_port_that_is_none_is_refused(text):
    with pytest.raises(CannotStart, match="^PORT: must be a number"):
        _free_port(text)


def test_a_taken_port_is_named_with_the_way_out():
    with socket.socket() as neighbour:
        neighbour.bind(("127.0.0.1", 0))
        neighbour.listen()
        port = neighbour.getsockname()[1]
        with pytest.raises(CannotStart, match=rf"^Port {port} is taken .* make run PORT=") as told:
            _free_port(str(port))
    assert "\n" not in str(told.value)


def test_a_taken_port_ends_the_command_with_one_line():
    with socket.socket() as neighbour:
        neighbour.bind(("127.0.0.1", 0))
        neighbour.listen()
        env = {**os.environ, "PORT": str(neighbour.getsockname()[1])}
        command = [sys.executable, "-m", "marketplace.devtools.serve"]
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


class Sleepers(Family):
    """A family whose site listens and whose worker only sleeps."""

    def _commands(self):
        listen = f"import socket, time; s = socket.create_server(('127.0.0.1', {self.port})); time.sleep(600)"
        return {
            "site": [sys.executable, "-c", listen],
            "task worker": [sys.executable, "-c", "import time; time.sleep(600)"],
        }


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_children_end_with_their_parent(number):
    family = Sleepers(free_port())
    kept = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    threading.Thread(target=_signal_when_two, args=(family, number), daemon=True).start()
    try:
        assert family.live() == 0
    finally:
        for each, handler in kept.items():
            signal.signal(each, handler)
    assert [child.poll() is not None for child in family.children.values()] == [True, True]


def _signal_when_two(family, number):
    while len(family.children) < 2:
        time.sleep(0.05)
    time.sleep(0.3)
    os.kill(os.getpid(), number)


def test_the_welcome_names_the_places_and_the_people():
    told = welcome("http://127.0.0.1:8000")
    for path in ("/truy-xuat/", "/ban-hang/", "/dieu-hanh/", "/cms/", "binh@example.vn"):
        assert path in told


BANKS = ("BANK_WEBHOOK_SECRET", "BANK_WEBHOOK_SECRETS", "BANK_SIMULATOR")


def test_without_keys_cards_and_the_bank_are_rehearsed_and_with_them_never(monkeypatch):
    for name in ("STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET", "STRIPE_API_BASE", *BANKS):
        monkeypatch.setenv(name, "")
    port = free_port()
    simulators = rehearse(port)
    assert os.environ["STRIPE_API_BASE"].startswith("http://127.0.0.1:")
    assert simulators["bank"] == os.environ["BANK_SIMULATOR"] and os.environ["BANK_WEBHOOK_SECRET"]
    assert simulators["bank"] in welcome("http://127.0.0.1:8000", simulators)
    names = set(Family(port, simulators)._commands()) - set(Family(port)._commands())
    assert names == {"simulator stripe", "simulator bank"}
    monkeypatch.setenv("STRIPE_SECRET_KEY", "sk_test_of_an_operator")
    monkeypatch.delenv("STRIPE_API_BASE")
    monkeypatch.setenv("BANK_SIMULATOR", "")
    assert rehearse(port) == {} and not os.environ["BANK_SIMULATOR"] and "STRIPE_API_BASE" not in os.environ
