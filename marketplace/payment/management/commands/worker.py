"""`manage.py worker`: the one process beside the site. It runs queued tasks, sends messages, keeps deadlines."""

from __future__ import annotations

import logging
import signal
import threading
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from catalogue.papers.reminding import follow_papers_hourly
from marketplace.order.recalls.services import go_on_with_recalls
from marketplace.order.returns.drafts import drop_old_drafts
from marketplace.order.returns.services import keep_claim_deadlines
from marketplace.order.services import complete_delivered, escalate_silent, remind
from marketplace.outbox.services import send_waiting
from marketplace.payment.bank.incoming import act_on_waiting
from marketplace.payment.cards import answer_notices, sweep
from marketplace.payment.giving_back import ask_due_refunds
from marketplace.payment.refunds import send_refunds
from marketplace.payment.remittance.booking import act_on_remitted
from marketplace.payment.services import expire_unpaid
from traceability.proof.roots import publish_root
from traceability.scans.counting import count_scans
from traceability.services.for_sale import follow_the_calendar_hourly
from traceability.services.label_files import draw_labels, drop_old_labels_hourly

logger = logging.getLogger(__name__)


def run_tasks() -> None:
    """Run the tasks that wait in any queue, then come back."""
    Worker(
        queue_names=["*"], interval=0, batch=True, backend_name="default", startup_delay=False, max_tasks=50,
        worker_id=get_random_string(32), excluded_queue_names=[],
    ).run()  # fmt: skip


# recalls first, then money, then what time has done, then the letters of both
ROUND: tuple[Callable[[], Any], ...] = (
    go_on_with_recalls, act_on_waiting, act_on_remitted, answer_notices, ask_due_refunds, send_refunds, sweep,
    expire_unpaid, escalate_silent, keep_claim_deadlines, complete_delivered, remind, drop_old_drafts,
    follow_the_calendar_hourly, follow_papers_hourly, publish_root, count_scans, send_waiting, run_tasks, draw_labels,
    drop_old_labels_hourly,
)  # fmt: skip


class Command(BaseCommand):
    """Runs until it is told to end; a round that fails is logged and tried again."""

    help = "Run queued tasks, send messages and keep deadlines, every few seconds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How often, and whether only once."""
        parser.add_argument("--interval", type=float, default=2.0, help="seconds between two rounds (default 2)")
        parser.add_argument("--once", action="store_true", help="one round, then end")

    def handle(self, *, interval: float, once: bool, **options: Any) -> None:
        """Go round and round."""
        ending = threading.Event()
        if not once:
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda *_: ending.set())
        while True:
            for work in ROUND:
                if not ending.is_set():
                    _try(work)
            if once or ending.wait(interval):
                return


def _try(work: Callable[[], Any]) -> None:
    close_old_connections()
    try:
        work()
    except Exception:  # whatever it is, letters and deadlines do not wait for the one work that fails
        logger.exception("%s failed; it is tried again in the next round", work.__name__)
