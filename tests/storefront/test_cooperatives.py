"""The cooperatives: found by place and field, told with what a buyer has a right to know."""

import datetime

import pytest

from marketplace.cooperatives.models import Award, Facility, Field, GrowingArea
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def rice_makers():
    maker = factories.dong_tom_lua()
    maker.tax_code, maker.registration_number, maker.representative = "0099000017", "MH-0001", "Nguyễn Văn An"
    maker.phone, maker.email, maker.story = "+84292000952", "htx@example.vn", "Một vụ tôm, một vụ lúa từ năm 2014."
    maker.registered_on = datetime.date(2014, 4, 11)
    maker.save()
    maker.fields.add(Field.objects.create(code="lua-gao", name="Lúa gạo"))
    Award.objects.create(cooperative=maker, title="Bằng khen (minh họa)", year=2025)
    Facility.objects.create(cooperative=maker, kind="mill", name="Xưởng xay Hòa Tú", province=maker.province)
    GrowingArea.objects.create(cooperative=maker, code="CT-07", name="Cánh đồng 7", crop="lúa", area_ha="42")
    factories.certificate(factories.product("Gạo ST25", by=maker))
    return maker


def names(client, **params):
    return [card["name"] for card in client.get("/htx/", params).context["cards"]]


def test_they_are_found_by_province_and_field(client, rice_makers):
    tea_makers = factories.doi_che_xuan()
    assert names(client) == [tea_makers.name, rice_makers.name]
    assert names(client, tinh="19") == [tea_makers.name]
    assert names(client, nganh="lua-gao") == [rice_makers.name]
    assert names(client, nganh="lua-gao", tinh="19") == []
    assert client.get("/htx/", {"tinh": "99"}).context["is_unknown"]


def test_the_page_tells_who_they_are(client, rice_makers):
    html = client.get(rice_makers.get_absolute_url()).content.decode()
    told = ("0099000017", "MH-0001", "Nguyễn Văn An", "htx@example.vn", "từ năm 2014", "Bằng khen", "Xưởng xay",
            "CT-07", "Gạo ST25", "VietGAP", "Cần Thơ", "Lúa gạo", '"@type":"Organization"')  # fmt: skip
    for part in told:
        assert part in html, part


@pytest.mark.parametrize("status", ["suspended", "pending"])
def test_one_that_may_not_sell_is_nowhere(client, rice_makers, status):
    rice_makers.status = status
    rice_makers.save()
    assert client.get(rice_makers.get_absolute_url()).status_code == 404
    assert names(client) == []
    assert names(client, tinh="92") == []


def test_drafts_are_not_among_its_goods(client, rice_makers):
    factories.product("Gạo nháp", by=rice_makers, public=False)
    context = client.get(rice_makers.get_absolute_url()).context
    assert [row.title for row in context["rows"]] == ["Gạo ST25"]
