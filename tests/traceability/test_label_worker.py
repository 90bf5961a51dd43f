"""A worker that is killed while it draws ten sheets; another one comes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time

import pypdf
import pytest
from django.conf import settings
from django.utils import timezone

from tests.support.race import database_url
from traceability.holdings import holdings
from traceability.models import LabelFile, Lot, Movement, Serial
from traceability.services.label_files import ABANDONED, draw_labels, folder, path_of

from .things import lot, printed

pytestmark = pytest.mark.django_db(transaction=True)
LABELS = 1200
WORKER = """
import django

django.setup()
from traceability.services.label_files import draw_labels

draw_labels(seconds=600)
"""


def _worker() -> subprocess.Popen[bytes]:
    env = {
        **os.environ, "DATABASE_URL": database_url(), "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        "DJANGO_SETTINGS_MODULE": "marketplace.settings",
    }  # fmt: skip
    return subprocess.Popen([sys.executable, "-c", WORKER], cwd=settings.BASE_DIR, env=env)


def _wait_until_some_are_drawn(worker: subprocess.Popen[bytes]) -> int:
    for _moment in range(600):
        file = LabelFile.objects.get()
        if file.done:
            return int(file.done)
        assert worker.poll() is None, "the worker ended before it was killed"
        time.sleep(0.05)
    raise AssertionError("nothing was drawn within half a minute")


def test_a_worker_killed_in_the_middle_is_followed_by_another_and_nothing_is_doubled():
    run = printed(lot(units=LABELS), LABELS, numbered=True, checks="label")
    numbers = list(Serial.objects.order_by("position").values_list("number", "check_hash"))
    booked = list(Movement.objects.values_list("kind", "quantity"))
    worker = _worker()
    done = _wait_until_some_are_drawn(worker)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    file = LabelFile.objects.get()
    assert 0 < done < LABELS and (file.state, file.name) == ("waiting", "")
    assert len(list(folder().glob(f"{file.pk}-*.part"))) == 1
    LabelFile.objects.update(beat=timezone.now() - ABANDONED)  # a minute later
    assert draw_labels(seconds=600) == LABELS
    file.refresh_from_db()
    drawn = " ".join(page.extract_text() for page in pypdf.PdfReader(path_of(file)).pages)
    assert re.findall(r"Số (\d{5}-\w{4})", drawn) == [number for number, _hash in numbers]
    assert list(Serial.objects.order_by("position").values_list("number", "check_hash")) == numbers
    assert list(Movement.objects.values_list("kind", "quantity")) == booked
    assert holdings([Lot.objects.get()])[run.lot_id].shelf == LABELS
    assert [path.name for path in folder().glob(f"*{file.claim}*")] == [file.name]
    assert (file.state, file.done, file.secret) == ("done", LABELS, "")
