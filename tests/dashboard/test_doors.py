"""Who comes into /dieu-hanh/: staff; no seller, no buyer, whatever the address."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from catalogue.models import ListingRevision
from marketplace.dashboard.navigation import NAVIGATION
from marketplace.dashboard.services import PERMISSIONS, ensure_alliance_group
from tests import factories, people
from tests.buying import bought
from tests.dashboard.conftest import browser_of
from tests.desk.things import lot
from traceability.problems.services import report
from traceability.services import open_recall

pytestmark = [
    pytest.mark.django_db,
    # Oscar pages offers by a query that groups, which Django takes for unordered
    pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning"),
]

MENU = [page["url_name"] for entry in NAVIGATION for page in entry.get("children", [entry])]
PLAIN = [
    "index",
    "revisions",
    "purchases",
    "money",
    "cooperatives",
    "lots",
    "recalls",
    "systems",
    "keys",
    "components",
    "remittances",
    "differences",
    "unremitted",
    "papers",
    "indications",
]


def _pages():
    """The address of each of our pages, about things that exist."""
    order = bought()
    product = order.lines.get().product
    revision = ListingRevision.objects.create(product=product, changes={"title": "Gạo mới"})
    rice = lot(product, "DTL-1")
    drill = open_recall(lot=rice, actor=None, reason="Diễn tập", is_drill=True)
    things = {
        "revision": revision.pk, "purchase": order.purchase.number, "cooperative": order.cooperative.slug,
        "lot": rice.code, "problem": report(lot=rice, what="other", words="Rách túi.", device="a").pk,
        "recall": drill.pk,
        "paper": factories.certificate(product).pk, "stars": factories.stars(product).pk,
        "indication": factories.indication().pk,
    }  # fmt: skip
    about = {name: reverse(f"dashboard:{name}", args=[thing]) for name, thing in things.items()}
    return {**{name: reverse(f"dashboard:{name}") for name in PLAIN}, **about}


def test_lan_who_is_staff_and_no_superuser_opens_every_page_of_ours(lan):
    assert not people.lan().is_superuser
    pages = _pages()
    assert {name: lan.get(url).status_code for name, url in pages.items()} == dict.fromkeys(pages, 200)


@pytest.mark.parametrize("name", MENU)
def test_every_page_of_the_menu_opens_for_lan(name, lan):
    assert lan.get(reverse(name)).status_code == 200


def test_nobody_else_comes_in(binh, client):
    for url in [*_pages().values(), *(reverse(name) for name in MENU)]:
        for browser in (binh, browser_of(people.hoa()), client):
            answers = [browser.get(url), browser.post(url)]
            assert {answer.status_code for answer in answers} <= {302, 403, 405}, url
            for answer in answers:
                assert answer.status_code != 302 or reverse("dashboard:login") in answer.url


def test_the_alliance_signs_in_at_the_same_door_as_everybody(client):
    answer = client.get(reverse("dashboard:index"), follow=True)
    assert answer.redirect_chain[-1][0].startswith(reverse("customer:login"))
    assert answer.context["next"] == reverse("dashboard:index")


def test_oscars_permission_for_sellers_opens_nothing(binh):
    access = Permission.objects.filter(codename="dashboard_access", content_type__app_label="partner")
    people.binh().user_permissions.set(access)
    assert access.exists()
    for name in ("dashboard:index", "dashboard:order-list", "dashboard:catalogue-product-list"):
        assert browser_of(people.binh()).get(reverse(name)).status_code in (302, 403)


def test_a_member_of_the_staff_without_the_group_has_our_screens_alone():
    mai = people.hoa()
    mai.is_staff = True
    mai.save()
    browser = browser_of(mai)
    assert browser.get(reverse("dashboard:revisions")).status_code == 200
    assert browser.get(reverse("dashboard:users-index")).status_code == 403


def test_the_group_is_made_once_with_exactly_its_permissions():
    first, again = ensure_alliance_group(), ensure_alliance_group()
    assert first == again
    assert again.permissions.count() == sum(map(len, PERMISSIONS.values()))
    assert not again.permissions.filter(codename__in=["change_product", "delete_user", "change_user"]).exists()


class Fetched(HTMLParser):
    """What a page makes the browser fetch."""

    def __init__(self, html):
        super().__init__()
        self.addresses = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag in ("script", "img", "iframe", "source", "use", "video", "embed"):
            self.addresses += [
                values.get("src") or "",
                values.get("href") or "",
                *(values.get("srcset") or "").split(","),
            ]
        if tag == "link" and values.get("rel") in ("stylesheet", "preload", "icon", "manifest"):
            self.addresses.append(values.get("href") or "")

    @property
    def hosts(self):
        return {urlsplit(address.strip()).netloc for address in self.addresses} - {""}


def test_no_page_asks_another_host_for_anything_and_tinymce_is_absent(lan):
    for url in [*_pages().values(), *(reverse(name) for name in MENU)]:
        html = lan.get(url).content.decode()
        assert Fetched(html).hosts == set(), url
        loaded = [address for address in Fetched(html).addresses if "tinymce" in address.lower()]
        assert [address for address in loaded if "no-tinymce" not in address] == [], url
        assert not re.search(r"tinymce\.init|tinymce\(", html, re.I), url


def test_the_parser_finds_a_third_party():
    assert Fetched('<script src="https://cdn.example/x.js">').hosts == {"cdn.example"}


def test_every_link_of_the_menus_pages_leads_somewhere(lan):
    """One step further than the menu: Oscar's own links, too, end in a page or in a plain refusal, never in a fault."""
    factories.product()
    bought()
    seen = set()
    for name in MENU:
        html = lan.get(reverse(name)).content.decode()
        seen |= set(re.findall(r'href="(/[^"#?]*dieu-hanh/[^"#?]*)"', html))
    assert len(seen) > len(MENU)
    for link in sorted(seen):
        assert lan.get(link).status_code in (200, 302, 403, 405), link
