"""Papers in each state, so that the desk, the alliance and the pages have something to show of each."""

from __future__ import annotations

import datetime
import io
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from reportlab.pdfgen.canvas import Canvas

from catalogue.models import Certificate, GeographicalIndication, Product
from catalogue.papers.acts import declare_certificate, revoke, verify
from marketplace.accounts.models import User
from marketplace.cooperatives.models import Cooperative

DAY = datetime.timedelta(days=1)
ISSUER = "Tổ chức chứng nhận minh họa"


def origin_of(name: str) -> GeographicalIndication:
    """The invented registration of goods named by their place; made where it is missing."""
    number = f"MH-CDDL-{GeographicalIndication.objects.count() + 1:05d}"
    defaults = {
        "registration_number": number, "manager": "Cơ quan quản lý chỉ dẫn địa lý minh họa",
        "registered_on": datetime.date(2012, 5, 10),
    }  # fmt: skip
    return GeographicalIndication.objects.get_or_create(name=f"{name} (minh họa)", defaults=defaults)[0]


def make_papers(cooperatives: dict[str, Cooperative], people: dict[str, User]) -> None:
    """One that ends in 25 days, a renewal, one only declared, a right asked for, a borrowed number; lapsed, revoked."""
    binh, sen, lan = (people[f"{name}@example.vn"] for name in ("binh", "sen", "lan"))
    if Certificate.objects.filter(number="MH-HACCP-25").exists():
        return
    today = timezone.localdate()
    rice = list(Product.objects.filter(producer=cooperatives["DTL"], code__startswith="gao-st25").order_by("pk"))
    soon = _declared(binh, rice[1:3], scheme="haccp", name="HACCP", number="MH-HACCP-25", expires_on=today + 25 * DAY)
    verify(paper=soon, method="register", words="Tra sổ minh họa", actor=lan)
    _declared(binh, rice, scheme="globalgap", name="GLOBALG.A.P.", number="MH-GGAP-CHO", expires_on=today + 300 * DAY)
    right = {"scheme": "gi", "name": "Quyền sử dụng chỉ dẫn địa lý", "indication": origin_of("Gạo ST25")}
    _declared(binh, rice[:1], number="0000/QĐ-CDDL-XIN", expires_on=today + 900 * DAY, **right)
    own = Certificate.objects.filter(holder=cooperatives["DTL"], scheme="vietgap").order_by("pk")[0]
    baskets = list(Product.objects.filter(producer=cooperatives["MTB"]).order_by("-pk"))
    borrowed = {"scheme": "vietgap", "name": own.name, "number": own.number.lower()}
    _declared(sen, baskets[:1], expires_on=today + 200 * DAY, **borrowed)
    _ended(baskets[0], today)
    mark = {"scheme": "mark", "name": "Quyền sử dụng nhãn hiệu tập thể", "number": "MH-NHTT-THUHOI"}
    gone = verify(
        paper=_declared(sen, baskets[1:2], expires_on=today + 400 * DAY, **mark), method="original", actor=lan
    )  # fmt: skip
    revoke(paper=gone, reason="Chủ nhãn hiệu đã thu hồi quyền sử dụng (minh họa)", actor=lan)


def _declared(who: User, products: list[Product], **fields: Any) -> Certificate:
    issued = timezone.localdate() - 340 * DAY
    return declare_certificate(
        holder=products[0].producer, actor=who, products=products, issuer=ISSUER, issued_on=issued,
        file=_sheet(fields["number"]), **fields,
    )  # fmt: skip


def _ended(product: Product, today: datetime.date) -> None:
    """It was verified in its time; nobody renewed it."""
    paper = Certificate.objects.create(
        holder=product.producer, scheme="other", name="Sản phẩm làng nghề truyền thống", number="MH-LN-HETHAN",
        issuer=ISSUER, issued_on=today - 750 * DAY, expires_on=today - 20 * DAY, verification="verified",
        method="original", verified_at=timezone.now() - 740 * DAY,
    )  # fmt: skip
    paper.products.add(product)


def _sheet(number: str) -> ContentFile[bytes]:
    """A page that says that it is invented."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(420, 300), invariant=True)
    canvas.drawString(60, 200, "GIAY CHUNG NHAN MINH HOA / SAMPLE CERTIFICATE")
    canvas.drawString(60, 170, number.encode("ascii", "replace").decode())
    canvas.save()
    return ContentFile(out.getvalue(), name=f"{number.encode().hex()[:16]}.pdf")
