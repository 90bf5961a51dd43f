"""The alliance's menu: few groups; whoever stands in one sees its pages, and where they stand."""

import re

import pytest
from django.urls import reverse

from marketplace.dashboard.navigation import NAVIGATION, TRACING
from tests import people
from tests.buying import bought
from tests.dashboard.conftest import browser_of

pytestmark = pytest.mark.django_db
LINK = re.compile(r'<a href="([^"]+)"( aria-current="(?:true|page)")?>([^<]+)</a>')


def _menu(browser, url):
    """The rows of the menu: what each link says, and whether it is where one stands."""
    nav = re.search(r'<nav class="nav all".*?</nav>', browser.get(url).content.decode(), re.S)[0]
    return [[(label, bool(here)) for _url, here, label in LINK.findall(row)] for row in nav.split("</ul>")[:-1]]


def test_lan_reads_seven_names_on_the_first_screen(lan):
    (groups,) = _menu(lan, reverse("dashboard:index"))
    assert groups == [(str(entry["label"]), entry["label"] == "Today") for entry in NAVIGATION]
    assert len(groups) == 7


def test_within_a_group_its_pages_stand_below_and_the_place_is_marked(lan):
    groups, pages = _menu(lan, reverse("dashboard:recalls"))
    assert [label for label, here in groups if here] == ["Trace"]
    assert pages == [(str(page["label"]), page["label"] == "Recalls") for page in TRACING]


def test_a_page_below_a_page_is_in_its_group_too(lan):
    groups, pages = _menu(lan, reverse("dashboard:purchase", args=[bought().purchase.number]))
    assert [label for label, here in groups + pages if here] == ["Orders", "Purchases and money"]


def test_the_first_screen_names_every_page_once(lan):
    html = lan.get(reverse("dashboard:index")).content.decode()
    within = re.search(r'<nav [^>]*aria-labelledby="map".*?</nav>', html, re.S)[0]
    named = [url for url, _here, _label in LINK.findall(within)]
    assert named == [reverse(page["url_name"]) for entry in NAVIGATION for page in entry.get("children", [])]


def test_a_group_leads_to_the_first_page_that_its_reader_may_open():
    mai = people.hoa()
    mai.is_staff = True
    mai.save()
    html = browser_of(mai).get(reverse("dashboard:index")).content.decode()
    assert reverse("dashboard:users-index") not in html
    links = re.findall(r'<li><a href="([^"]*dieu-hanh/[^"]*)"', html)
    assert len(links) > 7
    assert {url: browser_of(mai).get(url).status_code for url in links} == dict.fromkeys(links, 200)
