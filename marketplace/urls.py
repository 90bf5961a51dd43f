"""The site map, in order of precedence: machine paths, the shop in both languages, Wagtail last."""

from django.apps import apps
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.i18n import set_language

from marketplace.editorial import sitemaps as pages
from marketplace.links import card, sitemaps, views
from marketplace.storefront import health, structured, web
from marketplace.storefront import sitemaps as shelves
from marketplace.storefront.urls_unoffered import offer_urls, wishlist_urls

dashboard = apps.get_app_config("dashboard")
customer = apps.get_app_config("customer")
checkout = apps.get_app_config("checkout")
search = apps.get_app_config("search")

SITEMAPS = {
    "trang": pages.Pages, "cua": sitemaps.Doors, "loai": shelves.Kinds, "san-pham": shelves.Goods,
    "htx": shelves.Cooperatives, "lo": shelves.Lots,
}  # fmt: skip
CARDS = {
    card.SHOP: card.find_shop_card, structured.GOODS: structured.find_goods_card,
    structured.COOPERATIVE: structured.find_cooperative_card, pages.PAGE: pages.find_page_card,
}  # fmt: skip

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("robots.txt", web.robots, name="robots"),
    path("sitemap.xml", web.sitemap_index, {"sitemaps": SITEMAPS}, name="sitemaps"),
    path("sitemap-<str:section>.xml", web.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("chia-se/<str:kind>/<int:key>-<str:digest>.jpg", views.share, {"cards": CARDS}, name="share"),
    path("manifest.webmanifest", web.manifest, name="manifest"),
    path("ngon-ngu/", set_language, name="set_language"),
    path("dia-chi/", include("marketplace.places.urls")),
    path("webhooks/", include("marketplace.payment.urls")),
    path("", include("traceability.urls_machine")),
    path("cms/", include("wagtail.admin.urls")),
    path("tai-lieu/", include("wagtail.documents.urls")),
    path("media/<path:path>", web.media),
]

urlpatterns += i18n_patterns(
    path("", include("traceability.urls")),  # first: nothing is asked more often than what labels open
    path("dieu-hanh/", dashboard.urls),
    path("", include("marketplace.storefront.urls_catalogue")),
    path("gio-hang/", include("marketplace.checkout.urls_basket")),
    path("thanh-toan/", checkout.urls),
    path("", include("marketplace.customer.urls_password")),
    path("tai-khoan/", customer.urls),
    path("tim-kiem/", search.urls),
    path("khuyen-mai/", include(offer_urls)),
    path("yeu-thich/", include(wishlist_urls)),
    path("ban-hang/", include("marketplace.desk.urls")),
    path("", include("marketplace.storefront.urls")),
    path("", include("marketplace.editorial.urls")),
    prefix_default_language=False,
)

handler400 = "marketplace.storefront.errors.bad_request"
handler403 = "marketplace.storefront.errors.forbidden"
handler404 = "marketplace.storefront.errors.not_found"
handler500 = "marketplace.storefront.errors.failed"
