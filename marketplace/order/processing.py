"""Differs from Oscar: a state changed in the dashboard goes through the one mover, as the alliance's act."""

from __future__ import annotations

from typing import Any

from oscar.apps.order import exceptions, processing

from .services import MoveRefused, move_order
from .status import Actor


class EventHandler(processing.EventHandler):
    """Oscar's, whose change of status asks our table."""

    def handle_order_status_change(
        self, order: Any, new_status: str, note_msg: str | None = None, **kwargs: Any
    ) -> None:
        """Move the order; Oscar's dashboard shows the refusal."""
        try:
            move_order(order=order, to=new_status, actor_kind=Actor.STAFF, actor=self.user, reason=note_msg or "")
        except MoveRefused as refusal:
            raise exceptions.InvalidOrderStatus(refusal.messages[0]) from refusal
        order.refresh_from_db()
        if note_msg:
            self.create_note(order, note_msg)
