"""`make run`: bring the database up to date, then the site, its task worker and the simulators, all as one family.

When this process ends, by Ctrl-C, by SIGTERM or with its `make`, its children end too. The data lies in `var/`.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe
from types import FrameType, MappingProxyType

from marketplace.devtools.compile_messages import compile_stale

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
PATIENCE_S = 10
WORKER_RESTART_S = 2
PR_SET_PDEATHSIG = 1  # linux/prctl.h: the signal to get when the parent dies


class CannotStart(RuntimeError):
    """The shop cannot start; the message is one line that says why."""


def main() -> int:
    """Prepare, start, watch; the exit status is 0 after Ctrl-C or SIGTERM and 1 when something failed."""
    _end_with_parent_make()
    try:
        port = _free_port(os.environ.get("PORT") or "8000")
        os.environ.setdefault("SITE_URL", f"http://{HOST}:{port}")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")
        simulators = rehearse(port)
        _prepare()
        return Family(port, simulators).live()
    except CannotStart as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


def _free_port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise CannotStart(f"PORT: must be a number from 1 to 65535, not “{text}”.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(text)))
        except OSError as error:
            raise CannotStart(
                f"Port {text} is taken or not ours ({error.strerror}); choose another: make run PORT=8001"
            ) from None
    return int(text)


def rehearse(port: int) -> dict[str, str]:
    """Where the operator gives no key of Stripe's, or no bank's secret, a simulator stands in: its name, its page.

    A port is the same at each start as long as nobody else has taken it: payment pages from yesterday still open.
    """
    simulators = {}
    if not _is_given("STRIPE_SECRET_KEY"):
        os.environ["STRIPE_SECRET_KEY"], os.environ["STRIPE_WEBHOOK_SECRET"] = "sk_test_simulated", "whsec_simulated"
        os.environ["STRIPE_API_BASE"] = f"http://{HOST}:{_port_near(port, 1000)}"
        simulators["stripe"] = f"{os.environ['STRIPE_API_BASE']}/control"
    if not any(map(_is_given, ("BANK_WEBHOOK_SECRET", "BANK_WEBHOOK_SECRETS", "BANK_SIMULATOR"))):
        os.environ["BANK_WEBHOOK_SECRET"] = token_urlsafe()
        simulators["bank"] = os.environ["BANK_SIMULATOR"] = f"http://{HOST}:{_port_near(port, 2000)}"
    return simulators


def _is_given(name: str) -> bool:
    return any(os.environ.get(each) for each in (name, f"{name}_FILE"))


def _port_near(port: int, apart: int) -> int:
    for near in (port + apart, port - apart, 0):
        with contextlib.suppress(OSError, OverflowError), socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, near))
            return int(probe.getsockname()[1])
    raise CannotStart("No port is free for a simulator.")


def _prepare() -> None:
    compile_stale()
    steps = [("the static files", "marketplace.devtools.static"), ("the database", "marketplace.devtools.prepare")]
    for what, module in steps:
        if subprocess.run([sys.executable, "-m", module], cwd=ROOT, preexec_fn=_die_with_parent).returncode:
            raise CannotStart(f"The shop cannot start: {what} could not be made ready; the reason stands above.")


def _end_with_parent_make() -> None:
    """A killed `make` cannot pass its signal on; ask the kernel to."""
    if "MAKELEVEL" in os.environ:
        _die_with_parent()


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Family:
    """The processes of one running shop."""

    port: int
    simulators: dict[str, str] = field(default_factory=dict)
    children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    ending: bool = False

    def live(self) -> int:
        """Run until told to end, or until the site itself ends."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._asked_to_end)
        try:
            for name in self._commands():
                self._start(name)
            self._announce_when_ready()
            while not self.ending:
                self._look_after_children()
                time.sleep(0.3)
            return 0
        finally:
            self._end_all()

    def _asked_to_end(self, number: int, frame: FrameType | None) -> None:
        self.ending = True

    def _commands(self) -> dict[str, list[str]]:
        commands = {
            "site": [
                *(sys.executable, "-m", "gunicorn", "marketplace.wsgi:application"),
                *("--bind", f"{HOST}:{self.port}", "--worker-class", "gthread", "--workers", "2", "--threads", "4"),
                *("--log-level", "warning", "--timeout", "60", "--no-control-socket", "--preload"),
            ],
            "task worker": [sys.executable, "manage.py", "worker"],
        }
        for name in self.simulators:
            commands[f"simulator {name}"] = [sys.executable, "-m", f"tests.simulators.{name}"]
        return commands

    def _start(self, name: str) -> None:
        # a session of its own: Ctrl-C reaches only us, and we end the children in order
        self.children[name] = subprocess.Popen(
            self._commands()[name],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )

    def _announce_when_ready(self) -> None:
        deadline = time.monotonic() + 60
        while not self.ending and self.children["site"].poll() is None:
            try:
                socket.create_connection((HOST, self.port), timeout=1).close()
            except OSError:
                if time.monotonic() > deadline:
                    raise CannotStart("The site did not answer within a minute.") from None
                time.sleep(0.2)
            else:
                print(welcome(f"http://{HOST}:{self.port}", self.simulators), flush=True)
                return

    def _look_after_children(self) -> None:
        for name, child in list(self.children.items()):
            if child.poll() is None or self.ending:
                continue
            if name == "site":
                raise CannotStart(f"The site ended by itself (status {child.returncode}).")
            print(f"The {name} ended (status {child.returncode}); starting it again.", file=sys.stderr)
            time.sleep(WORKER_RESTART_S)
            self._start(name)

    def _end_all(self) -> None:
        for child in self.children.values():
            _signal_group(child, signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE_S
        for child in self.children.values():
            try:
                child.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                _signal_group(child, signal.SIGKILL)
                child.wait()


def _signal_group(child: subprocess.Popen[bytes], number: int) -> None:
    if child.poll() is None:
        os.killpg(child.pid, number)


def welcome(address: str, simulators: Mapping[str, str] = MappingProxyType({})) -> str:
    """What a newcomer reads first: where things are, and who may sign in."""
    from marketplace.demo.accounts import ACCOUNTS, PASSWORD

    places = [
        ("the shop", "/"),
        ("in English", "/en/"),
        ("trace a code", "/truy-xuat/"),
        ("find an order", "/don-hang/"),
        ("a selling desk", "/ban-hang/"),
        ("the alliance's dashboard", "/dieu-hanh/"),
        ("the editor", "/cms/"),
    ]
    lines = ["", f"  Chợ Hợp Tác is open at {address}", ""]
    lines += [f"    {what:<26}{address}{path}" for what, path in places]
    lines += [f"    {f'the {name} simulator':<26}{page}" for name, page in simulators.items()]
    lines += ["", f"  Demonstration accounts, each with the password {PASSWORD}", ""]
    lines += [f"    {account.email:<18} {account.first_name:<6} {account.role}" for account in ACCOUNTS]
    return "\n".join([*lines, "", "  Ctrl-C ends it; the data stays in var/.", ""])


if __name__ == "__main__":
    sys.exit(main())
