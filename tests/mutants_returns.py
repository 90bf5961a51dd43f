"""The guards of returns and complaints that a test must miss when they are gone; `mutants_list` holds them all."""

from tests.mutants import Mutant

CLAIMS, PAGES = "tests/returns/test_claims.py", "tests/returns/test_pages.py"
RECKONING = "tests/order/test_reckoning.py"

RETURNS = [
    Mutant(
        "marketplace/order/reckoning.py",
        "return sum(split(amount, [1] * self.units)[self.gone : self.gone + self.back])",
        "return amount * self.back // self.units",
        f"{RECKONING}::test_unit_by_unit_comes_to_the_table",
    ),
    Mutant(
        "marketplace/order/reckoning.py",
        "    return worth(left, min(back.total, left.total))",
        "    return back",
        f"{RECKONING}::test_what_staff_gave_back_before_is_not_given_twice",
    ),
    Mutant(
        "marketplace/order/returns/services.py",
        "    if not may_move(before, after, Actor(actor_kind)):",
        "    if False:",
        f"{CLAIMS}::test_an_answer_is_given_once",
    ),
    Mutant(
        "marketplace/order/returns/services.py",
        "    if any(pk not in left or not 0 < many <= left[pk].units for pk, many in units.items()):",
        "    if False:",
        f"{CLAIMS}::test_what_cannot_be_asked_is_refused_in_one_sentence_and_changes_nothing",
    ),
    Mutant(
        "marketplace/order/returns/services.py",
        "    elif is_wholly_back(order):",
        "    elif False:",
        f"{CLAIMS}::test_all_money_back_without_the_goods_reads_refunded_and_never_paid",
    ),
    Mutant(
        "marketplace/order/returns/selectors.py",
        "if units > 0 and (until is None or now <= until):",
        "if units > 0:",
        f"{CLAIMS}::test_fresh_goods_have_hours_and_others_days",
    ),
    Mutant(
        "marketplace/order/returns/selectors.py",
        "filter(pk=pk, order__cooperative=cooperative)",
        "filter(pk=pk)",
        f"{PAGES}::test_a_stranger_finds_nothing_at_another_desk",
    ),
    Mutant(
        "marketplace/order/returns/selectors.py",
        "    found = next((picture for picture in claim.pictures.all() if picture.pk == pk), None)",
        "    found = ClaimPicture.objects.filter(pk=pk).first()",
        f"{PAGES}::test_a_photograph_of_one_claim_is_not_found_under_another",
    ),
    Mutant(
        "marketplace/order/returns/drafts.py",
        "if about == number and files.exists(name)",
        "if files.exists(name)",
        f"{PAGES}::test_kept_photographs_are_of_one_order_and_nobody_invents_them",
    ),
    Mutant(
        "marketplace/payment/sealing.py",
        '    record(actor=actor, act="payback_account.read", subject=purchase.number)\n',
        "",
        f"{CLAIMS}::test_cash_goes_back_to_the_account_that_hoa_named_once",
    ),
    Mutant(
        "marketplace/payment/journal.py",
        "    if not terms.kept:",
        "    if True:",
        f"{PAGES}::test_bình_pays_back_himself_what_was_paid_to_him",
    ),
    Mutant(
        "marketplace/order/returns/messages.py",
        "if step.state == S.ESCALATED:",
        "if False:",
        f"{CLAIMS}::test_the_alliance_has_one_letter_of_what_it_is_to_decide",
    ),
    Mutant(
        "marketplace/order/returns/messages.py",
        "is_staff=True, is_active=True",
        "is_staff=True",
        f"{CLAIMS}::test_the_alliance_has_one_letter_of_what_it_is_to_decide",
    ),
    Mutant(
        "marketplace/order/returns/serving.py",
        "if SMALL in request.GET and files.exists(small_name(picture)):",
        "if SMALL in request.GET:",
        f"{PAGES}::test_a_photograph_from_before_there_were_small_ones_is_shown_whole",
    ),
    Mutant(
        "marketplace/order/journal.py",
        "    return 0 if first is not None and first.refused_at else int(order.shipping_incl_tax)",
        "    return int(order.shipping_incl_tax)",
        f"{CLAIMS}::test_what_hoa_did_not_pay_for_the_delivery_is_not_given_back_with_the_goods",
    ),
]
