"""Guards of what remains of Oscar's dashboard."""

from tests.mutants import Mutant

TESTS = "tests/dashboard/test_oscars_pages.py::"
DASHBOARD = [
    Mutant(
        "marketplace/dashboard/orders/views.py",
        "harmless(value) for",
        "value for",
        TESTS + "test_no_name_of_a_buyer_is_a_formula_in_the_file_of_orders",
    ),
    Mutant(
        "marketplace/dashboard/reports/reports.py",
        "else harmless(str(cell))",
        "else cell",
        TESTS + "test_no_name_is_a_formula_in_the_file_of_a_report",
    ),
    Mutant(
        "marketplace/storefront/urls_catalogue.py",
        r"(?P<category_slug>[\w-]*)",
        r"(?P<category_slug>[\w-]+)",
        TESTS + "test_a_kind_whose_name_gives_no_address_breaks_no_page",
    ),
]
