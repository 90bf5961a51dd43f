"""Take each guard out in turn and see its test fail: `python tests/mutants.py [--only word]`.

The rows stand in `mutants_list.py`. Each is laid into a copy of the tree, so nothing here is touched; a guard whose
test still passes without it is a survivor, and then the exit status is 1.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORKERS = 2
PASSED, FAILED = 0, 1  # pytest's exit statuses; any other means that the test did not run


@dataclass(frozen=True)
class Mutant:
    """In `file`, `find` (which stands there once) becomes `replace`; then `test`, a pytest id, must fail."""

    file: str
    find: str
    replace: str
    test: str
    on_postgresql: bool = False  # a lock of rows, which SQLite has not

    @property
    def name(self) -> str:
        """What is taken out, in one line."""
        return f"{self.file}: {' '.join(self.find.split())[:60]}"


def main(arguments: list[str] | None = None) -> int:
    """Print a table of what became of each mutant; 0 only when every one was killed."""
    sys.path.insert(0, str(ROOT))
    from tests.mutants_list import MUTANTS

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only rows whose file, text or test holds this word")
    word = parser.parse_args(arguments).only
    chosen = [mutant for mutant in MUTANTS if word in f"{mutant.name} {mutant.test}"]
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, ThreadPoolExecutor(WORKERS) as pool:
        copies = [_copy_of_tree(Path(folder, str(number))) for number in range(WORKERS)]
        if not _tests_pass(copies[0], sorted({mutant.test for mutant in chosen})):
            return 1
        parts = pool.map(_try_all, copies, [chosen[number::WORKERS] for number in range(WORKERS)])
        survivors = sum(parts)
    print(f"{len(chosen)} mutants, {survivors} survived")
    return 1 if survivors else 0


def _copy_of_tree(place: Path) -> Path:
    """The files of the project, and beside them the folder of vectors where there is one."""
    copy = place / "tree"
    listed = ["git", "ls-files", "-co", "--exclude-standard"]
    for name in subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines():
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    subprocess.run(["git", "init", "-q", str(copy)], check=True)  # house tests ask git what belongs to the project
    if (ROOT.parent / "shared").is_dir():
        (place / "shared").symlink_to(ROOT.parent / "shared")
    return copy


def _tests_pass(copy: Path, tests: list[str]) -> bool:
    """A test that fails anyway proves nothing."""
    status, output = _pytest(copy, tests) if tests else (PASSED, "")
    if status != PASSED:
        print(f"These tests do not pass with every guard in place:\n{output[-3000:]}")
    return status == PASSED


def _try_all(copy: Path, mutants: Iterable[Mutant]) -> int:
    """Answers how many survived."""
    return sum(not _killed(copy, mutant) for mutant in mutants)


def _killed(copy: Path, mutant: Mutant) -> bool:
    path = copy / mutant.file
    original = path.read_text()
    if original.count(mutant.find) != 1:
        print(f"STALE     {mutant.name}: the text stands there {original.count(mutant.find)} times", flush=True)
        return False
    path.write_text(original.replace(mutant.find, mutant.replace))
    try:
        status, output = _pytest(copy, [mutant.test], on_postgresql=mutant.on_postgresql)
    finally:
        path.write_text(original)
    verdict = {FAILED: "killed   ", PASSED: "SURVIVED "}.get(status, "BROKEN   ")
    print(f"{verdict} {mutant.name}  <-  {mutant.test}", flush=True)
    if status not in (PASSED, FAILED):
        print(output[-1500:])
    return status == FAILED


def _pytest(copy: Path, tests: list[str], *, on_postgresql: bool = False) -> tuple[int, str]:
    command = [sys.executable, "-m", "pytest", "-q", "--no-migrations", "-p", "no:cacheprovider", *tests]
    if on_postgresql:
        command = [sys.executable, "-m", "tests.support.postgres", *command]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}  # two edits in one second would share a .pyc
    done = subprocess.run(command, cwd=copy, env=env, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


if __name__ == "__main__":
    sys.exit(main())
