"""Tables of records: the template that a cooperative fills in, and how a row that was read is shown."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

from openpyxl import Workbook

from catalogue.models import Product
from marketplace.cooperatives.models import Cooperative
from marketplace.templatetags.shop import date_vn, decimal_vn
from traceability.files.columns import KINDS, TEMPLATES, as_day
from traceability.models import DiaryEntry

NARROWEST = 12  # characters
DAYS, NUMBERS = {"date", "use_by"}, {"dose", "quantity", "interval_days"}


def template_for(cooperative: Cooperative, kind: str) -> bytes:
    """The XLSX for `kind`, a key of TEMPLATES: the first sheet to fill in, the second with the words."""
    words = _words(cooperative, kind)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Dữ liệu")
    for letter, (heading, example) in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", TEMPLATES[kind].values(), strict=False):
        sheet.column_dimensions[letter].width = max(NARROWEST, len(heading) + 2, len(example) + 2)
    sheet.append([heading for heading, _example in TEMPLATES[kind].values()])
    # not of the cooperative's own fields and goods: an example that is left in is refused, not written for ever
    sheet.append([example for _heading, example in TEMPLATES[kind].values()])
    second = book.create_sheet("Từ dùng được")
    for name, allowed in words.items():
        second.append([TEMPLATES[kind][name][0], *allowed])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cell_text(name: str, value: Any) -> str:
    """What a row says in a column, as people write it: 22/11/2026, Tưới nước, 0,5; nothing where it says nothing."""
    if not value:
        return ""
    if name in DAYS:
        return date_vn(as_day(value))
    return decimal_vn(Decimal(value)) if name in NUMBERS else KINDS[value] if name == "kind" else str(value)


def _words(cooperative: Cooperative, kind: str) -> dict[str, list[str]]:
    areas = list(cooperative.growing_areas.order_by("code").values_list("code", flat=True))
    if kind == "diary":
        return {
            "kind": list(KINDS.values()), "area": areas,
            "dose_unit": list(DiaryEntry.DoseUnit.values), "unit": list(DiaryEntry.Unit.values),
        }  # fmt: skip
    titles = Product.objects.made_by(cooperative).order_by("title").values_list("title", flat=True)
    places = cooperative.facilities.order_by("name").values_list("name", flat=True)
    return {"product": list(titles), "facility": list(places), "areas": areas}
