"""Cards are paid at the simulator of Stripe, as in the tests of payments."""

from tests.payment.conftest import stripe, stripe_server

__all__ = ["stripe", "stripe_server"]
