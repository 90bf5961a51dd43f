"""The guards of money that a test must miss when they are gone; `mutants_list` holds them with the others."""

from tests.mutants import Mutant

TESTS = "tests/ledger"
SHIPPED = f"{TESTS}/test_shipped_faults.py"

# one for each fault that other marketplaces shipped
FAULTS = [
    Mutant(
        "marketplace/payment/services.py",
        "                    raise _SoldSince",
        "                    continue",
        f"{SHIPPED}::test_a_split_order_paid_too_late_is_sent_whole_or_given_to_a_person_whole",
    ),
    Mutant(
        "marketplace/ledger/terms.py",
        "if rule.cooperative_id in (None, cooperative) and",
        "if",
        f"{SHIPPED}::test_the_commission_of_one_seller_never_stands_on_the_statement_of_another",
    ),
    Mutant(
        "marketplace/order/services/sending.py",
        "delivery = 0 if order.parcels.exists() else int(order.shipping_incl_tax)",
        "delivery = int(order.shipping_incl_tax)",
        f"{SHIPPED}::test_delivery_is_not_charged_again_when_a_parcel_is_split",
    ),
    Mutant(
        "marketplace/payment/refunds.py",
        "    reached = PaymentState.PARTIALLY_REFUNDED if kept > 0 else PaymentState.REFUNDED",
        "    reached = PaymentState.PARTIALLY_REFUNDED",
        f"{SHIPPED}::test_an_order_that_was_given_back_whole_no_longer_reads_paid",
    ),
    Mutant(
        "marketplace/ledger/settlement.py",
        "        if left < payout.amount:",
        "        if False:",
        f"{SHIPPED}::test_a_payout_is_never_larger_than_what_is_still_owed_when_it_goes_to_the_bank",
    ),
    Mutant(
        "marketplace/ledger/settlement.py",
        "    _move(payout, State.RETURNED, note=reason.strip())\n",
        "",
        f"{SHIPPED}::test_a_payout_that_the_bank_returned_does_not_read_settled_and_is_owed_again",
    ),
    Mutant(
        "marketplace/payment/services.py",
        "    if known is not None:",
        "    if False:",
        f"{SHIPPED}::test_a_webhook_that_comes_twice_never_gives_back_money_that_was_taken",
    ),
]

LEDGER = [
    *FAULTS,
    Mutant(
        "marketplace/ledger/services.py",
        "if sum(leg.amount for leg in legs) or any(",
        "if any(",
        f"{TESTS}/test_journal.py::test_what_does_not_sum_to_zero_is_refused",
    ),
    Mutant(
        "marketplace/ledger/services.py",
        "    if known is not None:\n        return _same(",
        "    if known is not None:\n        return known or _same(",
        f"{TESTS}/test_journal.py::test_the_same_key_for_something_else_is_refused",
    ),
    Mutant(
        "marketplace/ledger/triggers.py",
        'ACTS: Final = ("UPDATE", "DELETE")',
        'ACTS: Final = ("UPDATE",)',
        f"{TESTS}/test_journal.py::test_nor_does_a_hand_at_the_database",
    ),
    Mutant(
        "marketplace/ledger/commission.py",
        "Decimal(part) * left / base",
        "Decimal(part)",
        f"{TESTS}/test_commission.py::test_what_is_left_of_a_commission_is_rounded_by_the_same_rule",
    ),
    Mutant(
        "marketplace/ledger/terms.py",
        "if rule.cooperative_id in (None, cooperative) and",
        "if",
        f"{TESTS}/test_acts.py::test_the_commission_of_one_seller_never_shows_on_the_other",
    ),
    Mutant(
        "marketplace/ledger/sales.py",
        "    _check(now.left, back)\n",
        "",
        f"{TESTS}/test_acts.py::test_more_than_was_paid_is_never_given_back",
    ),
    Mutant(
        "marketplace/ledger/sales.py",
        "        if _given(known) != back.total:",
        "        if False:",
        f"{TESTS}/test_acts.py::test_one_refund_is_not_two_of_different_amounts",
    ),
    Mutant(
        "marketplace/payment/services.py",
        "(problem=Problem.UNDER, settled_at=None).exclude(pk=receipt.pk)",
        "(problem=Problem.UNDER).exclude(pk=receipt.pk)",
        f"{TESTS}/test_acts.py::test_too_little_that_went_back_does_not_pay_half_of_the_next",
    ),
    Mutant(
        "marketplace/payment/services.py",
        "    for order in ended if waiting else ():",
        "    for order in ():",
        f"{TESTS}/test_acts.py::test_money_for_an_order_that_the_alliance_had_ended_is_owed_back_and_in_the_queue",
    ),
    Mutant(
        "marketplace/ledger/settlement.py",
        "        if left < payout.amount:",
        "        if False:",
        f"{TESTS}/test_settlement.py::test_a_payout_is_never_larger_than_the_balance",
    ),
    Mutant(
        "marketplace/ledger/settlement.py",
        '    _post(payout, Event.PAYOUT_RETURNED, "returned", legs)\n',
        "",
        f"{TESTS}/test_settlement.py::test_what_the_bank_returned_is_owed_again_and_no_longer_reads_settled",
    ),
    Mutant(
        "marketplace/ledger/settlement.py",
        "    if batch.proposed_by_id == actor.pk and",
        "    if False and",
        f"{TESTS}/test_settlement.py::test_lan_does_not_approve_what_she_proposed_while_minh_could",
    ),
    Mutant(
        "marketplace/ledger/sheets.py",
        "if isinstance(cell, str) and cell.startswith(_FORMULA)",
        "if False",
        f"{TESTS}/test_settlement.py::test_the_banks_file_has_a_row_for_each_payout_and_no_formula",
    ),
    Mutant(
        "marketplace/ledger/statements.py",
        "before = (first.returned or 0) if first.entry.kind == Event.EARNED else 0",
        "before = first.returned or 0",
        f"{TESTS}/test_statements.py::test_a_row_says_what_had_gone_back_before_it_counted",
    ),
]
