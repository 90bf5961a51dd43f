"""The guards that a test must miss when they are gone. `python tests/mutants.py` takes each out in turn.

A row: the file, the text that stands in it exactly once, what is put there instead, and the test that then fails.
"""

from tests.mutants import Mutant
from tests.mutants_audit import AUDIT
from tests.mutants_balance import BALANCE
from tests.mutants_bank import BANK
from tests.mutants_cash import FEES, OWN_MONEY, PARCELS, REMITTED, TOLD
from tests.mutants_dashboard import DASHBOARD
from tests.mutants_diary import DIARY
from tests.mutants_epcis import EPCIS
from tests.mutants_labels import LABELS
from tests.mutants_ledger import LEDGER
from tests.mutants_life import LIFE
from tests.mutants_links import LINKS
from tests.mutants_packages import PACKAGES
from tests.mutants_papers import PAPERS
from tests.mutants_payment import PAYMENT
from tests.mutants_provenance import PROVENANCE
from tests.mutants_recalls import RECALLS
from tests.mutants_returns import RETURNS
from tests.mutants_scans import READERS
from tests.mutants_words import WORDS

MUTANTS = [
    *AUDIT,
    *BANK,
    *REMITTED,
    *FEES,
    *OWN_MONEY,
    *TOLD,
    *PARCELS,
    *DASHBOARD,
    *DIARY,
    *EPCIS,
    *BALANCE,
    *PROVENANCE,
    *LABELS,
    *LEDGER,
    *LIFE,
    *LINKS,
    *PACKAGES,
    *PAPERS,
    *PAYMENT,
    *READERS,
    *RECALLS,
    *RETURNS,
    *WORDS,
    Mutant(
        "tests/house/test_floors.py",
        "heights.get(label, -1) > FLOORS[package]",
        "heights.get(label, -1) > 99",
        "tests/house/test_floors.py::test_a_string_that_reaches_up_is_refused",
    ),
    Mutant(
        "marketplace/editorial/routing.py",
        "if len(pages) != len(paths) or not pages[-1].live:",
        "if len(pages) != len(paths):",
        "tests/editorial/test_pages.py::test_a_draft_is_not_found_by_strangers_nor_by_editors",
    ),
    Mutant(
        "marketplace/editorial/models/pages.py",
        'list(campaign_rows(campaign)) if state == "running" else []',
        "list(campaign_rows(campaign))",
        "tests/editorial/test_campaigns.py::test_before_and_after_its_page_says_when_and_sells_nothing",
    ),
    Mutant(
        "marketplace/promotion/models.py",
        "return self.filter(starts_on__lte=day, ends_on__gte=day)",
        "return self.filter(starts_on__lte=day)",
        "tests/editorial/test_campaigns.py::test_a_product_names_its_campaign_only_while_it_runs",
    ),
    Mutant(
        "marketplace/editorial/models/base.py",
        'response._csp_replace = {"frame-ancestors": ["\'self\'"]}',
        "pass",
        "tests/editorial/test_editors.py::test_mai_previews_what_she_types_inside_the_editor",
    ),
    Mutant(
        "marketplace/partner/models.py",
        "num_in_stock__gte=allocated)",
        "num_in_stock__gte=0)",
        "tests/order/test_race.py::test_twenty_hands_reach_for_the_last_unit",
    ),
    Mutant(
        "marketplace/order/services/placing.py",
        "    if placed is not None:",
        "    if False:",
        "tests/order/test_placing.py::test_placing_the_same_basket_again_is_the_same_purchase",
    ),
    Mutant(
        "marketplace/order/services/placing.py",
        "    if seen and seen != proposal.fingerprint(recipient, method, note, invoice):",
        "    if False:",
        "tests/order/test_placing.py::test_a_price_that_changed_after_the_review_is_refused",
    ),
    Mutant(
        "marketplace/order/pricing.py",
        "    if faults:",
        "    if False:",
        "tests/order/test_placing.py::test_goods_of_a_suspended_cooperative_are_refused",
    ),
    Mutant(
        "marketplace/order/utils.py",
        "self.basket.vouchers if self.is_first else Voucher.objects.none()",
        "self.basket.vouchers",
        "tests/order/test_discounts.py::test_a_once_per_customer_voucher_is_used_once_a_purchase",
    ),
    Mutant(
        "marketplace/order/services/moving.py",
        "if not may_move(before, after, Actor(actor_kind)):",
        "if False:",
        "tests/order/test_moving.py::test_nobody_moves_an_order_beside_the_table",
    ),
    Mutant(
        "marketplace/order/selectors.py",
        "if not owns and number not in granted:",
        "if False:",
        "tests/order/test_purchase_page.py::test_a_stranger_gets_404_by_every_address_and_method",
    ),
    Mutant(
        "marketplace/order/access.py",
        'return _signer.unsign(f"{number}:{token}") == number',
        "return True",
        "tests/order/test_purchase_page.py::test_the_token_of_one_purchase_opens_no_other",
    ),
    Mutant(
        "marketplace/storefront/purchases.py",
        'if too_often("find-order", address_of(request), most=TRIES, seconds=WINDOW_S):',
        "if False:",
        "tests/order/test_purchase_page.py::test_ten_tries_close_the_door_even_for_the_right_answer",
    ),
    Mutant(
        "marketplace/accounts/visitors.py",
        "if settings.HTTPS else",
        "if False else",
        "tests/security/test_tries.py::test_khachs_guesses_behind_the_front_server_do_not_close_hoas_door",
    ),
    Mutant(
        "marketplace/accounts/visitors.py",
        '.rpartition(",")[2]',
        '.partition(",")[0]',
        "tests/security/test_tries.py::test_what_a_browser_says_of_its_address_opens_no_new_count",
    ),
    Mutant(
        "marketplace/customer/password.py",
        'not too_often("new-password", "to", email, most=LETTERS, seconds=WINDOW_S)',
        "True",
        "tests/security/test_tries.py::test_a_mailbox_is_not_filled_with_letters_for_a_new_password",
    ),
    Mutant(
        "marketplace/payment/services.py",
        "    if known is not None:",
        "    if False:",
        "tests/payment/test_received.py::test_one_reference_is_recorded_once",
    ),
    Mutant(
        "marketplace/payment/services.py",
        "filter(problem=Problem.UNDER, settled_at=None).exclude",
        "filter(settled_at=None).exclude",
        "tests/payment/test_received.py::test_money_that_came_too_late_does_not_pay_with_what_comes_after_it",
    ),
    Mutant(
        "marketplace/payment/services.py",
        "if not waiting and (attempt.state != PaymentState.EXPIRED or not _revive_all(ended)):",
        "if not waiting and not _revive_all(ended):",
        "tests/payment/test_received.py::test_money_for_what_hoa_gave_up_goes_to_a_person",
    ),
    Mutant(
        "marketplace/basket/services.py",
        "lines = {line.pk: line for line in basket.all_lines()}",
        "lines = {line.pk: line for line in Line.objects.all()}",
        "tests/basket/test_basket.py::test_a_line_of_another_basket_is_not_found",
    ),
    Mutant(
        "marketplace/basket/services.py",
        "if row is None:",
        "if False:",
        "tests/basket/test_acts.py::test_a_draft_is_refused_by_the_act_itself",
    ),
    Mutant(
        "marketplace/checkout/selectors.py",
        "owned = UserAddress.objects.filter(user=user)",
        "owned = UserAddress.objects.filter()",
        "tests/checkout/test_checkout.py::test_hoas_address_book_fills_the_first_step",
    ),
    Mutant(
        "marketplace/checkout/views.py",
        "Q(user=request.user) if request.user.is_authenticated else guest",
        "Q(pk=0)",
        "tests/checkout/test_checkout.py::test_a_server_that_dies_before_it_answers_leads_the_next_press_to_the_purchase",
    ),
    Mutant(
        "marketplace/checkout/views.py",
        "guest = Q(user=None, basket=cookie_basket(request))",
        "guest = Q(user=None)",
        "tests/checkout/test_checkout.py::test_the_key_of_anothers_basket_opens_nothing",
    ),
    Mutant(
        "marketplace/checkout/views.py",
        "                return way.why_not",
        '                return ""',
        "tests/checkout/test_checkout.py::test_cash_above_the_ceiling_is_refused_even_when_forced",
    ),
    Mutant(
        "catalogue/selectors.py",
        "if not (product.is_public and product.producer.is_public) and not _may_see_draft(product, user):",
        "if False:",
        "tests/catalogue/test_revisions.py::test_a_proposed_product_is_a_draft_that_a_stranger_cannot_open",
    ),
    Mutant(
        "catalogue/models/listing.py",
        "self.stars_until >= timezone.localdate()",
        "True",
        "tests/catalogue/test_listing.py::test_stars_lapse_by_the_calendar",
    ),
    Mutant(
        "marketplace/search/selectors.py",
        "Q(ocop_stars__in=stars, stars_until__gte=day)",
        "Q(ocop_stars__in=stars)",
        "tests/search/test_facets.py::test_lapsed_stars_vanish_from_card_and_facet_without_any_act",
    ),
    Mutant(
        "catalogue/querysets.py",
        ".exclude(cooperative__in=closed)",
        "",
        "tests/search/test_facets.py::test_goods_of_a_suspended_cooperative_vanish_everywhere",
    ),
    Mutant(
        "catalogue/wording.py",
        "return [*words, *joined, *parted, *spelt]",
        "return words",
        "tests/search/test_search.py::test_marks_joined_words_places_and_makers_are_understood",
    ),
    Mutant(
        "catalogue/images.py",
        "if image.width * image.height > MOST_PIXELS:",
        "if False:",
        "tests/catalogue/test_images.py::test_what_is_no_picture_is_refused_in_one_sentence",
    ),
    Mutant(
        "catalogue/services/revisions.py",
        "    if locked.status != WAITING:",
        "    if False:",
        "tests/catalogue/test_revisions.py::test_a_decision_is_taken_once",
    ),
    Mutant(
        "marketplace/partner/services.py",
        "    if num_in_stock < promised:",
        "    if False:",
        "tests/catalogue/test_stock.py::test_stock_is_what_is_there_less_what_is_promised",
    ),
    Mutant(
        "marketplace/links/things.py",
        ".translate(ESCAPES)",
        "",
        "tests/storefront/test_product.py::test_what_machines_read_is_valid_and_cannot_break_out",
    ),
    Mutant(
        "marketplace/storefront/views.py",
        "    if not reviews.has_received(request.user, found):",
        "    if False:",
        "tests/storefront/test_reviews.py::test_khach_who_never_bought_is_refused_and_told_why",
    ),
    Mutant(
        "marketplace/cooperatives/selectors.py",
        "Membership.objects.filter(cooperative__slug=slug, user_id=user.pk)",
        "Membership.objects.filter(cooperative__slug=slug)",
        "tests/desk/test_door.py::test_a_stranger_finds_nothing",
    ),
    Mutant(
        "marketplace/cooperatives/selectors.py",
        "memberships = memberships.filter(role__in=roles)",
        "pass",
        "tests/desk/test_door.py::test_tam_who_packs_works_on_orders_and_lots_but_not_on_goods_and_prices",
    ),
    Mutant(
        "marketplace/desk/selectors.py",
        "product = goods_of(cooperative).filter(pk=pk).first()",
        "product = Product.objects.filter(pk=pk).first()",
        "tests/desk/test_door.py::test_sen_cannot_put_binhs_order_lot_or_product_behind_her_own_name",
    ),
    Mutant(
        "marketplace/desk/services.py",
        "@transaction.atomic\ndef list_goods(",
        "def list_goods(",
        "tests/desk/test_goods.py::test_nothing_is_listed_when_its_price_cannot_be_stored",
    ),
    Mutant(
        "marketplace/dashboard/apps.py",
        'get_class("dashboard.permissions", "DashboardPermission").staff',
        '(["is_staff"], ["partner.dashboard_access"])',
        "tests/dashboard/test_doors.py::test_oscars_permission_for_sellers_opens_nothing",
    ),
    Mutant(
        "marketplace/dashboard/selectors.py",
        "_or_404(purchase.orders.filter(number=number).first())",
        "_or_404(Order.objects.filter(number=number).first())",
        "tests/dashboard/test_acts.py::test_an_order_is_reached_only_through_its_own_purchase",
    ),
    Mutant(
        "marketplace/middleware.py",
        "dict(BACK_OFFICE if BACK_OFFICE_PATHS.match(request.path) else SHOP)",
        "dict(BACK_OFFICE)",
        "tests/security/test_doors.py::test_only_the_back_office_has_the_wider_policy",
    ),
    Mutant(
        "marketplace/middleware.py",
        "if ONE_PERSONS_PATHS.match(request.path):",
        "if False:",
        "tests/security/test_doors.py::test_nothing_is_read_from_pages_that_are_one_persons",
    ),
    Mutant(
        "marketplace/accounts/phones.py",
        "return phone_e164(typed) or typed.strip().lower()",
        "return typed",
        "tests/security/test_doors.py::test_five_guesses_in_any_spelling_through_any_door_close_it",
    ),
    Mutant(
        "marketplace/money.py",
        'if re.fullmatch(r"[0-9]{1,3}[.,][0-9]{3}", number):',
        "if False:",
        "tests/leaves/test_money.py::test_a_price_that_cannot_be_read_is_refused_with_one_sentence",
    ),
    Mutant(
        "marketplace/customer/addresses.py",
        "address = addresses_of(user).filter(pk=pk).first()",
        "address = UserAddress.objects.filter(pk=pk).first()",
        "tests/accounts/test_account.py::test_khach_cannot_open_hoas_address",
    ),
    Mutant(
        "marketplace/places/resolving.py",
        "candidates=communes[:_MOST_CANDIDATES]",
        "candidates=()",
        "tests/places/test_old_addresses.py::test_hoa_is_asked_when_the_old_and_the_new_bear_nearly_one_name",
    ),
    Mutant(
        "marketplace/desk/forms/fields.py",
        "if value.year < EARLIEST_YEAR:",
        "if False:",
        "tests/security/test_odd_input.py::test_a_mistyped_year_is_said_and_opens_nothing",
    ),
    Mutant(
        "marketplace/postgres/base.py",
        "return not line.poll(0) or super().is_usable()",
        "return True",
        "tests/storefront/test_postgres.py::test_a_line_that_the_database_cut_is_opened_anew",
        on_postgresql=True,
    ),
    Mutant(
        "marketplace/prepared.py",
        'if self._plan and line.vendor == "postgresql" and not _is_pooled(line):',
        'if self._plan and line.vendor == "postgresql":',
        "tests/traceability/test_prepared.py::test_behind_a_pooler_nothing_is_left_in_a_connection",
        on_postgresql=True,
    ),
]
