"""The one sentence that a label's page says first."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class Named(Protocol):
    """A certificate that lapsed, as far as the verdict needs it."""

    @property
    def name(self) -> str: ...

    @property
    def ended_on(self) -> datetime.date | None: ...


class Kind(StrEnum):
    """From good to bad; the page's colour and shape follow it."""

    VALID = "valid"
    LAPSED = "lapsed"
    EARLY = "early"
    OFTEN = "often"
    FAR = "far"
    UNKNOWN = "unknown"
    VOIDED = "voided"
    EXPIRED = "expired"
    ON_HOLD = "on_hold"
    RECALLED = "recalled"


@dataclass(frozen=True)
class Verdict:
    """What is said of a lot on a day, and the certificates that have lapsed by then."""

    kind: Kind
    lapsed: Sequence[Named] = field(default_factory=tuple)


def judge(
    *, state: str, use_by: datetime.date | None, day: datetime.date, lapsed: Sequence[Named], piece: str = "",
    early: bool = False,
) -> Verdict:  # fmt: skip
    """The gravest fact wins: recall, hold, use-by date, a label in doubt, a harvest within a pre-harvest interval
    (`early`), lapsed certificates; valid if there is none.

    `piece` is what is in doubt about the label of a single piece: "unknown", "voided", "far", "often" or "".

    >>> judge(state="recalled", use_by=None, day=datetime.date(2026, 11, 22), lapsed=[]).kind
    <Kind.RECALLED: 'recalled'>
    """
    if state == "recalled":
        return Verdict(Kind.RECALLED)
    if state == "on_hold":
        return Verdict(Kind.ON_HOLD)
    if use_by is not None and day > use_by:
        return Verdict(Kind.EXPIRED)
    if piece:
        return Verdict(Kind(piece), lapsed)
    if early:
        return Verdict(Kind.EARLY, lapsed)
    if lapsed:
        return Verdict(Kind.LAPSED, lapsed)
    return Verdict(Kind.VALID)
