"""Differs from Oscar: no cell of the file of orders is read as a formula; of several orders a refused move is said."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from oscar.apps.dashboard.orders import views
from oscar.apps.order.exceptions import InvalidOrderStatus

from marketplace.ledger.sheets import harmless


class OrderListView(views.OrderListView):
    def get_row_values(self, order: Any) -> dict[str, Any]:
        """What Oscar writes of an order, each text as text."""
        return {column: harmless(value) for column, value in super().get_row_values(order).items()}

    def change_order_status(self, request: HttpRequest, order: Any) -> None:
        """Move one of those that are ticked; the others go on whatever is refused."""
        try:
            super().change_order_status(request, order)
        except InvalidOrderStatus as refusal:
            messages.error(request, str(refusal))
