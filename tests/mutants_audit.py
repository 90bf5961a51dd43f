"""The guards that an auditor asked for; `mutants_list` holds them with the others."""

from tests.mutants import Mutant

OFFERS = "tests/ledger/test_changed_offers.py"
TRANSFER = "tests/payment/test_by_transfer.py"
WRITTEN_OFF = "tests/payment/test_write_offs.py"
APART = "tests/payment/test_own_accounts.py"

AUDIT = [
    Mutant(
        "marketplace/payment/bank/deciding.py",
        "    if receipt.amount > (most := held_by_card_provider()):",
        "    if (most := held_by_card_provider()) is None:",
        "tests/payment/test_payouts_of_the_provider.py::test_more_than_stripe_holds_is_no_payout_of_stripe",
    ),
    Mutant(
        "marketplace/payment/bank/deciding.py",
        "found += [D.IGNORE] if receipt.cooperative_id else [D.PROVIDER, D.IGNORE]",
        "found += [D.PROVIDER, D.IGNORE]",
        "tests/payment/test_payouts_of_the_provider.py::test_lan_chooses_it_in_the_queue_and_a_cooperative_never",
    ),
    Mutant(
        "marketplace/order/services/stock.py",
        '    list(StockRecord.objects.select_for_update().filter(pk__in=wanted).order_by("pk"))',
        "    list(wanted)",
        "tests/order/test_locks.py::test_a_buyer_who_places_and_orders_that_end_never_wait_for_each_other_in_a_ring",
        on_postgresql=True,
    ),
    Mutant(
        "marketplace/order/journal.py",
        "after=units_before, own=own)",
        "after=units_before)",
        f"{OFFERS}::test_cash_is_booked_as_it_was_agreed_and_the_order_completes",
    ),
    Mutant(
        "marketplace/order/journal.py",
        "(before, after) == (S.SHIPPED, S.DELIVERED)",
        "after == S.DELIVERED",
        f"{OFFERS}::test_a_claim_that_ends_after_the_change_books_the_cash_no_second_time",
    ),
    Mutant(
        "marketplace/order/services/sending.py",
        "after=before, own=int(terms_of(order).discount))",
        "after=before)",
        f"{OFFERS}::test_what_is_not_sent_takes_its_share_of_what_the_cooperative_agreed_to_bear",
    ),
    Mutant(
        "marketplace/payment/refunds.py",
        "        Receipt.objects.filter(pk=refund.receipt_id).update(**again)",
        "        pass",
        f"{TRANSFER}::test_money_that_came_back_after_it_had_gone_stands_in_the_queue_again",
    ),
    Mutant(
        "marketplace/payment/journal.py",
        "rules.sent_back(provider or _provider(receipt), surplus(receipt))",
        "rules.sent_back(_provider(receipt), surplus(receipt))",
        f"{TRANSFER}::test_it_goes_back_by_a_transfer_from_the_bank",
    ),
    Mutant(
        "marketplace/payment/by_transfer.py",
        "due_and_not_asked(Order.objects.get(pk=refund.order_id)) < refund.amount",
        "False",
        f"{TRANSFER}::test_what_was_asked_for_anew_is_not_transferred_besides",
    ),
    Mutant(
        "marketplace/payment/disputes.py",
        "        amount = min(left, due_and_not_asked(order))",
        "        amount = 0",
        "tests/payment/test_fees_and_disputes.py::test_what_was_owed_back_for_an_order_that_was_not_sent_is_paid_by_the_"
        "dispute_and_nobodys_loss",
    ),
    Mutant(
        "marketplace/payment/services.py",
        "purchase.attempts.filter(Q(order=None) | Q(order__in=waiting), state__in=UNPAID)",
        "purchase.attempts.filter(state__in=UNPAID)",
        f"{APART}::test_money_for_an_order_that_hoa_gave_up_does_not_revive_it_when_the_other_has_expired",
    ),
    Mutant(
        "marketplace/payment/services.py",
        "    if attempt.method != Purchase.Method.VIETQR:",
        "    if False:",
        f"{APART}::test_a_transfer_is_not_given_to_what_is_paid_by_card",
    ),
    Mutant(
        "marketplace/payment/bank/incoming.py",
        "    return known.filter(nowhere | paying).first()",
        "    return known.first()",
        f"{APART}::test_two_banks_may_give_one_reference_and_no_money_is_lost",
    ),
    Mutant(
        "marketplace/payment/refunds.py",
        "    paid = collected_of(order).total or order.total_incl_tax",
        "    paid = order.total_incl_tax",
        f"{APART}::test_all_cash_that_was_taken_given_back_reads_refunded_though_a_parcel_was_refused",
    ),
    Mutant(
        "marketplace/payment/refunds.py",
        "    if is_contested(attempt):",
        "    if attempt.disputed:",
        "tests/payment/test_fees_and_disputes.py::test_what_a_lost_dispute_left_over_can_still_go_back",
    ),
    Mutant(
        "marketplace/payment/providers/stripe.py",
        "    for refund in refunds:\n        moved +=",
        "    for refund in ():\n        moved +=",
        "tests/payment/test_fees_and_disputes.py::test_what_stripe_keeps_of_a_refund_is_booked_and_comes_back_with_it",
    ),
    Mutant(
        "marketplace/order/services/placing.py",
        ' or (settings.SETTLEMENT == "direct" and part.total == 0)',
        "",
        f"{APART}::test_what_costs_nothing_beside_what_is_paid_to_another_is_sent_and_does_not_end_with_the_deadline",
    ),
    Mutant(
        "marketplace/payment/remittance/writing_off.py",
        "    if write_off.proposed_by_id == actor.pk and others.exists():",
        "    if False:",
        f"{WRITTEN_OFF}::test_lan_does_not_approve_what_she_proposed_while_minh_could",
    ),
    Mutant(
        "marketplace/payment/remittance/writing_off.py",
        "    write_off.amount = _missing(write_off.parcel)",
        "    pass",
        f"{WRITTEN_OFF}::test_only_what_is_still_missing_is_written_off",
    ),
    Mutant(
        "marketplace/payment/remittance/writing_off.py",
        "    if write_off.state != wanted:",
        "    if False:",
        f"{WRITTEN_OFF}::test_what_is_dropped_is_decided_once",
    ),
    Mutant(
        "marketplace/payment/remittance/booking.py",
        "    if parcel.write_offs.filter(state=WriteOff.State.APPROVED).exists():",
        "    if False:",
        f"{WRITTEN_OFF}::test_a_carrier_that_pays_after_all_is_booked_once_the_write_off_is_taken_back",
    ),
    Mutant(
        "marketplace/dashboard/offers/wizard_views.py",
        "        offer.funded_by = self._fetch_session_offer().funded_by",
        "        pass",
        "tests/dashboard/test_offers.py::test_who_funds_an_offer_is_chosen_where_it_is_made_and_reaches_the_books",
    ),
]
