"""A market day on whichever database the suite runs; longer ones by `make chaos`."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

from tests.support.race import database_url

SMALL = ("--buyers", "30", "--products", "15", "--crowd", "4", "--seconds", "9")  # SQLite: one writes at a time
WHOLE = ("--seconds", "30")


@pytest.mark.django_db(transaction=True)
def test_a_day_of_killed_servers_and_wrong_payments_leaves_stock_orders_and_money_in_agreement(on_postgresql):
    command = [sys.executable, "-m", "tests.chaos", "--here", *(WHOLE if on_postgresql else SMALL)]
    env = {**os.environ, "DATABASE_URL": database_url()}
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=env, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    came, bought, paid = map(int, re.findall(r"(\d+) (?:came|bought|paid)", done.stdout))
    assert came >= 10 and bought >= 5 and paid >= 1 and "'worker'" in done.stdout, "too little happened"
