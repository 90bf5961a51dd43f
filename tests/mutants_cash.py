"""The guards of carriers' cash, card fees and disputes; `mutants_list` holds them all."""

from tests.mutants import Mutant

CASH = "tests/payment/test_remittances.py"
BOOKING, DECIDING = "marketplace/payment/remittance/booking.py", "marketplace/payment/remittance/deciding.py"
IMPORTING = "marketplace/payment/remittance/importing.py"

REMITTED = [
    Mutant(
        BOOKING,
        "    if parcel.is_open:\n        return Weighed(due, Problem.OPEN)",
        "    if False:\n        return Weighed(due, Problem.OPEN)",
        f"{CASH}::test_what_does_not_fit_is_not_booked_and_waits_with_its_reason",
    ),
    Mutant(
        BOOKING,
        "    if earlier.exists():",
        "    if False:",
        f"{CASH}::test_what_does_not_fit_is_not_booked_and_waits_with_its_reason",
    ),
    Mutant(
        BOOKING,
        "    if parcel.refused_at and row.amount:",
        "    if False:",
        f"{CASH}::test_what_does_not_fit_is_not_booked_and_waits_with_its_reason",
    ),
    Mutant(
        BOOKING,
        "    if collects_itself(parcel.order):",
        "    if False:",
        f"{CASH}::test_cash_of_the_cooperatives_own_rider_is_no_carriers",
    ),
    Mutant(
        BOOKING,
        "max(expected - remitted_of(parcel), 0)",
        "expected",
        f"{CASH}::test_the_rest_that_comes_later_is_booked_up_to_what_was_missing",
    ),
    Mutant(
        IMPORTING,
        "        elif identity in known:\n            remittance.known += 1",
        "        elif False:\n            remittance.known += 1",
        f"{CASH}::test_the_same_file_twice_changes_nothing",
    ),
    Mutant(
        DECIDING,
        "    if row.decision:",
        "    if False:",
        f"{CASH}::test_of_two_people_only_the_first_decides",
    ),
    Mutant(
        DECIDING,
        "    _hold(row, int(row.amount) - due)",
        "    pass",
        f"{CASH}::test_what_was_remitted_twice_is_nobodys_and_waits_under_bank_money",
    ),
    Mutant(
        "marketplace/order/journal.py",
        "        if parcel.refused_at is None:",
        "        if True:",
        f"{CASH}::test_of_an_odd_discount_exactly_what_each_taken_parcel_asked_for_is_collected",
    ),
]

DISPUTES, FEE = "marketplace/payment/disputes.py", "tests/payment/test_fees_and_disputes.py"

FEES = [
    Mutant(
        DISPUTES,
        "    if dispute.borne_by:",
        "    if False:",
        f"{FEE}::test_of_two_people_only_the_first_decides_who_bears_it",
    ),
    Mutant(
        DISPUTES,
        "    if dispute.state != Dispute.State.LOST:",
        "    if False:",
        f"{FEE}::test_only_a_lost_dispute_is_decided_about",
    ),
    Mutant(
        DISPUTES,
        "split(min(amount, sum(weights)), weights)",
        "split(amount, weights)",
        f"{FEE}::test_more_than_is_left_of_its_order_is_the_alliances",
    ),
    Mutant(
        "marketplace/payment/journal.py",
        'key=f"fee-{fee.reference}"',
        'key=f"fee-{fee.reference}-{Entry.objects.count()}"',
        f"{FEE}::test_a_fee_is_booked_once_however_often_stripe_is_asked",
    ),
    Mutant(
        "marketplace/payment/selectors.py",
        "    unsettled |= Q(session_state=Attempt.Session.PAID, fee_known=False, created_at__gt=now - FEE_WAITS)\n",
        "",
        f"{FEE}::test_a_fee_that_is_not_known_yet_is_asked_for_later",
    ),
]

SELECTORS, DESK = "marketplace/payment/bank/selectors.py", "tests/desk/test_money.py"

