"""The guards of bank money that a test must miss when they are gone; `mutants_list` holds them all."""

from tests.mutants import Mutant

NOTICES, DECISIONS = "tests/payment/test_bank_notices.py", "tests/payment/test_bank_decisions.py"
STATEMENTS, READING = "tests/payment/test_bank_statements.py", "tests/leaves/test_statements.py"
MATCHING = "tests/leaves/test_matching.py"

BANK = [
    Mutant(
        "marketplace/payment/bank/notices.py",
        "    if not hmac.compare_digest(",
        "    if False and not hmac.compare_digest(",
        f"{NOTICES}::test_a_forged_notice_is_400_and_changes_nothing",
    ),
    Mutant(
        "marketplace/payment/bank/notices.py",
        "    if not (secret and timestamp",
        "    if not (timestamp",
        f"{NOTICES}::test_without_a_secret_nobody_is_believed",
    ),
    Mutant(
        "marketplace/payment/bank/notices.py",
        "    if account == settings.PLATFORM_BANK_ACCOUNT or settings.BANK_SIMULATOR:",
        "    if True:",
        f"{NOTICES}::test_paid_directly_each_cooperatives_bank_tells_of_its_own_order",
    ),
    Mutant(
        "marketplace/payment/webhooks.py",
        "int(length) > notices.LONGEST",
        "False",
        f"{NOTICES}::test_a_notice_too_long_is_not_read",
    ),
    Mutant(
        "marketplace/payment/webhooks.py",
        " and not word.is_late",
        "",
        f"{NOTICES}::test_a_late_notice_waits_for_the_worker_and_is_not_dropped",
    ),
    Mutant(
        "marketplace/payment/bank/incoming.py",
        "    if word.amount < 0:",
        "    if False:",
        f"{NOTICES}::test_an_outgoing_transfer_is_none_of_ours",
    ),
    Mutant(
        "marketplace/payment/bank/incoming.py",
        "Q(number=word.number) | Q(identity=identity, is_staged=False)",
        "Q(number=word.number)",
        f"{NOTICES}::test_two_notices_of_one_bank_reference_are_one_transfer",
    ),
    Mutant(
        "marketplace/payment/bank/incoming.py",
        "filter(method=Purchase.Method.VIETQR, bank_account=notice.account)",
        "filter(method=Purchase.Method.VIETQR)",
        f"{NOTICES}::test_money_on_the_account_of_another_cooperative_is_for_a_person",
    ),
    Mutant(
        "marketplace/payment/bank/incoming.py",
        "_recorded_by_hand(notice) or _record(notice)",
        "_record(notice)",
        f"{NOTICES}::test_what_lan_wrote_down_by_hand_is_not_counted_again",
    ),
    Mutant(
        "marketplace/payment/bank/matching.py",
        "if due.get(memo) == amount]",
        "if memo in due]",
        f"{MATCHING}::test_whose_money_it_is",
    ),
    Mutant(
        "marketplace/payment/bank/matching.py",
        "    if sum(char in MISREAD for char in window) > MOST_MISREAD:",
        "    if any(char in MISREAD for char in window):",
        f"{MATCHING}::test_whose_money_it_is",
    ),
    Mutant(
        "marketplace/payment/bank/deciding.py",
        "    if receipt.decided_at != seen:",
        "    if False:",
        f"{DECISIONS}::test_of_two_people_the_first_decides_and_the_other_is_told",
    ),
    Mutant(
        "marketplace/payment/bank/deciding.py",
        "    if wanted not in choices_for(receipt):",
        "    if False:",
        f"{DECISIONS}::test_what_is_not_offered_cannot_be_decided",
    ),
    Mutant(
        "marketplace/payment/bank/deciding.py",
        "    book_not_ours(receipt)\n",
        "",
        f"{DECISIONS}::test_what_is_not_the_shops_leaves_queue_and_books",
    ),
    Mutant(
        "marketplace/payment/services.py",
        "    if _account_owner(receipt) != (",
        "    if False and _account_owner(receipt) != (",
        f"{DECISIONS}::test_paid_directly_money_is_given_within_its_own_account",
    ),
    Mutant(
        "marketplace/payment/journal.py",
        ".exclude(problem=Receipt.Problem.UNDER, decision=Receipt.Decision.SEND_BACK)",
        ".all()",
        f"{DECISIONS}::test_too_little_that_goes_back_no_longer_counts_for_the_purchase",
    ),
    Mutant(
        "marketplace/payment/bank/importing.py",
        "            elif known.has(notice, self.used):",
        "            elif False:",
        f"{STATEMENTS}::test_imported_twice_changes_nothing",
    ),
    Mutant(
        "marketplace/payment/bank/importing.py",
        "if one.pk not in used and _tells_the_same(one, row)",
        "if _tells_the_same(one, row)",
        f"{STATEMENTS}::test_of_two_equal_rows_a_notice_stands_for_one",
    ),
    Mutant(
        "marketplace/payment/bank/importing.py",
        "        if row.reference and bare in self.references:",
        "        if False:",
        f"{STATEMENTS}::test_bad_rows_are_kept_with_their_numbers_and_a_repeated_reference_is_one",
    ),
    Mutant(
        "marketplace/payment/bank/columns.py",
        '    if shape["rest"] and int(shape["rest"]):',
        "    if False:",
        f"{READING}::test_a_bad_row_is_named_by_its_number_and_the_others_are_read",
    ),
    Mutant(
        "marketplace/payment/bank/deciding.py",
        "attempt is not None and is_awaited(attempt):",
        "attempt is not None:",
        f"{DECISIONS}::test_too_little_for_what_hoa_gives_up_is_to_be_decided_again_and_no_rest_is_asked_for",
    ),
    Mutant(
        "marketplace/payment/selectors.py",
        "Q(~Exists(waits), decision=D.ASK)",
        "Q(decision=D.ASK, attempt__state=PaymentState.EXPIRED)",
        f"{DECISIONS}::test_too_little_for_what_hoa_gives_up_is_to_be_decided_again_and_no_rest_is_asked_for",
    ),
    Mutant(
        "marketplace/payment/selectors.py",
        'return orders.filter(pk=Coalesce(order, F("pk")))',
        "return orders",
        f"{DECISIONS}::test_paid_directly_a_rest_is_awaited_for_its_own_order_alone",
    ),
]
