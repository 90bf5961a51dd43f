"""Guards of the words: what a reader of each language sees."""

from tests.mutants import Mutant

WRITING = "tests/words/test_writing.py::"
LETTERS = "tests/words/test_letters.py::"
SIZE = "tests/words/test_text_size.py::"
WORDS = [
    Mutant(
        "marketplace/templatetags/words.py",
        "told = text if isinstance(text, SafeString) else everyday(str(text))",
        "told = text",
        WRITING + "test_a_name_is_marked_and_an_everyday_word_is_told",
    ),
    Mutant(
        "marketplace/templatetags/words.py",
        """return SafeString(' lang="vi"' if stands_out else "")""",
        """return SafeString(' lang="vi"')""",
        WRITING + "test_a_story_is_marked_as_a_whole_and_only_where_it_stands_out",
    ),
    Mutant(
        "marketplace/everyday.py",
        "if 0 < count <= 1 or word == unit:",
        "if True:",
        WRITING + "test_a_unit_of_sale_is_counted_in_the_readers_language",
    ),
    Mutant(
        "marketplace/storefront/text_size.py",
        'own_page(request, request.GET.get("next", ""))',
        'request.GET.get("next", "")',
        SIZE + "test_the_switch_leads_to_no_other_site",
    ),
    Mutant(
        "marketplace/storefront/text_size.py",
        'return kept if kept in LARGER else ""',
        "return kept",
        SIZE + "test_no_other_size_is_kept",
    ),
    Mutant(
        "marketplace/shipping/services.py",
        "@override(settings.LANGUAGE_CODE)\n",
        "",
        "tests/words/test_everyday.py::test_the_usual_ways_of_sending_are_kept_in_the_shops_language",
    ),
    Mutant(
        "marketplace/outbox/letters.py",
        "return Said(sentence % told, with_names(sentence, **names))",
        "return Said(sentence % told, SafeString(sentence % told))",
        f"{LETTERS}test_a_letter_speaks_the_language_of_its_reader",
    ),
    Mutant(
        "marketplace/customer/forms.py",
        """kwargs | {"initial": held | (kwargs.get("initial") or {})}""",
        "kwargs",
        "tests/accounts/test_account.py::test_hoas_details_stand_in_the_form_and_sending_it_as_it_stands_loses_none",
    ),
    Mutant(
        "marketplace/checkout/basket_page.py",
        """_("To pay") if province else _("Subtotal")""",
        """_("To pay")""",
        "tests/basket/test_basket.py::test_what_is_to_pay_is_promised_only_where_the_place_is_known",
    ),
    Mutant(
        "marketplace/dashboard/templatetags/alliance_tags.py",
        "if request.path.startswith(url)",
        "if request.path == url",
        "tests/dashboard/test_menu.py::test_a_page_below_a_page_is_in_its_group_too",
    ),
]
