"""The root of the day: made once, on the worker's first round of a day, over every chain as it stands then."""

from __future__ import annotations

import hashlib
import logging
from typing import Any

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from .. import chain
from ..models import DailyRoot, Stream
from .journeys import tell_untold
from .keys import signer
from .letters import post_root
from .recording import this_moment, written_moment

logger = logging.getLogger(__name__)


def publish_root() -> DailyRoot | None:
    """Today's root where there is none yet; steps that never came into a chain are chained first. None otherwise."""
    if DailyRoot.objects.filter(day=timezone.localdate()).exists():
        return None
    try:
        tell_untold()
        return _publish()
    except (IntegrityError, ValidationError):  # another worker was first
        return None
    except ImproperlyConfigured as fault:
        logger.error("No root today: %s", fault)
        return None


@transaction.atomic
def _publish() -> DailyRoot | None:
    grown = Stream.objects.exclude(length=0).values_list("name", "length", "head")
    heads = sorted([name, length - 1, head] for name, length, head in grown)
    if not heads:
        return None
    signing, last = signer(), DailyRoot.objects.order_by("day").last()
    root = DailyRoot(
        day=timezone.localdate(), made_at=this_moment(), size=len(heads), heads=heads,
        root=chain.merkle_root(leaves(heads)).hex(), prev=last.entry_hash if last else chain.GENESIS, key=signing.key,
    )  # fmt: skip
    root.entry_hash = hash_of(root)
    root.signature = chain.signature(root.entry_hash, signing.private)
    root.full_clean()
    root.save()
    post_root(root)
    return root


def as_json(root: DailyRoot) -> dict[str, Any]:
    """What is hashed and signed of a root; each names the one of the day before."""
    return {
        "v": chain.VERSION,
        "day": root.day.isoformat(),
        "madeAt": written_moment(root.made_at),
        "size": root.size,
        "root": root.root,
        "prev": root.prev,
    }


def hash_of(root: DailyRoot) -> str:
    """SHA-256 of its one form."""
    return hashlib.sha256(chain.canonical(as_json(root))).hexdigest()


def leaves(heads: list[Any]) -> list[bytes]:
    """The leaves of the tree over heads [stream, seq, entryHash]."""
    return [chain.head_leaf(name, seq, entry_hash) for name, seq, entry_hash in heads]
