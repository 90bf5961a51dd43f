"""The pages of returns and complaints: what people can do there, what is kept for them, who is let in."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse
from PIL import Image

from marketplace.ledger.checking import faults
from marketplace.order.models import Claim, Order
from marketplace.order.returns import drafts
from marketplace.order.returns.photographs import small_name
from marketplace.order.returns.services import decline
from marketplace.order.returns.status import ClaimState
from marketplace.order.status import Actor, OrderStatus
from marketplace.payment.models import Refund
from marketplace.payment.sealing import Account, has_account, keep_account, read_account
from tests.factories import doi_che_xuan
from tests.people import binh, hoa, khach, lan, sen, tam

from .returning import Kind, Reason, Wish, arrived, cleaned, hoa_asks, photograph

pytestmark = pytest.mark.django_db
C = ClaimState


def _ask_url(order):
    return reverse("storefront:claim-ask", args=[order.purchase.number, order.number])


def _asked(order, **changes):
    line = order.lines.get()
    filled = {f"units-{line.pk}": "2", "reason": "damaged", "words": "Bao bị rách.", "kind": "complaint"}
    return {**filled, "wish": "money", "kept": "", **changes}


def _pages(claim):
    """The page of each side, and its photograph."""
    order, photo = claim.order, claim.pictures.first()
    buyer = [order.purchase.number, order.number, claim.pk]
    seller, staff = [order.cooperative.slug, claim.pk], [claim.pk]
    names = [("storefront:claim", buyer), ("desk:claim", seller), ("dashboard:claim", staff)]
    return {
        name.partition(":")[0]: [reverse(name, args=args), reverse(f"{name}-picture", args=[*args, photo.pk])]
        for name, args in names
    }


# -- Hoa ------------------------------------------------------------------------------------------------------


def test_hoa_asks_with_photographs_and_follows_it(client):
    order = arrived()
    client.force_login(hoa())
    assert _ask_url(order) in client.get(order.purchase.get_absolute_url()).content.decode()
    answer = client.post(_ask_url(order), _asked(order, pictures=[photograph(), photograph()]), follow=True)
    claim = Claim.objects.get()
    assert (claim.pictures.count(), claim.lines.get().quantity, claim.reason) == (2, 2, Reason.DAMAGED)
    assert "Bao bị rách." in answer.content.decode()
    page = client.get(order.purchase.get_absolute_url()).content.decode()
    assert reverse("storefront:claim", args=[order.purchase.number, order.number, claim.pk]) in page


def test_hoa_without_an_account_asks_by_number_and_phone(client):
    order = arrived()
    assert client.get(_ask_url(order)).status_code == 404
    client.post(reverse("storefront:find-order"), {"number": order.purchase.number, "phone": "0912345678"})
    assert client.get(_ask_url(order)).status_code == 200
    client.post(_ask_url(order), _asked(order))
    assert Claim.objects.get().steps.get().actor is None


def test_nothing_that_was_typed_is_lost_and_no_photograph(client):
    order = arrived()
    client.force_login(hoa())
    answer = client.post(_ask_url(order), _asked(order, kind="", pictures=[photograph()]))
    page = answer.content.decode()
    assert answer.status_code == 422 and not Claim.objects.exists()
    assert "Bao bị rách." in page and 'value="2"' in page and answer.context["kept_count"] == 1
    client.post(_ask_url(order), _asked(order, kept=answer.context["kept"], pictures=[photograph()]))
    assert Claim.objects.get().pictures.count() == 2


def test_kept_photographs_are_of_one_order_and_nobody_invents_them():
    token = drafts.keep("A-1", cleaned())
    assert len(drafts.find("A-1", token)) == 1
    assert drafts.find("B-1", token) == drafts.find("A-1", token[:-1]) == drafts.find("A-1", "") == []
    assert drafts.drop_old_drafts() == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"words": ""}, "words"), ({"reason": "x"}, "reason"), ({"wish": ""}, "wish"), ({"units": "9"}, "units"),
        ({"units": "-1"}, "units"), ({"units": "ba"}, "units"), ({"units": ""}, None), ({"words": "x" * 2001}, "words"),
        ({"reason": "mind"}, "kind"), ({"pictures": "text"}, "pictures"), ({"pictures": 6}, "pictures"),
    ],
)  # fmt: skip
def test_each_fault_has_a_sentence_beside_its_field(client, changes, field):
    order = arrived()
    client.force_login(hoa())
    units = f"units-{order.lines.get().pk}"
    changes = {units if name == "units" else name: value for name, value in changes.items()}
    if changes.get("pictures") == "text":
        file = photograph()
        file.file.seek(0)
        file.file.write(b"this is no picture")
        changes["pictures"] = [file]
    elif "pictures" in changes:
        changes["pictures"] = [photograph() for _ in range(6)]
    answer = client.post(_ask_url(order), _asked(order, **changes))
    faults = answer.context["form"].errors
    assert answer.status_code == 422 and not Claim.objects.exists()
    assert list(faults) == [units if field == "units" else field or "__all__"]
    assert all(len(sentences) == 1 for sentences in faults.values())


def test_hoa_names_her_account_once_and_nobody_reads_it_on_her_page(client):
    claim = hoa_asks(arrived())
    client.force_login(hoa())
    url = reverse("storefront:claim", args=[claim.order.purchase.number, claim.order.number, claim.pk])
    bad = client.post(url, {"act": "account", "bank_bin": "970436", "number": "12", "holder": "Hoa"})
    assert bad.status_code == 422 and list(bad.context["account_form"].errors) == ["number"]
    client.post(url, {"act": "account", "bank_bin": "970436", "number": "0123 456 789", "holder": "NGUYEN THI HOA"})
    assert has_account(claim.order.purchase)
    assert read_account(purchase=claim.order.purchase, actor=lan()).number == "0123456789"
    answer = client.get(url)
    assert answer.context["account_form"] is None and "0123456789" not in answer.content.decode()


def test_hoa_disagrees_and_withdraws_on_her_page(client):
    claim = decline(claim=hoa_asks(arrived()), words="Gạo tốt.", actor_kind=Actor.SELLER, actor=binh())
    client.force_login(hoa())
    url = reverse("storefront:claim", args=[claim.order.purchase.number, claim.order.number, claim.pk])
    assert client.post(url, {"act": "disagree", "words": ""}).status_code == 422
    client.post(url, {"act": "disagree", "words": "Có mọt thật."})
    assert Claim.objects.get().state == C.ESCALATED
    client.post(url, {"act": "withdraw"})
    assert Claim.objects.get().state == C.WITHDRAWN
    assert client.post(url, {"act": "buy"}).status_code == 404


# -- Bình and Lan ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "filled", "state"),
    [
        ("keep", {}, C.REFUNDED), ("back", {}, C.AWAITING_GOODS),
        ("offer", {"offer-amount": "20k", "offer-words": "Xin lỗi."}, C.OFFERED),
        ("decline", {"decline-words": "Gạo tốt."}, C.DECLINED), ("settle", {"settle-words": "Cảm ơn."}, C.SETTLED),
    ],
)  # fmt: skip
def test_bình_answers_at_his_desk(client, act, filled, state):
    claim = hoa_asks(arrived())
    client.force_login(binh())
    slug = claim.order.cooperative.slug
    assert claim.order.number in client.get(reverse("desk:claims", args=[slug])).content.decode()
    url = reverse("desk:claim", args=[slug, claim.pk])
    if filled:
        assert client.post(url, {"act": act}).status_code == 422
    assert client.post(url, {"act": act, **filled}).status_code == 302
    assert Claim.objects.get().state == state


def test_tâm_takes_goods_in_but_does_not_decide_about_money(client):
    claim = hoa_asks(arrived(), kind=Kind.RETURN)
    url = reverse("desk:claim", args=[claim.order.cooperative.slug, claim.pk])
    client.force_login(tam())
    assert client.post(url, {"act": "keep"}).status_code == 404
    client.force_login(binh())
    client.post(url, {"act": "back"})
    client.force_login(tam())
    assert client.post(url, {"act": "receive"}).status_code == 422
    client.post(url, {"act": "receive", f"fate-{claim.lines.get().line_id}": "discard"})
    assert (Claim.objects.get().state, Refund.objects.count()) == (C.REFUNDED, 1)


@pytest.mark.parametrize(
    ("act", "filled", "state"),
    [
        ("keep", {}, C.REFUNDED), ("back", {}, C.AWAITING_GOODS), ("reject", {"words-words": "Không rõ."}, C.REJECTED),
        ("award", {"award-amount": "10.000", "award-words": "Một phần."}, C.REFUNDED),
        ("settle", {"words-words": "Đã gặp hai bên."}, C.SETTLED),
    ],
)  # fmt: skip
def test_lan_decides_on_the_alliances_screen(client, act, filled, state):
    claim = hoa_asks(arrived(), pictures=cleaned())
    Claim.objects.update(state=C.ESCALATED)
    client.force_login(lan())
    assert claim.order.number in client.get(reverse("dashboard:claims")).content.decode()
    url = reverse("dashboard:claim", args=[claim.pk])
    assert client.get(url).status_code == 200
    if filled:
        assert client.post(url, {"act": act}).status_code == 422
    client.post(url, {"act": act, **filled})
    assert Claim.objects.get().state == state


# -- who is let in --------------------------------------------------------------------------------------------


def test_each_sees_the_page_and_the_photographs_of_their_side(client):
    claim = hoa_asks(arrived(), pictures=cleaned())
    pages = _pages(claim)
    for person, side in ((hoa(), "storefront"), (binh(), "desk"), (tam(), "desk"), (lan(), "dashboard")):
        client.force_login(person)
        page, photograph_url = pages[side]
        assert f'src="{photograph_url}?nho"' in client.get(page).content.decode()
        large, small = client.get(photograph_url), client.get(f"{photograph_url}?nho")
        for answer in (large, small):
            assert answer["Content-Type"] == "image/webp" and "private" in answer["Cache-Control"]
        assert _size(small) == (192, 192) and min(_size(large)) > 192


def _size(answer):
    with Image.open(io.BytesIO(answer.content)) as image:
        return image.size


def test_a_photograph_from_before_there_were_small_ones_is_shown_whole(client):
    claim = hoa_asks(arrived(), pictures=cleaned())
    picture = claim.pictures.get()
    picture.file.storage.delete(small_name(picture))
    client.force_login(hoa())
    assert min(_size(client.get(f"{_pages(claim)['storefront'][1]}?nho"))) > 192


@pytest.mark.parametrize("somebody", [khach, sen])
def test_a_stranger_finds_nothing(client, somebody):
    claim = hoa_asks(arrived(), pictures=cleaned())
    client.force_login(somebody())
    urls = [url for side in ("storefront", "desk") for url in _pages(claim)[side]]
    assert {client.get(url).status_code for url in [*urls, f"{urls[1]}?nho", f"{urls[3]}?nho"]} == {404}
    assert {client.post(url, {"act": "keep"}).status_code for url in urls[::2]} == {404}
    assert client.get(_ask_url(claim.order)).status_code == 404
    assert client.post(_ask_url(claim.order), _asked(claim.order)).status_code == 404
    assert all(client.get(url).status_code in (302, 403, 404) for url in _pages(claim)["dashboard"])
    assert Claim.objects.get().state == C.ASKED


def test_a_stranger_finds_nothing_at_another_desk(client):
    """Sen has a desk of her own: under it Bình's claims do not exist."""
    claim = hoa_asks(arrived(), pictures=cleaned())
    client.force_login(sen())
    args = [doi_che_xuan().slug, claim.pk]
    assert client.get(reverse("desk:claim", args=args)).status_code == 404
    photo = reverse("desk:claim-picture", args=[*args, claim.pictures.get().pk])
    assert client.get(photo).status_code == client.post(reverse("desk:claim", args=args)).status_code == 404


