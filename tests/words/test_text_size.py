"""Whoever reads badly makes the text larger: without a script, on every page after, and back again."""

import pytest

pytestmark = pytest.mark.django_db


def _chooses(client, size, page="/tai-khoan/dang-nhap/"):
    return client.get("/co-chu/", {"text-size": size, "next": page})


@pytest.mark.parametrize("size", ["l", "xl"])
@pytest.mark.parametrize("page", ["/tai-khoan/dang-nhap/", "/en/tai-khoan/dang-nhap/", "/khong-co-trang-nay/"])
def test_the_size_holds_on_every_page_after(client, size, page):
    answer = _chooses(client, size, page)
    assert (answer.status_code, answer["Location"]) == (302, page)
    html = client.get(page).content.decode()
    assert f'data-size="{size}">' in html
    assert f'id="size-{size}" value="{size}" checked' in html


def test_the_normal_size_comes_back(client):
    _chooses(client, "xl")
    _chooses(client, "m")
    html = client.get("/tai-khoan/dang-nhap/").content.decode()
    assert "data-size" not in html
    assert 'value="m" checked' in html


def test_no_other_size_is_kept(client):
    assert _chooses(client, 'l" onload="x').cookies == {}
    client.cookies["text-size"] = "huge"
    assert "data-size" not in client.get("/tai-khoan/dang-nhap/").content.decode()


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com/", "javascript:alert(1)", ""])
def test_the_switch_leads_to_no_other_site(client, elsewhere):
    assert _chooses(client, "l", elsewhere)["Location"] == "/"
