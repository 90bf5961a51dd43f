"""The guards of recalls that a test must miss when they are gone; `mutants_list` holds them with the others."""

from tests.mutants import Mutant

TESTS = "tests/recalls"
WITHDRAWN = f"{TESTS}/test_withdrawing.py"
ACT = "traceability/services/recalling.py"
REACH = "traceability/services/reaching.py"
BACK = "traceability/services/withdrawing.py"
HOLD = "traceability/services/holding.py"
FOUND = "marketplace/order/recalls/finding.py"

RECALLS = [
    Mutant(
        REACH,
        "return {lot.pk: 0, **descendants(lot)}",
        "return {lot.pk: 0}",
        f"{TESTS}/test_recall.py::test_the_lot_and_all_that_was_made_of_it_are_recalled_at_once",
    ),
    Mutant(
        ACT,
        "    if recall.state == Recall.State.RUNNING:",
        "    if False:",
        f"{TESTS}/test_recall.py::test_closing_is_for_when_everybody_was_told_and_needs_a_reason",
    ),
    Mutant(
        FOUND,
        "filter(~Exists(noticed), pk__gt=after)",
        "filter(pk__gt=after)",
        f"{TESTS}/test_recall.py::test_a_slice_that_is_done_again_writes_to_nobody_again",
    ),
    Mutant(
        FOUND,
        "filter(lot__in=recall.reached.filter(is_told=False)",
        "filter(lot__in=recall.reached",
        f"{TESTS}/test_recall.py::test_what_an_earlier_recall_told_is_not_told_again",
    ),
    Mutant(
        FOUND,
        "part.quantity - part.back - here",
        "part.quantity - here",
        f"{TESTS}/test_recall.py::test_who_sent_it_back_is_not_written_to",
    ),
    Mutant(
        "marketplace/order/recalls/letters.py",
        "    if not recall.is_drill:\n        post(letters)",
        "    post(letters)",
        f"{TESTS}/test_recall.py::test_a_drill_finds_the_same_and_changes_nothing",
    ),
    Mutant(
        "traceability/services/drawing.py",
        "                _refuse_stopped(found[lot])\n",
        "",
        f"{TESTS}/test_recall.py::test_what_is_packed_here_cannot_be_sent_and_gets_another_lot",
    ),
    Mutant(
        "marketplace/order/returns/selectors.py",
        "until = None if _is_recalled(line) else",
        "until =",
        f"{TESTS}/test_recall.py::test_recalled_goods_have_no_deadline",
    ),
    Mutant(
        REACH,
        "    if reached.keys() - lots.keys():\n        raise Grown\n",
        "",
        f"{TESTS}/test_recall.py::test_what_is_made_of_it_while_it_is_locked_is_recalled_too",
    ),
    Mutant(
        "marketplace/storefront/origin.py",
        "purchase = mine(request, number)",
        "purchase = purchase_for(number, granted=[number])",
        f"{TESTS}/test_origin.py::test_a_stranger_finds_nothing_whatever_he_tries",
    ),
    Mutant(
        "marketplace/storefront/origin.py",
        "if one.number == order), None)",
        "if False), None) or Order.objects.get(number=order)",
        f"{TESTS}/test_origin.py::test_the_order_of_another_purchase_is_not_reached_through_ones_own",
    ),
    Mutant(
        "traceability/recalls/screens.py",
        'act == "release" and self.may_release',
        'act == "release"',
        f"{TESTS}/test_screens.py::test_binh_holds_and_only_lan_releases",
    ),
    Mutant(
        "marketplace/order/recalls/report.py",
        "found.filter(order__cooperative=cooperative)",
        "found",
        f"{TESTS}/test_screens.py::test_sen_sees_of_a_recall_that_reaches_her_lots_her_own_orders_alone",
    ),
    Mutant(
        "traceability/services/transforming.py",
        "return made if made.is_override or handed else _book(made)",
        "return made if made.is_override else _book(made)",
        f"{TESTS}/test_gift_boxes.py::test_what_binh_takes_is_sens_until_she_confirms",
    ),
    Mutant(
        BACK,
        "    if recall.opened_by_id == actor.pk:",
        "    if False:",
        f"{WITHDRAWN}::test_only_somebody_else_withdraws_it_and_says_why",
    ),
    Mutant(
        BACK,
        "        if keeper := keepers.get(lot.pk):",
        "        if keeper := None:",
        f"{WITHDRAWN}::test_what_another_recall_reaches_stays_recalled_and_is_told_by_that_one",
    ),
    Mutant(
        BACK,
        "Lot.State.ON_HOLD if lot.pk in held else Lot.State.ACTIVE",
        "Lot.State.ACTIVE",
        f"{WITHDRAWN}::test_a_lot_that_was_held_before_is_held_again_and_its_buyers_are_told_to_wait",
    ),
    Mutant(
        BACK,
        "        if left.update(is_told=False):",
        "        if False:",
        f"{WITHDRAWN}::test_what_another_recall_reaches_stays_recalled_and_is_told_by_that_one",
    ),
    Mutant(
        BACK,
        "    write_units(products={lot.product_id for lot in lots.values()})\n",
        "",
        f"{WITHDRAWN}::test_lots_are_sold_again_at_once_and_the_recall_stays_in_history",
    ),
    Mutant(
        "traceability/services/recalling.py",
        "known = Recall.objects.binding()",
        "known = Recall.objects.real()",
        f"{WITHDRAWN}::test_the_lot_can_be_recalled_anew_and_its_buyers_are_told_anew",
    ),
    Mutant(
        "marketplace/order/recalls/withdrawing.py",
        'withdrawal="").exclude(event="")',
        'withdrawal="")',
        f"{WITHDRAWN}::test_every_buyer_who_was_written_to_gets_one_further_letter",
    ),
    Mutant(
        FOUND,
        "parts_of(recall).exclude(lot__state=Lot.State.RECALLED)",
        "parts_of(recall)",
        f"{WITHDRAWN}::test_what_another_recall_reaches_stays_recalled_and_is_told_by_that_one",
    ),
    Mutant(
        "traceability/exchange/writing.py",
        '"did_not_occur" if step.corrects.step == S.RECALL else "incorrect_data"',
        '"incorrect_data"',
        f"{WITHDRAWN}::test_each_lots_journey_says_that_the_step_was_wrong_under_its_own_name",
    ),
    Mutant(
        "traceability/compliance.py",
        "NOT_STAGES = (S.HOLD, S.RELEASE, S.RECALL, S.CORRECTION)",
        "NOT_STAGES = (S.RECALL, S.CORRECTION)",
        f"{WITHDRAWN}::test_neither_hold_nor_recall_leaves_a_gap_behind",
    ),
    Mutant(
        HOLD,
        "one.state == Lot.State.ON_HOLD and one.pk not in kept",
        "one.state == Lot.State.ON_HOLD",
        f"{TESTS}/test_holding.py::test_releasing_lifts_only_what_this_hold_set",
    ),
    Mutant(
        HOLD,
        "lock_reach(lot)[0] if with_made else lock([lot.pk])",
        "lock_reach(lot)[0]",
        f"{TESTS}/test_holding.py::test_a_hold_of_the_lot_alone_leaves_what_was_made_of_it",
    ),
]
