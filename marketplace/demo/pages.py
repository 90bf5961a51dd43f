"""Invented editorial pages: the site, a campaign that runs today, one that is past, stories in both languages."""

import datetime
import html

from django.core.files import File
from django.utils import timezone

from catalogue.models import Product
from marketplace.editorial.models import CampaignPage, Picture, StoryPage
from marketplace.editorial.services import EditorialSite, add_page, ensure_site, write_down_page
from marketplace.promotion.models import Campaign, CampaignCooperative, CampaignProduct

from .tables import art, table

CHOSEN = [
    "gao-st25-1", "che-tan-cuong-2", "den-may-tre-bao-la-1", "mat-ong-bac-ha-1", "nuoc-mam-phu-quoc-1",
    "ca-phe-buon-ma-thuot-1", "hat-dieu-binh-phuoc-1", "cam-cao-phong-1", "ho-tieu-chu-se-1", "keo-dua-ben-tre-1",
    "toi-ly-son-1", "khoai-lang-say-1", "ro-ra-may-tre-1", "my-chu-1", "tinh-dau-tram-1",
]  # fmt: skip
WORDS = {
    "vi": {
        "title": "Tháng hành động vì Hợp tác xã", "slug": "thang-hanh-dong",
        "summary": "Mua thẳng từ người làm ra. Quét mã trên bao bì để biết hạt gạo, búp chè đã đi qua những đâu.",
        "body": "Mỗi năm một lần, các hợp tác xã cùng bày hàng trên một sạp chung. Giá là giá của hợp tác xã, "
        "không cộng thêm; phí của sàn trong tháng do Liên minh chịu (minh họa). "
        "Mỗi món đều có lô, mỗi lô đều có hành trình.",
        "quote": "Người mua hỏi gạo này gặt hôm nào. Trước đây tôi phải nhớ, giờ tôi chỉ cần đưa mã.",
        "who": "Anh Bình, HTX minh họa Đồng Tôm Lúa",
    },
    "en": {
        "title": "Action Month for Cooperatives", "slug": "action-month",
        "summary": "Straight from those who make it. Scan the code on the package to see where it has been.",
        "body": "Once a year the cooperatives lay out their goods on one stall. Prices are the cooperatives' own; the "
        "alliance carries the month's fees (invented). Every good has a lot, and every lot a journey.",
        "quote": "Buyers ask on which day this rice was cut. I used to remember; now I hand them the code.",
        "who": "Mr Bình, HTX minh họa Đồng Tôm Lúa",
    },
}  # fmt: skip


def make_pages(products: list[Product]) -> None:
    """The site's own pages, then the invented ones; repeatable."""
    site = ensure_site()
    if not Campaign.objects.exists():
        _campaigns(site, {product.code: product for product in products})
    if not StoryPage.objects.exists():
        for number, row in enumerate(table("stories")):
            _story(site, row, number)


def _campaigns(site: EditorialSite, products: dict[str | None, Product]) -> None:
    today = timezone.localdate()
    running = Campaign.objects.create(
        name="Tháng hành động vì Hợp tác xã", starts_on=today - datetime.timedelta(days=8),
        ends_on=today + datetime.timedelta(days=22),
    )  # fmt: skip
    chosen = [products[code] for code in CHOSEN if code in products]
    for position, product in enumerate(chosen):
        CampaignProduct.objects.create(campaign=running, product=product, position=position)
    producers = list(dict.fromkeys(product.producer for product in chosen))
    for position, cooperative in enumerate(producers):
        CampaignCooperative.objects.create(campaign=running, cooperative=cooperative, position=position)
    running.provinces.set({cooperative.province for cooperative in producers})
    _campaign_pages(site, running, "canh-ruong-bac-thang")
    past = Campaign.objects.create(
        name="Mùa vải chín",
        starts_on=today - datetime.timedelta(days=160),
        ends_on=today - datetime.timedelta(days=130),
    )
    page = CampaignPage(
        title="Mùa vải chín", slug="mua-vai-chin", campaign=past, hero_image=picture("canh-doi-che"),
        summary="Một tháng vải thiều hái trước bình minh, đi xe lạnh đến tay người mua trong ngày hôm sau.",
    )  # fmt: skip
    write_down_page(page=add_page(parent=site.campaigns["vi"], page=page))


def _campaign_pages(site: EditorialSite, campaign: Campaign, scene: str) -> None:
    first: CampaignPage | None = None
    for code, words in WORDS.items():
        page = CampaignPage(
            title=words["title"], slug=words["slug"], campaign=campaign, summary=words["summary"],
            hero_image=picture(scene), hero_image_night=picture(f"{scene}-dem"),
            body=[("text", f"<p>{words['body']}</p>"), ("quote", {"text": words["quote"], "who": words["who"]})],
        )  # fmt: skip
        first = first or page
        add_page(parent=site.campaigns[code], page=page, translation_of=first)
        write_down_page(page=page)


def _story(site: EditorialSite, row: dict[str, str], number: int) -> None:
    told_on = timezone.localdate() - datetime.timedelta(days=5 + 11 * number)
    product = Product.objects.filter(code=f"{row['product']}-1").first()
    first: StoryPage | None = None
    for code, tail in (("vi", ""), ("en", "_en")):
        text = "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in row[f"body{tail}"].split("|"))
        body: list[tuple[str, object]] = [("text", text)]
        if product:
            body.append(("products", {"heading": "", "products": [product]}))
        page = StoryPage(
            title=row[f"title{tail}"], slug=row["slug"] if code == "vi" else f"{row['slug']}-en",
            kicker=row[f"kicker{tail}"], summary=row[f"summary{tail}"], told_on=told_on,
            hero_image=picture(row["picture"]), body=body,
        )  # fmt: skip
        first = first or page
        add_page(parent=site.stories[code], page=page, translation_of=first)


def picture(name: str) -> Picture | None:
    """The drawn scene `name` among the editors' pictures; its sizes are made once."""
    known = Picture.objects.filter(title=name).first()
    path, told = art(name), {row["picture"]: row for row in table("scenes")}
    if known or path is None:
        return known
    with path.open("rb") as file:
        said = {"description": told[name]["description"], "description_en": told[name]["description_en"]}
        made = Picture(title=name, file=File(file, name=path.name), **said)
        made.save()
    return made
