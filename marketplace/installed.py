"""The installed apps, in three lists: ours, Oscar's (forked or not), Wagtail's."""

OURS = [
    "marketplace.apps.MarketplaceConfig",
    "marketplace.accounts.apps.AccountsConfig",
    "marketplace.places.apps.PlacesConfig",
    "marketplace.cooperatives.apps.CooperativesConfig",
    "marketplace.outbox.apps.OutboxConfig",
    "marketplace.audit.apps.AuditConfig",
    "marketplace.ledger.apps.LedgerConfig",
    "traceability.apps.TraceabilityConfig",
    "marketplace.promotion.apps.PromotionConfig",
    "marketplace.storefront.apps.StorefrontConfig",
    "marketplace.desk.apps.DeskConfig",
    "marketplace.editorial.apps.EditorialConfig",
    "marketplace.demo.apps.DemoConfig",
]

OSCAR = [
    "marketplace.apps.Shop",
    "catalogue.apps.CatalogueConfig",
    "marketplace.address.apps.AddressConfig",
    "marketplace.basket.apps.BasketConfig",
    "marketplace.checkout.apps.CheckoutConfig",
    "marketplace.communication.apps.CommunicationConfig",
    "marketplace.customer.apps.CustomerConfig",
    "marketplace.offer.apps.OfferConfig",
    "marketplace.order.apps.OrderConfig",
    "marketplace.partner.apps.PartnerConfig",
    "marketplace.payment.apps.PaymentConfig",
    "marketplace.search.apps.SearchConfig",
    "marketplace.shipping.apps.ShippingConfig",
    "marketplace.voucher.apps.VoucherConfig",
    "marketplace.dashboard.apps.DashboardConfig",
    "marketplace.apps.SilentAnalytics",
    "oscar.apps.catalogue.reviews.apps.CatalogueReviewsConfig",
    "oscar.apps.wishlists.apps.WishlistsConfig",
    "oscar.apps.dashboard.reports.apps.ReportsDashboardConfig",
    "oscar.apps.dashboard.users.apps.UsersDashboardConfig",
    "oscar.apps.dashboard.orders.apps.OrdersDashboardConfig",
    "oscar.apps.dashboard.catalogue.apps.CatalogueDashboardConfig",
    "oscar.apps.dashboard.offers.apps.OffersDashboardConfig",
    "oscar.apps.dashboard.partners.apps.PartnersDashboardConfig",
    "oscar.apps.dashboard.pages.apps.PagesDashboardConfig",
    "oscar.apps.dashboard.ranges.apps.RangesDashboardConfig",
    "oscar.apps.dashboard.reviews.apps.ReviewsDashboardConfig",
    "oscar.apps.dashboard.vouchers.apps.VouchersDashboardConfig",
    "oscar.apps.dashboard.communications.apps.CommunicationsDashboardConfig",
    "oscar.apps.dashboard.shipping.apps.ShippingDashboardConfig",
    # what Oscar's own apps import; haystack is never used (see docs/decisions)
    "widget_tweaks",
    "haystack",
    "treebeard",
    "django_tables2",
]

WAGTAIL = [
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.locales",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
]

LIBRARIES = [
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "pictures",
]

DJANGO = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sites",
    "django.contrib.flatpages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
]

INSTALLED_APPS = OURS + OSCAR + WAGTAIL + LIBRARIES + DJANGO