OWN_MONEY = [
    Mutant(
        SELECTORS,
        "        found = found.filter(_on_account_of(cooperative), odd)",
        "        found = found.filter(odd)",
        f"{DESK}::test_sen_finds_nothing_of_binhs_money",
    ),
    Mutant(
        SELECTORS,
        "found.filter(_on_account_of(cooperative)) if cooperative is not None else found",
        "found",
        f"{DESK}::test_binh_sees_what_did_not_fit_on_his_own_account_alone",
    ),
    Mutant(
        "marketplace/payment/bank/forms.py",
        "            orders = orders.filter(cooperative=self.cooperative)",
        "            pass",
        f"{DESK}::test_anothers_order_is_not_told_from_a_number_that_does_not_exist",
    ),
    Mutant(
        "marketplace/payment/refunds.py",
        "came < attempt.amount or attempt.state in UNPAID or ",
        "",
        "tests/payment/test_bank_decisions.py::test_once_too_little_has_gone_back_the_purchase_can_still_be_paid",
    ),
]

SMS = "tests/order/test_sms.py"

TOLD = [
    Mutant(
        "marketplace/sheets/workbook.py",
        "                self.shared_strings = Texts(source)",
        "                texts = Texts(source)\n"
        "                self.shared_strings = [texts[number] for number in range(len(texts._ends) - 1)]",
        "tests/leaves/test_long_workbooks.py::test_five_times_the_rows_take_no_more_memory",
    ),
    Mutant(
        "marketplace/order/messages.py",
        "    if not purchase.buyer_email:\n        return sms_to_buyer",
        "    if False:\n        return sms_to_buyer",
        f"{SMS}::test_who_has_none_is_told_of_an_order_from_placing_to_the_door",
    ),
    Mutant(
        "marketplace/order/sms.py",
        "if text and not purchase.buyer_email",
        "if not purchase.buyer_email",
        f"{SMS}::test_that_an_order_is_accepted_is_not_worth_an_sms",
    ),
    Mutant(
        "marketplace/outbox/sms.py",
        "    if not _E164.fullmatch(to):",
        "    if False:",
        f"{SMS}::test_only_a_number_in_e164_is_dialled",
    ),
]

LOTS, OF_LOTS = "marketplace/order/services/lots.py", "tests/order/test_lots_back.py"

PARCELS = [
    Mutant(
        LOTS,
        "    if sum(part.quantity - part.back for part in fitting) < count:",
        "    if False:",
        f"{OF_LOTS}::test_goods_of_a_lot_that_may_not_be_sold_do_not_go_for_sale_again",
    ),
    Mutant(
        LOTS,
        "fitting = [part for part in parts if part.lot in saleable]",
        "fitting = parts",
        f"{OF_LOTS}::test_a_lot_that_may_still_be_sold_takes_what_another_may_not",
    ),
    Mutant(
        "marketplace/order/services/sending.py",
        "        free_lots(units_of(parcel))\n",
        "",
        f"{OF_LOTS}::test_of_a_refused_parcel_the_units_are_in_their_lots_and_can_be_packed_again",
    ),
    Mutant(
        "marketplace/desk/slips.py",
        "        return Slip(list(left.items()), to_collect(order, left))",
        "        return Slip(list(left.items()), int(order.total_incl_tax))",
        "tests/desk/test_parcels.py::test_each_parcels_slip_says_what_lies_in_it_and_what_it_collects",
    ),
    Mutant(
        "marketplace/storefront/purchases.py",
        "for parcel in order.parcels.all() if parcel.pk == pk]",
        "for parcel in type(order.parcels.first()).objects.filter(pk=pk)]",
        "tests/order/test_received.py::test_a_stranger_says_nothing_of_hers_nor_she_of_anothers",
    ),
    Mutant(
        "marketplace/payment/sealing.py",
        "secrets = [*settings.FIELD_ENCRYPTION_KEYS, ",
        "secrets = [",
        "tests/payment/test_sealing.py::test_without_its_key_it_stays_shut_whatever_the_secret_key_is",
    ),
]
