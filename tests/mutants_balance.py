"""The guards of balances that a test must miss when they are gone; `mutants_list` holds them with the others."""

from tests.mutants import Mutant

TESTS = "tests/traceability"
RACE = f"{TESTS}/test_race.py::test_who_prints_labels_and_who_packs_orders_never_take_more_than_the_lot_holds"

BALANCE = [
    Mutant(
        "traceability/services/balances.py",
        'Lot.objects.select_for_update(of=("self",)).select_related("product", "producer")',
        'Lot.objects.select_related("product", "producer")',
        RACE,
        on_postgresql=True,
    ),
    Mutant(
        "traceability/services/balances.py",
        "balance.after(holdings([lot])[lot.pk].moves, new, lot.measure[0])",
        "pass",
        f"{TESTS}/test_holdings.py::test_what_exceeds_is_refused_in_one_sentence_and_changes_nothing",
    ),
    Mutant(
        "traceability/services/transforming.py",
        "refuse_misfit(lots[each.lot.pk], Movement.Kind.INPUT, each.quantity, each.unit)",
        "pass",
        f"{TESTS}/test_transforming.py::test_more_than_the_lot_holds_is_refused_before_anybody_is_asked_to_confirm_it",
    ),
    Mutant(
        "traceability/services/balances.py",
        "if units > held.units:",
        "if False:",
        f"{TESTS}/test_holdings.py::test_what_exceeds_is_refused_in_one_sentence_and_changes_nothing",
    ),
    Mutant(
        "traceability/services/labels.py",
        "most = min(run.quantity - spoilt, holdings([lot])[lot.pk].shelf)",
        "most = run.quantity",
        f"{TESTS}/test_holdings.py::test_what_exceeds_is_refused_in_one_sentence_and_changes_nothing",
    ),
    Mutant(
        "marketplace/partner/services.py",
        "if locked.from_lots:",
        "if False:",
        f"{TESTS}/test_holdings.py::test_binh_types_no_stock_of_goods_that_have_lots",
    ),
    Mutant(
        "marketplace/partner/services.py",
        "count = max(count, stockrecord.num_allocated or 0)",
        "pass",
        f"{TESTS}/test_holdings.py::test_never_fewer_are_for_sale_than_are_promised",
    ),
    Mutant(
        "traceability/services/transforming.py",
        "if fault and (handed or not override_reason.strip()):",
        "if False:",
        f"{TESTS}/test_transforming.py::test_past_the_greatest_yield_nothing_is_made",
    ),
    Mutant(
        "traceability/services/transforming.py",
        "return made if made.is_override or handed else _book(made)",
        "return _book(made)",
        f"{TESTS}/test_transforming.py::test_an_override_needs_a_second_person",
    ),
    Mutant(
        "traceability/models/balance.py",
        "if confirmer is None or proposer == confirmer:",
        "if False:",
        f"{TESTS}/test_transforming.py::test_an_override_needs_a_second_person",
    ),
    Mutant(
        "traceability/services/harvest.py",
        "    if len(reached) > len(areas):",
        "    if False:",
        f"{TESTS}/test_transforming.py::test_no_more_is_harvested_than_the_areas_yield",
    ),
    Mutant(
        "traceability/services/closing.py",
        "if held.balance.available or held.shelf or held.waiting:",
        "if held.balance.available:",
        f"{TESTS}/test_closing.py::test_what_is_left_is_not_closed_away",
    ),
]
