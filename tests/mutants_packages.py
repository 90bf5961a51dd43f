"""The guards of what is packed together that a test must miss when they are gone."""

from tests.mutants import Mutant

TESTS = "tests/traceability/test_packages.py"
READ = f"{TESTS}::test_khach_and_sen_read_nothing_of_it_binh_and_the_alliance_do"
TOLD, MODELS = "traceability/services/packages.py", "traceability/models/proof.py"

PACKAGES = [
    Mutant(MODELS, "models.Q(package__cooperative=reader.cooperative_id)", "models.Q(package__isnull=False)", READ),
    Mutant(MODELS, "if reader.reads_packages:", "if True:", READ),
    Mutant(
        TOLD,
        "Draft(event, package=package)",
        "Draft(event, lots=list(Lot.objects.all()), package=package)",
        f"{TESTS}::test_a_lots_page_and_its_proof_stay_as_they_are_however_many_parcels_leave",
    ),
    Mutant(
        TOLD,
        'name=f"parcels:{package.cooperative_id}"',
        'name=f"coop:{package.cooperative.code}"',
        f"{TESTS}::test_a_lots_page_and_its_proof_stay_as_they_are_however_many_parcels_leave",
    ),
    Mutant(TOLD, "{uuid.uuid4().hex}", "{source_key}", f"{TESTS}::test_its_name_says_nothing_of_hoa_or_her_order"),
    Mutant(
        TOLD,
        "packed_by is None or not units",
        "not units",
        f"{TESTS}::test_of_what_was_packed_before_there_were_packages_nothing_is_told",
    ),
    Mutant(
        TOLD,
        "named.get(lot.code) or lot_uri(lot)",
        "lot_uri(lot)",
        f"{TESTS}::test_a_lot_keeps_the_name_under_which_it_was_put_in",
    ),
    Mutant(
        TOLD,
        "return found[0] if len(found) == 1 else None",
        "return found[0] if found else None",
        f"{TESTS}::test_two_places_are_none_and_a_shop_of_one_place_is_that",
    ),
    Mutant(
        "marketplace/order/services/moving.py",
        "if after in (S.CANCELLED, S.REFUSED):\n        write_package",
        "if after == S.REFUSED:\n        write_package",
        f"{TESTS}::test_an_order_that_is_cancelled_after_packing_comes_out_whole",
    ),
    Mutant(
        "marketplace/order/returns/services.py",
        "    write_package(claim.order)\n",
        "",
        f"{TESTS}::test_returned_goods_come_out_only_if_they_are_in_their_lot_again[restock-more0]",
    ),
    Mutant(
        "marketplace/order/books.py",
        "if told != named[orders[package.pk]]:",
        "if False:",
        f"{TESTS}::test_who_writes_over_what_an_order_names_is_found",
    ),
    Mutant(
        "traceability/exchange/forms.py",
        'del self.fields["cooperative"], self.fields["reads_packages"]',
        'del self.fields["cooperative"]',
        "tests/traceability/test_epcis_accounts.py::test_lan_alone_opens_one_that_reads_what_every_cooperative_packed",
    ),
]
