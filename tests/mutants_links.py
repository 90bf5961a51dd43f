"""The guards of what the world is told that a test must miss when they are gone."""

from tests.mutants import Mutant

TESTS = "tests/links"

LINKS = [
    Mutant(
        "marketplace/storefront/views.py",
        "    if found.is_public and found.producer.is_public:",
        "    if True:",
        f"{TESTS}/test_heads.py::test_a_draft_is_nothing_for_the_world",
    ),
    Mutant(
        "marketplace/storefront/structured.py",
        "    row = ListingRow.objects.on_sale().for_cards()",
        "    row = ListingRow.objects.for_cards()",
        f"{TESTS}/test_heads.py::test_a_suspended_cooperative_leaves_the_world",
    ),
    Mutant(
        "marketplace/storefront/structured.py",
        "if row.reviews and row.rating else None",
        "if True else None",
        f"{TESTS}/test_heads.py::test_goods_are_offered_with_price_stock_seller_and_gtin",
    ),
    Mutant(
        "marketplace/storefront/sitemaps.py",
        "ListingRow.objects.on_sale().annotate",
        "ListingRow.objects.annotate",
        f"{TESTS}/test_sitemap.py::test_what_is_suspended_recalled_withdrawn_or_private_leaves_the_sitemap",
    ),
    Mutant(
        "marketplace/storefront/sitemaps.py",
        "Lot.objects.saleable(on=timezone.localdate())",
        "Lot.objects.published()",
        f"{TESTS}/test_sitemap.py::test_what_is_suspended_recalled_withdrawn_or_private_leaves_the_sitemap",
    ),
    Mutant(
        "marketplace/editorial/uploads.py",
        "if isinstance(file, UploadedFile) and not _is_what_it_says(file):",
        "if False:",
        "tests/uploads/test_papers.py::test_anything_else_is_refused_beside_the_field_and_the_title_stays",
    ),
    Mutant(
        "marketplace/storefront/web.py",
        'if response.headers.get("Content-Type") not in PICTURES:',
        "if False:",
        "tests/uploads/test_papers.py::test_a_page_among_the_uploads_is_never_shown_as_one",
    ),
    Mutant(
        "catalogue/images.py",
        '    if not picture.mode.startswith("I"):',
        "    if True:",
        "tests/catalogue/test_images.py::test_a_grey_of_sixteen_bits_stays_grey",
    ),
]
