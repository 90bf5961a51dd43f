"""The guards of an order's life that a test must miss when they are gone; `mutants_list` holds them all."""

from tests.mutants import Mutant

PARCELS, DEADLINES = "tests/order/test_parcels.py", "tests/order/test_deadlines.py"
HOLIDAYS, TERMS = "tests/order/test_holidays.py", "tests/dashboard/test_terms.py"
SERVICES = "marketplace/order/services"

LIFE = [
    Mutant(
        "marketplace/order/status.py",
        "S.CANCELLED: frozenset({A.BUYER, A.SELLER, A.STAFF}),\n    },\n    S.PACKED",
        "S.CANCELLED: frozenset({A.BUYER, A.SELLER, A.STAFF, A.CLOCK}),\n    },\n    S.PACKED",
        "tests/order/test_table.py::test_a_person_may_do_exactly_what_the_table_says",
    ),
    Mutant(
        f"{SERVICES}/parcels.py",
        "if seen is not None and order.parcels.count() != seen:",
        "if False:",
        f"{PARCELS}::test_a_second_press_makes_no_second_parcel",
    ),
    Mutant(
        f"{SERVICES}/parcels.py",
        "    if not may or not parcel.is_open or",
        "    if",
        f"{PARCELS}::test_nobody_but_the_cooperative_and_the_alliance_says_that_a_parcel_came_back",
    ),
    Mutant(
        f"{SERVICES}/parcels.py",
        "        _free_lots(line.pk, count)\n",
        "",
        f"{PARCELS}::test_units_that_stay_are_in_their_lot_again",
    ),
    Mutant(
        f"{SERVICES}/parcels.py",
        'give_back(order, units_of(parcel), key=f"parcel-{parcel.pk}")',
        "pass",
        f"{PARCELS}::test_a_cash_parcel_that_nobody_took_is_not_collected_and_its_goods_come_back",
    ),
    Mutant(
        f"{SERVICES}/sending.py",
        "if not 0 <= wanted.get(line.pk, 0) <= line.left_to_send:",
        "if False:",
        f"{PARCELS}::test_a_parcel_of_what_is_not_there_is_refused",
    ),
    Mutant(
        f"{SERVICES}/sending.py",
        "delivery = 0 if order.parcels.exists() else int(order.shipping_incl_tax)",
        "delivery = int(order.shipping_incl_tax)",
        f"{PARCELS}::test_delivery_is_asked_for_once_however_many_parcels",
    ),
    Mutant(
        f"{SERVICES}/deadlines.py",
        "not due or order.escalated_at is not None:",
        "not due:",
        f"{DEADLINES}::test_several_workers_do_each_thing_once",
    ),
    Mutant(
        f"{SERVICES}/deadlines.py",
        "    order.accept_before, order.escalated_at, order.reminded_at = due, None, None",
        "    order.accept_before = due",
        f"{DEADLINES}::test_lan_gives_more_time_hoa_hears_until_when_and_it_can_run_out_again",
    ),
    Mutant(
        "marketplace/order/windows.py",
        "    if perishable:",
        "    if False:",
        f"{DEADLINES}::test_rice_is_completed_after_seven_days_and_fresh_goods_after_one",
    ),
    Mutant(
        f"{SERVICES}/holidays.py",
        "            due = sooner_by(order.date_placed, order.accept_before, before)",
        "            due = order.accept_before",
        f"{HOLIDAYS}::test_an_order_that_waits_gets_its_days_back",
    ),
    Mutant(
        "marketplace/basket/selectors.py",
        "    if closed := closed_sentence(title, line.cooperative):\n        return closed\n",
        "",
        f"{HOLIDAYS}::test_a_basket_that_holds_his_goods_says_so_and_cannot_be_ordered",
    ),
    Mutant(
        "marketplace/basket/services.py",
        "if closed := closed_sentence(product.get_title(), row.cooperative):",
        'if closed := "":',
        f"{HOLIDAYS}::test_nothing_of_binhs_goes_into_a_basket_and_hoa_reads_from_when_on",
    ),
    Mutant(
        "catalogue/querysets.py",
        " & ~Q(cooperative__in=closed)",
        "",
        f"{HOLIDAYS}::test_his_goods_stay_listed_but_outside_what_can_be_bought_now",
    ),
    Mutant(
        "marketplace/payment/giving_back.py",
        "due = due.exclude(Exists(failed))",
        "due = due",
        "tests/payment/test_giving_back.py::test_what_failed_is_not_asked_for_again_without_a_person",
    ),
    Mutant(
        f"{SERVICES}/terms.py",
        "if begins < timezone.localdate():",
        "if False:",
        f"{TERMS}::test_each_fault_has_a_sentence_beside_its_field",
    ),
    Mutant(
        f"{SERVICES}/terms.py",
        "if term.effective_from <= timezone.localdate():",
        "if False:",
        f"{TERMS}::test_what_has_not_begun_is_taken_back_and_what_holds_is_not",
    ),
    Mutant(
        "marketplace/order/terms.py",
        'standing = begun.filter(Q(effective_to=None) | Q(effective_to__gte=day)).order_by("effective_from")',
        'standing = begun.filter(Q(effective_to=None) | Q(effective_to__gte=day)).order_by("-effective_from")',
        f"{TERMS}::test_the_course_of_a_value_is_what_holds_what_comes_and_what_has_been",
    ),
]