def test_a_photograph_of_one_claim_is_not_found_under_another(client):
    order = arrived()
    first, second = hoa_asks(order, pictures=cleaned()), hoa_asks(order, wish=Wish.ANSWER)
    client.force_login(hoa())
    args = [order.purchase.number, order.number, second.pk, first.pictures.get().pk]
    assert client.get(reverse("storefront:claim-picture", args=args)).status_code == 404


def test_sens_claims_are_not_in_bìnhs_list(client):
    hoa_asks(arrived())
    client.force_login(sen())
    assert list(client.get(reverse("desk:claims", args=[doi_che_xuan().slug])).context["cards"]) == []


def test_bình_pays_back_himself_what_was_paid_to_him(client, settings):
    settings.SETTLEMENT = "direct"
    claim = hoa_asks(arrived(method="cod"), 3)
    account = Account("970436", "0123456789", "NGUYEN THI HOA")
    keep_account(purchase=claim.order.purchase, account=account, actor=hoa())
    client.force_login(binh())
    url = reverse("desk:claim", args=[claim.order.cooperative.slug, claim.pk])
    assert "0123456789" not in client.post(url, {"act": "account"}).content.decode()
    client.post(url, {"act": "keep"})
    assert "0123456789" in client.post(url, {"act": "account"}).content.decode()
    assert client.post(url, {"act": "paid", "reference": ""}).status_code == 422
    client.post(url, {"act": "paid", "reference": "FT-77"})
    client.post(url, {"act": "paid", "reference": "FT-78"})
    order = Order.objects.get(pk=claim.order_id)
    assert (order.refund_due, order.status, Refund.objects.get().reference) == (0, OrderStatus.REFUNDED, "FT-77")
    assert list(faults()) == []
