"""What an act holds at once, whatever else the process holds."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def measured() -> Iterator[Callable[[], int]]:
    """Answers the peak so far in bytes.

    The collector looks at its oldest generation only once that grew by a quarter, so garbage in rings would weigh
    more the longer a suite has run. What stood before is frozen out of that sum.
    """
    gc.collect()
    gc.freeze()
    tracemalloc.start()
    try:
        yield lambda: tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.unfreeze()
