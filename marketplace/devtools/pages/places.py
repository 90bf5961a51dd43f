"""Where things of the demonstration are: addresses in the active language, looked up when they are needed."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse
from django.utils import translation
from wagtail.models import Page as EditedPage

from catalogue.models import Category, ListingRevision, ListingRow, Product
from marketplace.cooperatives.models import Cooperative, GrowingArea
from marketplace.editorial.models import CampaignPage, ContentPage, StoryPage
from marketplace.order.models import Order, Purchase
from marketplace.order.returns.models import Claim
from marketplace.payment.bank.models import Statement
from marketplace.payment.models import Receipt
from marketplace.places.models import Commune
from traceability.models import Lot, ProblemReport

from . import states

Place = Callable[[], str]
HUE = "46"
HOA = "hoa@example.vn"


def product(code: str, end: str = "") -> Place:
    """A product's page by its code in the demonstration."""
    return lambda: Product.objects.get(code=code).get_absolute_url() + end


def basket_add(code: str) -> Place:
    """Where the product's "add to basket" goes."""
    return lambda: reverse("basket:add", args=[Product.objects.get(code=code).pk])


def sold_out() -> str:
    """A product that nobody can buy today."""
    row = ListingRow.objects.on_sale().filter(available=0, unlimited=False).order_by("pk")[0]
    return row.get_absolute_url()


def draft() -> str:
    """A listing that still waits for approval."""
    return str(_waiting(is_new=True).product.get_absolute_url())


def suspended_product() -> str:
    """Goods of a cooperative that may not sell."""
    return str(Product.objects.filter(producer__code=states.SUSPENDED)[0].get_absolute_url())


def category(name: str) -> Place:
    """A category by its Vietnamese name."""
    return lambda: Category.objects.get(name=name).get_absolute_url()


def cooperative(code: str) -> Place:
    """A cooperative's public page."""
    return lambda: Cooperative.objects.get(code=code).get_absolute_url()


def lot(code: str = "") -> Place:
    """A lot's public page; without a code, of a lot of rice that is on sale."""
    return lambda: _lot(code).get_absolute_url()


def _lot(code: str) -> Lot:
    if code:
        return Lot.objects.get(code=code)
    return Lot.objects.filter(product__code="gao-st25-1", state=Lot.State.ACTIVE).order_by("-use_by")[0]


def hub_lot() -> str:
    """The lot that was mixed of what satellites brought."""
    return Lot.objects.get(parts__is_output=True, parts__transformation__process="mixing").get_absolute_url()


def lot_end(name: str) -> Place:
    """A page behind that lot's."""
    return lambda: reverse(f"traceability:{name}", args=[_lot("").code])


def piece(number: str) -> Place:
    """The page of one labelled piece."""
    return lambda: reverse("traceability:piece", args=[_problem().lot.code, number])


def problem(room: str) -> Place:
    """What a reader reported, at the desk or on the alliance's screen."""

    def find() -> str:
        found = _problem()
        return reverse(f"{room}:problem", args=[*([found.lot.producer.slug] if room == "desk" else []), found.pk])

    return find


def problem_told() -> str:
    """The same for whoever reported it."""
    return reverse("traceability:problem", args=[_problem().token])


def _problem() -> ProblemReport:
    return ProblemReport.objects.select_related("lot__producer").order_by("pk")[0]


def check_lot() -> str:
    """How to check the proof of that lot."""
    return f"{reverse('traceability:check-it-yourself')}?ma={_lot('').code}"


def recalled() -> str:
    """The lot that was recalled."""
    return Lot.objects.filter(state=Lot.State.RECALLED).order_by("pk")[0].get_absolute_url()


def commune() -> str:
    """The code of a commune in Huế."""
    return Commune.objects.filter(province__code=HUE, valid_to=None).order_by("code")[0].code


def purchase(status: str, method: str = "") -> Place:
    """Hoa's page of a purchase, the first of whose orders stands at `status`."""
    return lambda: purchase_at(status, method).get_absolute_url()


def purchase_at(status: str, method: str = "") -> Purchase:
    """The same as a thing."""
    found = Purchase.objects.filter(user__email=HOA, orders__status=status).order_by("pk")
    return (found.filter(method=method) if method else found)[0]


def expired_purchase() -> str:
    """A purchase that was never paid."""
    return Purchase.objects.filter(payment_state="expired", method="vietqr").order_by("pk")[0].get_absolute_url()


def hoas_address() -> str:
    """The form of an address in Hoa's book."""
    return reverse("customer:address-detail", args=[states.hoas_address().pk])


def hoas_address_delete() -> str:
    """The question before it is deleted."""
    return reverse("customer:address-delete", args=[states.hoas_address().pk])


def review_form() -> str:
    """The form with which Hoa reviews what she received and has not reviewed yet."""
    bought = Product.objects.filter(line__order__status="delivered", line__order__purchase__user__email=HOA)
    found: Product = bought.exclude(reviews__user__email=HOA).order_by("pk").distinct()[0]
    return f"{found.get_absolute_url()}danh-gia/"


