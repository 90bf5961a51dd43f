"""The judges that npm brings, beside this module: installed when the lock changes, from wherever npm is told to."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
NU_JAR = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE = MODULES / "lighthouse" / "cli" / "index.js"


class MissingTool(RuntimeError):
    """A judge cannot come; the message is one sentence that says what is missing."""


def install(*, whole: bool) -> None:
    """Bring Nu, and with `whole` Lighthouse too; MissingTool where npm (or java, that Nu runs on) is not there."""
    for program, package in (("npm", "npm"), ("java", "default-jre-headless")):
        if not shutil.which(program):
            raise MissingTool(f"{program} is missing: apt-get install {package}")
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    if any(stamp.exists() and stamp.read_text() == wanted for stamp in (_stamp(True), _stamp(whole))):
        return
    command = ["npm", "ci", "--silent", *([] if whole else ["--omit=optional"])]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise MissingTool(f"npm ci failed in tests/audit:\n{(done.stdout + done.stderr)[-2000:]}")
    _stamp(whole).write_text(wanted)


def _stamp(whole: bool) -> Path:
    return MODULES / f".installed-{'whole' if whole else 'nu'}"


def why_no_nu() -> str:
    """Why Nu cannot judge here; empty where it can."""
    if not shutil.which("java"):
        return "java is missing: apt-get install default-jre-headless"
    return "" if NU_JAR.exists() else "Nu is not installed: make audit, or make test where npm is, brings it"


def node_environment() -> dict[str, str]:
    """For Lighthouse: nothing of ours but the path."""
    return {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
