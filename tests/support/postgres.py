"""A PostgreSQL of our own for as long as a test run lasts: no service, no password, nothing left behind.

    python -m tests.support.postgres pytest tests/order

runs a command with DATABASE_URL set to such a cluster.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from marketplace.devtools.system import postgres_program

# nothing here survives the run, so nothing waits for the disk
HASTY = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off -c max_connections=120"
    " -c shared_buffers=128MB"
)


@contextmanager
def temporary_cluster() -> Iterator[str]:
    """Yield the DATABASE_URL of a fresh cluster on a free port of loopback; stop it and delete it afterwards.

    Raises RuntimeError when PostgreSQL's programs are missing or refuse to start.
    """
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    owner = _owner()
    if owner is not None:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    port = free_port()
    try:
        _run(
            owner,
            "initdb",
            "-D",
            f"{folder}/data",
            "-U",
            "market",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-N",
        )
        options = f"-h 127.0.0.1 -p {port} -k {folder} {HASTY}"
        _run(owner, "pg_ctl", "-D", f"{folder}/data", "-l", f"{folder}/log", "-w", "-o", options, "start")
        try:
            _run(owner, "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "market", "market")
            yield f"postgres://market@127.0.0.1:{port}/market"
        finally:
            _run(owner, "pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """A port of loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _owner() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root; Debian's package brings a user for it."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError("PostgreSQL does not run as root, and there is neither a user postgres nor nobody.")


def _run(owner: pwd.struct_passwd | None, program: str, *arguments: str) -> None:
    path = postgres_program(program)
    if path is None:
        raise RuntimeError(f"{program} is missing; apt-get install postgresql brings it.")
    # output to a file, not a pipe: the server that pg_ctl leaves behind would hold a pipe open
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            [path, *arguments],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            user=owner.pw_uid if owner else None,
            group=owner.pw_gid if owner else None,
            extra_groups=[] if owner else None,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
        )
        if done.returncode:
            output.seek(0)
            raise RuntimeError(f"{program} failed:\n{output.read()}")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))  # so that the cluster is stopped on the way out
    with temporary_cluster() as address:
        sys.exit(subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": address}).returncode)