def desk(name: str, code: str = "DTL") -> Place:
    """A page of a cooperative's desk."""
    return lambda: reverse(f"desk:{name}", args=[_slug(code)])


def desk_area(name: str, end: str = "") -> Place:
    """A page of Bình's desk about the newer of his growing areas."""
    return lambda: reverse(f"desk:{name}", args=[_slug("DTL"), GrowingArea.objects.get(code="MH-DTL-02").pk]) + end


def desk_product(name: str) -> Place:
    """A page of Bình's desk about a product on sale."""
    return lambda: reverse(f"desk:{name}", args=[_slug("DTL"), Product.objects.get(code="gao-st25-1").pk])


def desk_draft() -> str:
    """Bình's listing that waits."""
    return reverse("desk:goods-change", args=[_slug("DTL"), _waiting(is_new=True).product_id])


def desk_order(status: str, name: str = "order") -> Place:
    """A page of Bình's desk about an order that stands at `status`."""
    return lambda: reverse(f"desk:{name}", args=[_slug("DTL"), _order(status).number])


def _order(status: str) -> Order:
    found: Order = Order.objects.filter(cooperative__code="DTL", status=status).order_by("pk")[0]
    return found


def claim(state: str) -> Place:
    """Hoa's page of a return or complaint that stands at `state`."""
    return lambda: _claim_at(_claim(state), "claim")


def claim_ask(status: str = "delivered") -> Place:
    """The form with which Hoa asks about an order; of one that has not arrived it says that there is nothing."""
    return lambda: _ask_at(_order(status))


def _ask_at(order: Order) -> str:
    return reverse("storefront:claim-ask", args=[order.purchase.number, order.number])


def _claim_at(found: Claim, name: str) -> str:
    return reverse(f"storefront:{name}", args=[found.order.purchase.number, found.order.number, found.pk])


def _claim(state: str) -> Claim:
    found: Claim = Claim.objects.filter(state=state).order_by("pk")[0]
    return found


def desk_claim(state: str) -> Place:
    """The page of one at its cooperative's desk."""
    return lambda: reverse("desk:claim", args=[_claim(state).order.cooperative.slug, _claim(state).pk])


def staff_claim(state: str) -> Place:
    """The page of one at the alliance."""
    return lambda: reverse("dashboard:claim", args=[_claim(state).pk])


def refunded_purchase() -> str:
    """A purchase of which a part is to go back."""
    return str(_claim("refunded").order.purchase.get_absolute_url())


def bank_case() -> str:
    """A transfer that was too small: somebody has to decide."""
    return reverse("dashboard:case", args=[Receipt.objects.filter(problem="under").order_by("pk")[0].pk])


def bank_statement() -> str:
    """A statement that was read and waits to be imported."""
    return reverse("dashboard:bank-statement", args=[Statement.objects.order_by("pk")[0].pk])


def desk_lot(name: str = "lot", code: str = "") -> Place:
    """A page of Bình's desk about a lot."""
    return lambda: reverse(f"desk:{name}", args=[_slug("DTL"), _lot(code).code])


def _slug(code: str) -> str:
    return str(Cooperative.objects.get(code=code).slug)


def revision(*, is_new: bool) -> Place:
    """The alliance's page of a listing that waits, new or changed."""
    return lambda: reverse("dashboard:revision", args=[_waiting(is_new=is_new).pk])


def _waiting(*, is_new: bool) -> ListingRevision:
    return ListingRevision.objects.filter(status=ListingRevision.Status.WAITING, is_new=is_new).order_by("pk")[0]


def staff_purchase(status: str, method: str = "") -> Place:
    """The alliance's page of a purchase."""
    return lambda: reverse("dashboard:purchase", args=[purchase_at(status, method).number])


def staff_cooperative(code: str) -> Place:
    """The alliance's page of a cooperative."""
    return lambda: reverse("dashboard:cooperative", args=[_slug(code)])


def staff_statement(code: str) -> Place:
    """The alliance's statement of a cooperative."""
    return lambda: reverse("dashboard:statement", args=[_slug(code)])


def staff_lot(code: str = "") -> Place:
    """The alliance's page of a lot."""
    return lambda: reverse("dashboard:lot", args=[_lot(code).code])


def campaign(state: str) -> Place:
    """The page of a campaign that is `upcoming`, `running` or `ended` today."""
    return lambda: _edited(CampaignPage.objects.get(slug=states.CAMPAIGNS[state]))


def story() -> str:
    """A story."""
    return _edited(StoryPage.objects.get(slug="mua-gat-som"))


def plain_page(slug: str) -> Place:
    """A page of rules, by its Vietnamese slug."""
    return lambda: _edited(ContentPage.objects.get(slug=slug))


def index_page(slug: str) -> Place:
    """The list of campaigns or stories."""
    return lambda: _edited(EditedPage.objects.get(slug=slug, depth=3))


def _edited(page: EditedPage) -> str:
    """Its address in the active language, its own where it has no translation."""
    language = translation.get_language() or "vi"
    twin = page.get_translations(inclusive=True).filter(locale__language_code=language).first()
    return str((twin or page).specific.url)
