"""Guards of what remains of Oscar's dashboard, and of values that no browser sends."""

from tests.mutants import Mutant

TESTS = "tests/dashboard/test_oscars_pages.py::"
ODD = "tests/security/test_odd_values.py::"
DASHBOARD = [
    Mutant(
        "marketplace/dashboard/orders/views.py",
        "harmless(value) for",
        "value for",
        TESTS + "test_no_name_of_a_buyer_is_a_formula_in_the_file_of_orders",
    ),
    Mutant(
        "marketplace/dashboard/orders/views.py",
        "except InvalidOrderStatus as refusal:",
        "except ArithmeticError as refusal:",
        TESTS + "test_of_several_orders_the_one_that_cannot_be_moved_is_named_and_the_others_go_on",
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
    Mutant(
        "marketplace/links/addresses.py",
        'is_ours and asked.startswith(("/", "http://", "https://"))',
        "is_ours",
        ODD + "test_a_word_that_is_no_address_leads_to_a_page_of_the_shop",
    ),
    Mutant(
        "marketplace/desk/forms/fields.py",
        "if not EARLIEST_YEAR <= value.year <= LATEST_YEAR:",
        "if value.year < EARLIEST_YEAR:",
        ODD + "test_a_holiday_in_the_last_year_of_all_is_asked_again",
    ),
    Mutant(
        "marketplace/ledger/forms.py",
        "if first and not EARLIEST <= first < LATEST:",
        "if first and first < EARLIEST:",
        ODD + "test_a_statement_of_a_mistyped_year_is_asked_again",
    ),
    Mutant(
        "marketplace/fields.py",
        "if too_long is not None:",
        "if False:",
        ODD + "test_a_province_with_more_digits_than_any_is_no_choice",
    ),
]
