"""The alliance's own screens. Who may enter stands in `apps.py`: staff, for every URL of the dashboard."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from catalogue.services import approve_revision, reject_revision
from marketplace.cooperatives.models import Cooperative
from marketplace.cooperatives.services import set_status
from marketplace.money import format_vnd
from marketplace.order.models import Order
from marketplace.order.selectors import refunds_due, silent_orders
from marketplace.order.services import move_order
from marketplace.order.status import Actor, OrderStatus, PaymentState, moves_for
from marketplace.payment.selectors import lost_disputes, open_disputes, receipts_to_settle, refunds_to_settle
from marketplace.payment.services import mark_received

from . import selectors
from .forms import ReasonForm, ReceivedForm, RejectForm
from .presenting import changes_of, new_pictures
from .selectors import stock_of

PER_PAGE = 30
SHOWN_TODAY = 10


def _page(request: HttpRequest, rows: QuerySet[Any]) -> Any:
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))


def _query(request: HttpRequest) -> str:
    """What is looked for, without the NUL byte that PostgreSQL refuses."""
    return request.GET.get("q", "").replace("\x00", "").strip()


class TodayView(View):
    """What waits for somebody."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        counts = selectors.today_counts()
        overdue = list(silent_orders()[:SHOWN_TODAY]) if counts["overdue"] else []
        return render(request, "dashboard/today.html", {"counts": counts, "overdue": overdue})


class RevisionListView(View):
    """New and changed listings, the oldest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page."""
        return render(request, "dashboard/revisions.html", {"page": _page(request, selectors.waiting_revisions())})


