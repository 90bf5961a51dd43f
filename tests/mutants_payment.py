"""The guards of cards and refunds that a test must miss when they are gone; `mutants_list` holds them all."""

from tests.mutants import Mutant

CARDS, REFUNDS = "tests/payment/test_cards.py", "tests/payment/test_refunds.py"

PAYMENT = [
    Mutant(
        "marketplace/payment/webhooks.py",
        "    except ValueError:",
        "    except ZeroDivisionError:",
        f"{CARDS}::test_a_notice_signed_by_somebody_else_is_400",
    ),
    Mutant(
        "marketplace/payment/webhooks.py",
        "if not stripe.is_known():",
        "if False:",
        f"{CARDS}::test_without_keys_nobody_is_believed",
    ),
    Mutant(
        "marketplace/payment/cards.py",
        "if word.kind not in HEARD:",
        "if False:",
        f"{CARDS}::test_a_notice_of_a_kind_that_tells_nothing_is_answered_and_not_kept",
    ),
    Mutant(
        "marketplace/payment/cards.py",
        "        if attempt.session_state == Session.OPEN:\n            return attempt.pay_url",
        "        if False:\n            return attempt.pay_url",
        f"{CARDS}::test_hoa_is_sent_to_one_page_for_exactly_what_she_owes",
    ),
    Mutant(
        "marketplace/payment/cards.py",
        "            _next_number(attempt)\n",
        "            pass\n",
        f"{CARDS}::test_a_fault_that_stripe_would_repeat_for_ever_is_asked_with_another_key",
    ),
    Mutant(
        "marketplace/payment/cards.py",
        "    elif truth.state == PaymentState.EXPIRED and attempt.session_state == Session.OPEN:",
        "    elif truth.state == PaymentState.EXPIRED and False:",
        f"{CARDS}::test_a_page_that_closes_unpaid_ends_the_purchase_and_frees_the_goods",
    ),
    Mutant(
        "marketplace/payment/cards.py",
        "        if close:\n",
        "        if False:\n",
        f"{CARDS}::test_the_page_of_what_hoa_gave_up_is_closed",
    ),
    Mutant(
        "marketplace/payment/cards.py",
        "    if known is not None and not _goes_on(known.state, word.state):",
        "    if known is not None:",
        f"{REFUNDS}::test_a_dispute_that_is_won_leaves_no_trace_in_the_money",
    ),
    Mutant(
        "marketplace/payment/services.py",
        "if attempt.state not in (*UNPAID, PaymentState.EXPIRED):",
        "if attempt.state not in UNPAID:",
        f"{CARDS}::test_paid_late_what_is_still_there_is_sent",
    ),
    Mutant(
        "marketplace/payment/providers/stripe.py",
        "except (stripe.SignatureVerificationError, *MALFORMED) as fault:",
        "except stripe.SignatureVerificationError as fault:",
        "tests/payment/test_cards.py::test_what_is_signed_and_yet_no_notice_is_400",
    ),
    Mutant(
        "marketplace/payment/providers/stripe.py",
        'if session.payment_status != "paid" or intent is None:',
        "if intent is None:",
        f"{CARDS}::test_a_declined_card_leaves_the_page_open_for_another",
    ),
    Mutant(
        "marketplace/payment/providers/stripe.py",
        'if _metadata(made).get("key") == key:',
        "if False:",
        f"{REFUNDS}::test_a_refund_that_was_made_before_is_found_though_stripe_has_forgotten_its_key",
    ),
    Mutant(
        "marketplace/payment/providers/stripe.py",
        "bool(settings.STRIPE_SECRET_KEY and settings.STRIPE_WEBHOOK_SECRET)",
        "bool(settings.STRIPE_SECRET_KEY)",
        f"{CARDS}::test_without_keys_nobody_is_believed",
    ),
    Mutant(
        "marketplace/payment/refunds.py",
        "    if amount > most:",
        "    if False:",
        f"{REFUNDS}::test_what_stripe_itself_paid_back_cannot_be_paid_back_again",
    ),
    Mutant(
        "marketplace/payment/refunds.py",
        "    if is_contested(attempt):",
        "    if False:",
        f"{REFUNDS}::test_a_dispute_is_flagged_seen_and_stops_refunds",
    ),
    Mutant(
        "marketplace/payment/refunds.py",
        "    if after not in MOVES[before]:",
        "    if False:",
        f"{REFUNDS}::test_a_refund_that_comes_back_is_owed_again_and_can_be_asked_anew",
    ),
    Mutant(
        "marketplace/payment/refunds.py",
        "    known = Refund.objects.filter(key=key).first()\n    if known is not None:",
        "    known = Refund.objects.filter(key=key).first()\n    if False:",
        f"{REFUNDS}::test_one_key_pays_back_once_whatever_is_asked_twice",
    ),
    Mutant(
        "marketplace/payment/refunds.py",
        "    if refund.order_id or refund.receipt_id or order.purchase_id != refund.attempt.purchase_id:",
        "    if False:",
        f"{REFUNDS}::test_a_refund_made_at_stripe_itself_is_seen_and_waits_for_its_order",
    ),
]