class RevisionView(View):
    """One listing: what is proposed beside what stands; approve, or send back with a reason."""

    def get(self, request: HttpRequest, pk: int, form: RejectForm | None = None) -> HttpResponse:
        """Show it."""
        revision = selectors.revision_for_staff(pk)
        context = {
            "revision": revision, "changes": changes_of(revision), "new_pictures": new_pictures(revision),
            "stock": stock_of(revision.product), "form": form or RejectForm(),
        }  # fmt: skip
        return render(request, "dashboard/revision.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Decide."""
        revision = selectors.revision_for_staff(pk)
        form = RejectForm(request.POST)
        try:
            if "approve" in request.POST:
                approve_revision(revision=revision, actor=request.user)
                messages.success(request, _("“%(title)s” is on sale now.") % {"title": revision.product.title})
            elif form.is_valid():
                reject_revision(revision=revision, actor=request.user, reason=form.cleaned_data["reason"])
                messages.success(request, _("The cooperative sees your reason at its desk."))
            else:
                return self.get(request, pk, form)
        except ValidationError as fault:
            messages.error(request, fault.messages[0])
            return redirect("dashboard:revision", pk)
        return redirect("dashboard:revisions")


class PurchaseListView(View):
    """Purchases and their money: search by number, memo, phone or name."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page."""
        query, state = _query(request), request.GET.get("state", "")
        rows = selectors.purchases(query, state if state in PaymentState.values else "")
        context = {"page": _page(request, rows), "query": query, "state": state, "states": PaymentState.choices}
        return render(request, "dashboard/purchases.html", context)


class PurchaseView(View):
    """One purchase with its orders; staff record a transfer that arrived."""

    def get(self, request: HttpRequest, number: str, form: ReceivedForm | None = None) -> HttpResponse:
        """Show it."""
        purchase = selectors.purchase_for_staff(number)
        initial = {"amount": format_vnd(int(purchase.total)), "received_at": timezone.localtime()}
        form_or_new = form or ReceivedForm(purchase, initial=initial)
        orders = [{"order": order, "moves": _acts_of_staff(order)} for order in purchase.orders.all()]
        context = {"purchase": purchase, "orders": orders, "form": form_or_new}
        return render(request, "dashboard/purchase.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest, number: str) -> HttpResponse:
        """Record the money."""
        purchase = selectors.purchase_for_staff(number)
        form = ReceivedForm(purchase, request.POST)
        if not form.is_valid():
            return self.get(request, number, form)
        try:
            receipt = mark_received(purchase=purchase, actor=request.user, **form.cleaned_data)
        except ValidationError as fault:
            form.add_error(None, fault.messages[0])
            return self.get(request, number, form)
        if receipt.problem:
            sentence = _("Recorded, with a problem: %(problem)s. It waits under “Bank money”.")
            messages.warning(request, sentence % {"problem": receipt.get_problem_display().lower()})
        else:
            messages.success(request, _("The money is recorded; the cooperatives see the order as paid."))
        return redirect("dashboard:purchase", number)


# what staff do for a cooperative that does not answer; everything else is the cooperative's
STAFF_ACTS = (OrderStatus.CONFIRMED, OrderStatus.CANCELLED)


def _acts_of_staff(order: Order) -> list[str]:
    return [str(move) for move in moves_for(order.status, Actor.STAFF) if move in STAFF_ACTS]


class OrderView(View):
    """Staff accept or end an order in its cooperative's place, and say why."""

    def post(self, request: HttpRequest, number: str, order: str) -> HttpResponse:
        """Do it."""
        found = selectors.order_for_staff(selectors.purchase_for_staff(number), order)
        form, to = ReasonForm(request.POST), request.POST.get("to", "")
        if not form.is_valid() or to not in STAFF_ACTS:
            messages.error(request, _("Say why; the buyer and the cooperative read it."))
            return redirect("dashboard:purchase", number)
        try:
            move_order(
                order=found, to=to, actor_kind=Actor.STAFF, actor=request.user, reason=form.cleaned_data["reason"]
            )
        except ValidationError as fault:
            messages.error(request, fault.messages[0])
        else:
            messages.success(request, f"{found.number}: {OrderStatus(to).label}")
        return redirect("dashboard:purchase", number)


class MoneyView(View):
    """Money that needs a person: transfers that did not fit, and what is owed back."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it."""
        context = {
            "page": _page(request, receipts_to_settle()),
            "refunds": refunds_due().prefetch_related("purchase__attempts")[:PER_PAGE],
            "disputes": open_disputes()[:PER_PAGE],
            "lost": lost_disputes()[:PER_PAGE],
            "odd": refunds_to_settle()[:PER_PAGE],
        }
        return render(request, "dashboard/money.html", context)


class CooperativeListView(View):
    """Cooperatives by state."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page."""
        status = request.GET.get("status", "")
        rows = selectors.cooperatives(status if status in Cooperative.Status.values else "")
        context = {"page": _page(request, rows), "status": status, "statuses": Cooperative.Status.choices}
        return render(request, "dashboard/cooperatives.html", context)


class CooperativeView(View):
    """One cooperative's legal identity; verify, suspend or reinstate it."""

    def get(self, request: HttpRequest, slug: str, form: ReasonForm | None = None) -> HttpResponse:
        """Show it."""
        cooperative = selectors.cooperative_for_staff(slug)
        goods = _page(request, selectors.goods_of(cooperative))
        context = {"cooperative": cooperative, "page": goods, "form": form or ReasonForm()}
        return render(request, "dashboard/cooperative.html", context, status=422 if form else 200)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Decide."""
        cooperative = selectors.cooperative_for_staff(slug)
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.get(request, slug, form)
        status = "active" if "activate" in request.POST else "suspended"
        set_status(cooperative=cooperative, status=status, actor=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, f"{cooperative.name}: {cooperative.get_status_display()}")
        return redirect("dashboard:cooperative", slug)


class LotListView(View):
    """Lots by code."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page."""
        query = _query(request).upper()
        return render(request, "dashboard/lots.html", {"page": _page(request, selectors.lots(query)), "query": query})


class ComponentsView(View):
    """Every component in every state."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        return render(request, "dashboard/components.html")


URLS = [
    path("", TodayView.as_view(), name="index"),
    path("hang-cho-duyet/", RevisionListView.as_view(), name="revisions"),
    path("hang-cho-duyet/<int:pk>/", RevisionView.as_view(), name="revision"),
    path("don-mua/", PurchaseListView.as_view(), name="purchases"),
    path("don-mua/<str:number>/", PurchaseView.as_view(), name="purchase"),
    path("don-mua/<str:number>/<str:order>/", OrderView.as_view(), name="purchase-order"),
    path("tien/", MoneyView.as_view(), name="money"),
    path("hop-tac-xa/", CooperativeListView.as_view(), name="cooperatives"),
    path("hop-tac-xa/<slug:slug>/", CooperativeView.as_view(), name="cooperative"),
    path("lo-hang/", LotListView.as_view(), name="lots"),
    path("components/", ComponentsView.as_view(), name="components"),
]
